// Writes the state view: resources, their names, and what points at what. Runs in the writer's thread.
import type { DatabaseSync } from 'node:sqlite';
import { markOf } from '../access/policy.ts';
import type { Event, Visibility } from '../log/log.ts';
import type { View } from '../log/views.ts';
import type { LabelKind, Module } from '../module.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { fold } from './fold.ts';
import { createDater } from './dates.ts';
import { createLinker, type Part } from './links.ts';
import { createNameless, type Nameless } from './nameless.ts';
import { settleTables } from './tables.ts';
import { createTally, type CountedLink, type Kind } from './tally.ts';

const openFirst: readonly Visibility[] = ['public', 'internal', 'personal'];
const longestName = 300;

interface Row {
  readonly kind: LabelKind;
  readonly property: string;
  readonly lang: string;
  readonly text: string;
  readonly mark: string;
}

export function createStateView(db: DatabaseSync, modules: readonly Module[]): View {
  settleTables(db);
  const sql = statements(db);
  const tally = createTally(db);
  const { idOf, forget } = interner(sql);
  const namelessOf = createNameless(modules);
  const kinds = new Map(modules.map((m) => [m.name, new Map(m.labels.map((each) => [each.property, each.kind]))]));
  const addLinks = createLinker({ modules, idOf, put: sql.link });
  const addDates = createDater(modules, idOf, sql.dated);

  /** What stood under this number goes, and is counted no more. @returns when it was made */
  function drop(id: number): string | undefined {
    const standing = sql.standing.get(id) as (Kind & { readonly created: string }) | undefined;
    if (standing !== undefined) tally.add(standing, sql.listed.all(id) as unknown as CountedLink[], -1);
    for (const each of [sql.dropLabels, sql.dropLinks, sql.dropDates]) each.run(id);
    return standing?.created;
  }

  function put(event: Event): void {
    const id = idOf(event.subject);
    const created = drop(id) ?? event.at;
    const parts = partsOf(event);
    const labels = labelsOf(event, parts, kinds.get(event.module));
    const mark = parts[0]?.mark ?? markOf('personal', event.module);
    const { nl, en } = namesOf(
      labels.filter((label) => label.mark === mark),
      namelessOf(event, parts),
    );
    const { seq, at, module, type, ref, museum } = event;
    const folded = { nl: fold(nl), en: fold(en) };
    sql.resource.run(id, seq, created, at, module, type, ref, museum, mark, 0, nl, en, folded.nl, folded.en);
    for (const { kind, property, lang, text, mark: seen } of labels)
      sql.label.run(id, kind, idOf(property), lang, text, seen);
    addDates(id, module, parts);
    tally.add({ module, type, museum, mark }, addLinks({ id, event, parts, folded }), 1);
  }

  /**
   * A deleted thing keeps its row, name and mark, so that its address can say what it was to those who might see it; what is
   * personal keeps no name.
   */
  function bury(event: Event): void {
    const id = idOf(event.subject);
    drop(id);
    sql.bury.run(event.seq, event.at, id);
    sql.unname.run(event.ref, event.ref, fold(event.ref), fold(event.ref), id);
  }

  return {
    name: 'state',
    apply: (events) => {
      for (const event of events)
        if (event.action === 'delete') bury(event);
        else put(event);
      tally.flush();
    },
    clear: () => db.exec(emptied.map((table) => `delete from ${table}`).join('; ')),
    undone() {
      forget();
      tally.forget();
    },
    purge() {
      sql.dropZeros.run();
      sql.dropLostIris.run();
      forget();
      tally.forget();
    },
  };
}

const emptied = ['resource', 'label', 'link', 'tally_link', 'tally_kind', 'dated'];

function labelsOf(event: Event, parts: readonly Part[], known: ReadonlyMap<string, LabelKind> | undefined): Row[] {
  return parts.flatMap(({ mark, quads }) =>
    quads.flatMap((quad) => {
      const kind = known?.get(quad.predicate.value);
      if (kind === undefined || quad.object.termType !== 'Literal' || quad.subject.value !== event.subject) return [];
      const { value: text, language: lang } = quad.object;
      return [{ kind, property: quad.predicate.value, lang, text, mark }];
    }),
  );
}

function partsOf(event: Event): Part[] {
  return openFirst.flatMap((visibility) => {
    const text = event.state[visibility];
    return text === '' ? [] : [{ mark: markOf(visibility, event.module), quads: parseNTriples(text) }];
  });
}

const rank: Readonly<Record<LabelKind, number>> = { preferred: 0, alternative: 1, notation: 2, text: 3, hidden: 4 };

const namesOf = (labels: readonly Row[], nameless: Nameless): Nameless => ({
  nl: nameIn(labels, 'nl', nameless.nl),
  en: nameIn(labels, 'en', nameless.en),
});

/** The name in a language; else Dutch, else none, else any; else the reference. Longer ones are cut. */
function nameIn(labels: readonly Row[], lang: string, ref: string): string {
  const named = labels.filter(({ kind }) => kind !== 'text' && kind !== 'hidden');
  const order = (label: Row): number => rank[label.kind] * 10 + languageRank(label.lang.toLowerCase(), lang);
  const best = named.toSorted((a, b) => order(a) - order(b) || (a.text < b.text ? -1 : 1))[0];
  return (best?.text ?? ref).slice(0, longestName);
}

function languageRank(tag: string, wanted: string): number {
  if (tag === wanted) return 0;
  if (tag.startsWith(`${wanted}-`)) return 1;
  if (tag === 'nl') return 2;
  if (tag.startsWith('nl-')) return 3;
  return tag === '' ? 4 : 5;
}

interface Interner {
  /** The number of an IRI, given out at first sight. */
  readonly idOf: (text: string) => number;
  readonly forget: () => void;
}

const mostRemembered = 50_000;

function interner(sql: ReturnType<typeof statements>): Interner {
  const memo = new Map<string, number>();
  const idOf = (text: string): number => {
    const known = memo.get(text);
    if (known !== undefined) return known;
    const row = (sql.findIri.get(text) ?? sql.newIri.get(text)) as { id: number };
    if (memo.size > mostRemembered) memo.clear();
    memo.set(text, row.id);
    return row.id;
  };
  return { idOf, forget: () => memo.clear() };
}

function statements(db: DatabaseSync) {
  return {
    findIri: db.prepare('select id from iri where text = ?'),
    newIri: db.prepare('insert into iri (text) values (?) returning id'),
    standing: db.prepare('select created, module, type, museum, mark from resource where id = ? and deleted = 0'),
    listed: db.prepare('select predicate, object, mark from link where resource = ? and fold_en is not null'),
    resource: db.prepare('insert or replace into resource values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    bury: db.prepare('update resource set seq = ?, at = ?, deleted = 1 where id = ?'),
    unname: db.prepare(`update resource set name_nl = ?, name_en = ?, fold_nl = ?, fold_en = ?
      where id = ? and mark like 'personal:%'`),
    dropLostIris: db.prepare(`delete from iri where id not in (select id from resource
      union select resource from link union select predicate from link union select object from link
      union select property from label union select resource from label
      union select predicate from tally_link union select object from tally_link
      union select property from dated)`),
    dropZeros: db.prepare('delete from tally_link where n = 0'),
    label: db.prepare('insert into label values (?, ?, ?, ?, ?, ?)'),
    link: db.prepare('insert or ignore into link values (?, ?, ?, ?, ?, ?)'),
    dropLabels: db.prepare('delete from label where resource = ?'),
    dated: db.prepare('insert or ignore into dated values (?, ?, ?, ?)'),
    dropDates: db.prepare('delete from dated where resource = ?'),
    dropLinks: db.prepare('delete from link where resource = ?'),
  };
}
