// What a broken constraint means, in a sentence, for shapes that bring no message of their own.
// Knows nothing of the data: names the field and the demand.
import type { Words } from './shapes.ts';

export interface Broken {
  /** Local name, such as `MinCountConstraintComponent`. */
  readonly rule: string;
  /** Name of the field. */
  readonly name: Words;
  /** The parameter of the constraint, for people; '' when there is none. */
  readonly demand: string;
}

type Sentence = (field: string, demand: string) => string;

const row = (nl: Sentence, en: Sentence) => ({ nl, en });

const sentences = {
  And: row(
    (f) => `“${f}” voldoet niet aan alle voorwaarden.`,
    (f) => `“${f}” does not meet all conditions.`,
  ),
  Or: row(
    (f) => `“${f}” voldoet aan geen van de mogelijkheden.`,
    (f) => `“${f}” fits none of the possibilities.`,
  ),
  Not: row(
    (f) => `“${f}” is precies wat het niet mag zijn.`,
    (f) => `“${f}” is just what it may not be.`,
  ),
  Xone: row(
    (f) => `“${f}” moet aan precies één mogelijkheid voldoen.`,
    (f) => `“${f}” must fit exactly one possibility.`,
  ),
  Class: row(
    (f, d) => `“${f}” moet van het soort ${d} zijn.`,
    (f, d) => `“${f}” must be of the class ${d}.`,
  ),
  Closed: row(
    (f) => `“${f}” hoort hier niet.`,
    (f) => `“${f}” does not belong here.`,
  ),
  Datatype: row(
    (f, d) => `“${f}” moet van het type ${d} zijn.`,
    (f, d) => `“${f}” must be of the type ${d}.`,
  ),
  Disjoint: row(
    (f, d) => `“${f}” mag niet dezelfde waarde hebben als ${d}.`,
    (f, d) => `“${f}” may not have the same value as ${d}.`,
  ),
  Equals: row(
    (f, d) => `“${f}” moet dezelfde waarden hebben als ${d}.`,
    (f, d) => `“${f}” must have the same values as ${d}.`,
  ),
  HasValue: row(
    (f, d) => `“${f}” moet de waarde ${d} hebben.`,
    (f, d) => `“${f}” must have the value ${d}.`,
  ),
  In: row(
    (f, d) => `“${f}” moet een van deze waarden zijn: ${d}.`,
    (f, d) => `“${f}” must be one of these values: ${d}.`,
  ),
  LanguageIn: row(
    (f, d) => `“${f}” moet in een van deze talen zijn: ${d}.`,
    (f, d) => `“${f}” must be in one of these languages: ${d}.`,
  ),
  LessThan: row(
    (f, d) => `“${f}” moet kleiner of vroeger zijn dan ${d}.`,
    (f, d) => `“${f}” must be less or earlier than ${d}.`,
  ),
  LessThanOrEquals: row(
    (f, d) => `“${f}” mag niet groter of later zijn dan ${d}.`,
    (f, d) => `“${f}” may not be more or later than ${d}.`,
  ),
  MaxCount: row(
    (f, d) => `“${f}” mag hoogstens ${d} keer voorkomen.`,
    (f, d) => `“${f}” may occur at most ${d} times.`,
  ),
  MaxExclusive: row(
    (f, d) => `“${f}” moet kleiner zijn dan ${d}.`,
    (f, d) => `“${f}” must be less than ${d}.`,
  ),
  MaxInclusive: row(
    (f, d) => `“${f}” mag niet groter zijn dan ${d}.`,
    (f, d) => `“${f}” may not be more than ${d}.`,
  ),
  MaxLength: row(
    (f, d) => `“${f}” mag hoogstens ${d} tekens lang zijn.`,
    (f, d) => `“${f}” may have at most ${d} characters.`,
  ),
  MinCount: row(
    (f, d) => `“${f}” moet minstens ${d} keer ingevuld zijn.`,
    (f, d) => `“${f}” must be filled in at least ${d} times.`,
  ),
  MinExclusive: row(
    (f, d) => `“${f}” moet groter zijn dan ${d}.`,
    (f, d) => `“${f}” must be more than ${d}.`,
  ),
  MinInclusive: row(
    (f, d) => `“${f}” mag niet kleiner zijn dan ${d}.`,
    (f, d) => `“${f}” may not be less than ${d}.`,
  ),
  MinLength: row(
    (f, d) => `“${f}” moet minstens ${d} tekens lang zijn.`,
    (f, d) => `“${f}” must have at least ${d} characters.`,
  ),
  Node: row(
    (f) => `“${f}” is niet volledig of niet juist opgebouwd.`,
    (f) => `“${f}” is incomplete or not well made.`,
  ),
  NodeKind: row(
    (f, d) => `“${f}” moet van deze aard zijn: ${d}.`,
    (f, d) => `“${f}” must be of this kind: ${d}.`,
  ),
  Pattern: row(
    (f, d) => `“${f}” heeft niet de vorm ${d}.`,
    (f, d) => `“${f}” does not have the form ${d}.`,
  ),
  QualifiedMaxCount: row(
    (f, d) => `“${f}” heeft meer dan ${d} waarden van deze soort.`,
    (f, d) => `“${f}” has more than ${d} values of this kind.`,
  ),
  QualifiedMinCount: row(
    (f, d) => `“${f}” heeft minder dan ${d} waarden van deze soort.`,
    (f, d) => `“${f}” has fewer than ${d} values of this kind.`,
  ),
  UniqueLang: row(
    (f, d) => `“${f}” staat er meer dan één keer in de taal ${d}.`,
    (f, d) => `“${f}” is there more than once in the language ${d}.`,
  ),
};

const otherwise = row(
  (f) => `“${f}” klopt niet met de afspraken.`,
  (f) => `“${f}” does not fit the shape.`,
);

/** Constraint components of SHACL core for which there is a sentence. */
export const explained: readonly string[] = Object.keys(sentences).map((name) => `${name}ConstraintComponent`);

/** A sentence in both languages. */
export function explain({ rule, name, demand }: Broken): Words {
  const key = rule.replace(/ConstraintComponent$/, '');
  const { nl, en } = Object.hasOwn(sentences, key) ? sentences[key as keyof typeof sentences] : otherwise;
  return { nl: nl(name.nl, demand), en: en(name.en, demand) };
}
