// What the engine found, as a list that a form can show beside its fields. Cuts what strangers sent to a readable length.
import type { Literal } from '@rdfjs/types';
import type { Result } from 'shacl-engine';
import { localName } from './names.ts';
import { explain } from './sentences.ts';
import type { Violation, Words } from './shapes.ts';

/** Results of one resource that are still listed; more would not be read. */
export const mostListed = 200;

type NameOf = (iri: string) => Words | undefined;

const severities: Readonly<Record<string, Violation['severity']>> = { Warning: 'warning', Info: 'info' };

const cut = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** A path of one step; longer ones are refused at start. */
const pathOf = ({ path }: Result): string => (path?.length === 1 ? (path[0]?.predicates[0]?.value ?? '') : '');

function focusOf({ focusNode }: Result): string {
  const { term } = focusNode;
  if (term === undefined) return '';
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}

const written = (value: unknown): string => {
  if (typeof value === 'object' && value !== null && 'value' in value) return localName(String(value.value));
  return cut(String(value));
};

/** The parameter of the broken constraint: the argument named like the component, or the first. */
function demandOf({ args, constraintComponent }: Result): string {
  const name = localName(constraintComponent.value).replace(/ConstraintComponent$/, '');
  const value = args[`${name.charAt(0).toLowerCase()}${name.slice(1)}`] ?? Object.values(args)[0];
  return value === undefined ? '' : written(value);
}

const said = (messages: readonly Literal[], language: string): string | undefined =>
  messages.find((message) => message.language.toLowerCase() === language)?.value;

function messageOf(result: Result, path: string, nameOf: NameOf): Words {
  const own = result.shape.message.length === 0 ? [] : result.message;
  const [nl, en] = [said(own, 'nl'), said(own, 'en')];
  if (nl !== undefined && en !== undefined) return { nl, en };
  const fallback = localName(path === '' ? focusOf(result) : path);
  const name = nameOf(path) ?? { nl: fallback, en: fallback };
  const sentence = explain({ rule: localName(result.constraintComponent.value), name, demand: demandOf(result) });
  return { nl: nl ?? sentence.nl, en: en ?? sentence.en };
}

/** One result of the engine for people and programs. */
export function toViolation(result: Result, nameOf: NameOf): Violation {
  const path = pathOf(result);
  return {
    focusNode: cut(focusOf(result)),
    path,
    value: cut(result.value?.term?.value ?? ''),
    rule: localName(result.constraintComponent.value),
    message: messageOf(result, path, nameOf),
    severity: severities[localName(result.severity.value)] ?? 'violation',
  };
}
