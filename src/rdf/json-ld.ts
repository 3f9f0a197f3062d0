// JSON-LD from strangers. Contexts are bundled or handed over, never fetched.
// Refuses what the standard drops in silence: terms without a context, relative IRIs; an importer may ask to be told instead.
import type { Quad } from '@rdfjs/types';
import jsonld from 'jsonld';
import { Problem } from '../problem.ts';
import { checkQuad } from './check.ts';
import { type ContextSource, createLoader } from './contexts.ts';
import { type Json, parseJson } from './json.ts';
import { blankNode, literal, namedNode, quad } from './terms.ts';

export interface JsonLdOptions {
  readonly contexts?: ContextSource | undefined;
  /** Told about what is left out, such as a key that no context explains; without it that is refused. */
  readonly onDropped?: ((what: string) => void) | undefined;
  /** What stands in front of the document's own context, for a document that was cut out of a page with one. */
  readonly expandContext?: object | undefined;
}

/** The library folds language tags to lower case; this finds how they were written. */
function tagsAsWritten(document: Json): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (tag: string): void => {
    const folded = tag.toLowerCase();
    if (/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/.test(folded) && (folded !== tag || !found.has(folded))) found.set(folded, tag);
  };
  const visit = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) visit(item);
      return;
    }
    for (const [key, inner] of Object.entries(value as { readonly [key: string]: Json })) {
      if (key === '@language' && typeof inner === 'string') add(inner);
      else if (key.length <= 12 && key.includes('-')) add(key);
      visit(inner);
    }
  };
  visit(document);
  return found;
}

interface LooseTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}
interface LooseQuad {
  readonly subject: LooseTerm;
  readonly predicate: LooseTerm;
  readonly object: LooseTerm;
  readonly graph: LooseTerm;
}

const toNode = (term: LooseTerm) =>
  term.termType === 'BlankNode' ? blankNode(term.value.replace(/^_:/, '')) : namedNode(term.value);

function toQuad(loose: LooseQuad, tags: ReadonlyMap<string, string>): Quad {
  const { object } = loose;
  const language = object.language ?? '';
  const value =
    object.termType === 'Literal'
      ? literal(object.value, language ? (tags.get(language) ?? language) : namedNode(object.datatype?.value ?? ''))
      : toNode(object);
  const made = quad(toNode(loose.subject), namedNode(loose.predicate.value), value);
  if (loose.graph.termType === 'DefaultGraph') return made;
  return quad(made.subject, made.predicate, made.object, toNode(loose.graph));
}

interface SafeEvent {
  readonly level?: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

function describe(event: SafeEvent): string {
  const details = event.details ?? {};
  const about = details['property'] ?? details['id'] ?? details['type'] ?? details['value'] ?? details['relativeIri'];
  return `${event.code ?? 'something'}: ${typeof about === 'string' ? about : JSON.stringify(about ?? '')}`.slice(
    0,
    200,
  );
}

function toProblem(error: unknown): unknown {
  for (let cause = error, depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    if (cause instanceof Problem) return cause;
    const details = (cause as { details?: { cause?: unknown } }).details;
    cause = details?.cause ?? cause.cause;
  }
  if (!(error instanceof Error)) return error;
  return new Problem('bad-syntax', `This JSON is not JSON-LD: ${error.message.slice(0, 300)}`, {}, error);
}

/** Already parsed JSON to quads. @throws Problem `bad-syntax`, `not-supported` */
export async function jsonToQuads(document: Json, base: string, options: JsonLdOptions = {}): Promise<Quad[]> {
  if (document === null || typeof document !== 'object')
    throw new Problem('bad-syntax', 'JSON-LD is an object or a list of objects.', { line: 1, column: 1 });
  let refused: unknown;
  const load = createLoader(base, options.contexts);
  const settings = {
    base,
    ...(options.expandContext === undefined ? {} : { expandContext: options.expandContext }),
    documentLoader: (url: string) =>
      load(url).catch((error: unknown) => {
        refused = error;
        throw error;
      }),
    eventHandler: ({ event, next }: { event: SafeEvent; next: () => void }) => {
      if (event.level !== 'warning') next();
      else if (options.onDropped) options.onDropped(describe(event));
      else throw new Problem('bad-syntax', `JSON-LD would leave this out, so it was refused (${describe(event)}).`);
    },
  };
  try {
    const dataset = (await jsonld.toRDF(document as object, settings as object)) as unknown as readonly LooseQuad[];
    const tags = tagsAsWritten(document);
    return dataset.map((loose) => {
      const made = toQuad(loose, tags);
      checkQuad(made);
      return made;
    });
  } catch (error) {
    throw toProblem(refused ?? error);
  }
}

/** @throws Problem `bad-syntax` with line and column, `too-deep`, `not-supported` for a context we do not have */
export const parseJsonLd = async (text: string, base: string, options: JsonLdOptions = {}): Promise<Quad[]> =>
  jsonToQuads(parseJson(text), base, options);
