// Seals the personal part of a state for the log, and opens it again: each statement under the key of the person whose it
// is, and names not at all: they go into the identity table, and the log keeps their number.
import { join } from 'node:path';
import { openIdentities, type Identity, type Sayings } from '../access/identity.ts';
import type { ToSeal, Vault } from '../log/vault.ts';
import type { Module, Privacy } from '../module.ts';
import { iri } from '../rdf/ns.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { openText, sayingLine, sealedLine, sealText } from './envelope.ts';
import { isPerson } from './nobody.ts';
import { openKeys, type Keys } from './keys.ts';

export interface VaultParts {
  readonly base: string;
  readonly modules: readonly Module[];
  readonly keys: Keys;
  readonly sayings: Sayings & { readonly settle: () => void; readonly undo: () => void };
}

/** A vault with its two files, for a thread that reads or writes the log. */
export function openVault(dataDir: string, base: string, modules: readonly Module[]): Vault & { close(): void } {
  const keys = openKeys(join(dataDir, 'keys.sqlite'));
  const sayings = openIdentities(join(dataDir, 'identity.sqlite'));
  const close = (): void => [keys, sayings].forEach((file) => file.close());
  return { ...createVault({ base, modules, keys, sayings }), close };
}

/** For a thread that only reads. */
export const openVaultToRead = (dataDir: string): Vault & { close(): void } => openVault(dataDir, '', []);

/** Predicate and object IRI of a line of our own canonical N-Triples; '' for a literal. */
function read(line: string): { readonly subject: string; readonly predicate: string; readonly object: string } {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const object = line[second + 1] === '<' ? line.slice(second + 2, -3) : '';
  return { subject: line.slice(1, first - 1), predicate: line.slice(first + 2, second - 1), object };
}

/** What people are shown of somebody: the first name and the first e-mail address. */
function identityIn(lines: readonly string[]): Identity {
  const quads = parseNTriples(`${lines.join('\n')}\n`);
  const first = (...properties: readonly string[]): string | undefined =>
    quads.find((q) => properties.includes(q.predicate.value))?.object.value;
  const name = first(iri('foaf', 'name'), iri('schema', 'name')) ?? '';
  return { name, email: first(iri('schema', 'email'))?.replace(/^mailto:/, '') ?? null };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

export function createVault(parts: VaultParts): Vault {
  const { keys, sayings } = parts;
  return {
    seal: createSealer(parts),
    open(text, subject) {
      if (!text.startsWith('~')) return text;
      const lines = linesOf(text).flatMap((line) => openLine(parts, line, subject));
      return lines.length === 0 ? '' : `${lines.toSorted().join('\n')}\n`;
    },
    openNote(note, subject) {
      const [, id, box] = note === null || !note.startsWith('~') ? [] : (sealedLine.exec(note) ?? []);
      if (id === undefined || box === undefined) return note;
      const key = keys.byId(id);
      return key === undefined ? null : openText(key, subject, box);
    },
    settle: () => [keys, sayings].forEach((file) => file.settle()),
    undo: () => [keys, sayings].forEach((file) => file.undo()),
  };
}

function openLine({ keys, sayings }: VaultParts, line: string, subject: string): string[] {
  const [, saying] = sayingLine.exec(line) ?? [];
  if (saying !== undefined) return linesOf(sayings.read(saying));
  const [, id = '', box = ''] = sealedLine.exec(line) ?? [];
  const key = keys.byId(id);
  return key === undefined ? [] : linesOf(openText(key, subject, box));
}

type RuleOf = (what: Pick<ToSeal, 'module' | 'type'>) => Privacy | undefined;

function createRules(modules: readonly Module[]): RuleOf {
  const rules = new Map(
    modules.flatMap((m) => m.types.map((type) => [`${m.name}/${type.name}`, type.privacy] as const)),
  );
  return ({ module, type }) => rules.get(`${module}/${type}`);
}

function createSealer({ base, modules, keys, sayings }: VaultParts): Vault['seal'] {
  const ruleOf = createRules(modules);

  /** Whose a thing is as a whole; the module's when it is nobody's. */
  function holderOf(what: ToSeal, lines: readonly string[]): string {
    const rule = ruleOf(what);
    if (rule?.holder === 'self') return what.subject;
    const held = lines.map(read).find((line) => line.subject === what.subject && line.predicate === rule?.holder);
    return held !== undefined && isPerson(base, held.object) ? held.object : moduleHolder(what.module);
  }

  /** Lines by whose they are; those that say who somebody is, apart. */
  function sort(what: ToSeal, lines: readonly string[]) {
    const [identity, holder] = [ruleOf(what)?.identity ?? [], holderOf(what, lines)];
    const isRecord = holder !== what.subject && holder !== moduleHolder(what.module);
    const [boxes, names] = [new Map<string, string[]>(), [] as string[]];
    for (const line of lines) {
      const said = read(line);
      // Somebody's record is theirs as a whole; in what is nobody's record, a mention belongs to who is mentioned.
      const whose = !isRecord && isPerson(base, said.object) ? said.object : holder;
      if (said.subject === what.subject && identity.includes(said.predicate)) names.push(line);
      else boxes.set(whose, [...(boxes.get(whose) ?? []), line]);
    }
    return { boxes, names };
  }

  function sealPart(what: ToSeal): string {
    const { boxes, names } = sort(what, linesOf(what.personal));
    const sealed = [...boxes].map(([whose, its]) => sealText(keys.of(whose), what.subject, its.join('\n')));
    if (names.length > 0) sealed.push(`~i ${sayings.keep(what.subject, names.join('\n'), identityIn(names))}`);
    return `${sealed.join('\n')}\n`;
  }

  return (what) => {
    const { personal, note, before, subject, module } = what;
    const sealed = personal === '' ? '' : sealPart(what);
    if (note === null) return { personal: sealed, note };
    const holder = holderOf(what, linesOf(personal === '' ? before : personal));
    return {
      personal: sealed,
      note: holder === moduleHolder(module) ? note : sealText(keys.of(holder), subject, note),
    };
  };
}

export const moduleHolder = (module: string): string => `urn:vijver:module:${module}`;
