// What the editor completes with: prefixes, kinds and properties with their names. From the shapes, so the same for everybody.
import type { Request, Response } from 'express';
import type { Hub } from '../hub.ts';
import { iri } from '../rdf/ns.ts';
import type { Field } from '../shacl/shapes.ts';
import { chooseLang, type Lang } from '../web/words.ts';
import { knownPrefixes } from './prefixes.ts';
import { searchOf } from './protocol.ts';

interface Word {
  /** `skos:prefLabel`, or the IRI in angle brackets when no prefix fits. */
  readonly term: string;
  readonly name: string;
  readonly about: string;
  readonly kind: 'class' | 'property';
}

/** Properties that everybody asks for and that no shape of ours needs to describe. */
const common: readonly (readonly [local: string, nl: string, en: string])[] = [
  ['label', 'naam', 'label'],
  ['seeAlso', 'zie ook', 'see also'],
];

const shorten = (known: Readonly<Record<string, string>>, full: string): string => {
  for (const [prefix, namespace] of Object.entries(known)) {
    const local = full.slice(namespace.length);
    if (full.startsWith(namespace) && /^[\w.-]*\w$/.test(local)) return `${prefix}:${local}`;
  }
  return `<${full}>`;
};

function* fieldsIn(fields: readonly Field[]): Iterable<Field> {
  for (const field of fields) {
    yield field;
    yield* fieldsIn(field.fields);
  }
}

function wordsOf({ base, modules, shapes }: Hub, lang: Lang): readonly Word[] {
  const known = knownPrefixes(base);
  const words = new Map<string, Word>();
  const add = (full: string, word: Omit<Word, 'term'>): void => {
    const term = shorten(known, full);
    if (!words.has(term)) words.set(term, { term, ...word });
  };
  for (const { name: module, types } of modules)
    for (const type of types) {
      add(type.class, { name: type[lang][0], about: '', kind: 'class' });
      for (const { path, name, description } of fieldsIn(shapes.fields(module, type.class)))
        add(path, { name: name[lang], about: description[lang], kind: 'property' });
    }
  for (const [local, nl, en] of common)
    add(iri('rdfs', local), { name: lang === 'nl' ? nl : en, about: '', kind: 'property' });
  return [...words.values()];
}

/** GET /sparql/words?lang=nl */
export function sendWords(hub: Hub, request: Request, response: Response): void {
  const lang = chooseLang({ query: searchOf(request).get('lang'), accept: request.headers['accept-language'] });
  response.vary('accept-language').set('cache-control', 'public, max-age=3600');
  response.json({ prefixes: knownPrefixes(hub.base), words: wordsOf(hub, lang) });
}
