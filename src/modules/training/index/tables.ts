// The tables of training in `views.sqlite`: courses and editions as facts, who is enrolled where, who can do what.
/** Goes up with every change of these tables or of what is written into them (decision 0011). */
export const trainingVersion = 2;

export const trainingTables = `
  create table if not exists train_thing (
    subject text primary key, seq integer not null, at text not null, kind text not null, mark text not null,
    facts text not null) strict, without rowid;
  create index if not exists train_thing_by_kind on train_thing (kind);
  create table if not exists train_enrolment (
    subject text primary key, place integer not null, seq integer not null, at text not null, person text, edition text not null,
    status text not null, facts text not null) strict, without rowid;
  create index if not exists train_enrolment_by_edition on train_enrolment (edition, place);
  create index if not exists train_enrolment_by_person on train_enrolment (person, place);
  create table if not exists train_assertion (
    subject text primary key, seq integer not null, person text not null, skill text not null, level integer not null,
    confirmed integer not null, since text, until text, helps integer not null) strict, without rowid;
  create index if not exists train_assertion_by_person on train_assertion (person, skill, confirmed, level, since, until);
  create index if not exists train_assertion_by_skill on train_assertion (skill, person);
  create table if not exists train_goal (
    subject text primary key, seq integer not null, person text not null, status text not null, due text not null,
    facts text not null) strict, without rowid;
  create index if not exists train_goal_by_person on train_goal (person, due);
  create table if not exists train_staff (
    person text primary key, museum text, functions text not null) strict, without rowid;
  create index if not exists train_staff_by_museum on train_staff (museum);`;

export const trainingClearing =
  'delete from train_thing; delete from train_enrolment; delete from train_assertion; delete from train_goal; delete from train_staff;';

/** What `verify` compares. */
export const trainingContents: Readonly<Record<string, string>> = {
  'training, courses': 'select subject, seq, at, kind, mark, facts from train_thing order by 1',
  'training, enrolments':
    'select subject, place, seq, at, person, edition, status, facts from train_enrolment order by 1',
  'training, skills':
    'select subject, seq, person, skill, level, confirmed, since, until, helps from train_assertion order by 1',
  'training, goals': 'select subject, seq, person, status, due, facts from train_goal order by 1',
  'training, staff': 'select person, museum, functions from train_staff order by 1',
};
