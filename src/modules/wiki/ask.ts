// Questions of the wiki's pages to the triple store, as their reader: never a statement that the reader may not see.
// While the store cannot answer there is no answer; a page says so instead of failing.
import type { Term } from '@rdfjs/types';
import { graphsSeenBy } from '../../access/policy.ts';
import { Problem } from '../../problem.ts';
import { parseJson } from '../../rdf/json.ts';
import { prefixes } from '../../rdf/ns.ts';
import type { Ctx } from '../../web/context.ts';

export interface Value {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly 'xml:lang'?: string;
}
export type Row = Readonly<Record<string, Value | undefined>>;

export const valueOf = (value: Value | undefined): string => value?.value ?? '';

const declared = Object.entries(prefixes)
  .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`)
  .join('\n');

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };

/** @throws Error for an IRI that would not stay inside its brackets: it never came through the parser */
function written(term: Term): string {
  if (term.termType === 'NamedNode') {
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u0020<>"{}|^`\\]/.test(term.value)) throw new Error(`Not an IRI: ${term.value.slice(0, 100)}`);
    return `<${term.value}>`;
  }
  if (term.termType !== 'Literal') throw new Error(`A ${term.termType} cannot be asked for`);
  const text = `"${term.value.replace(/["\\\n\r]/g, (char) => escapes[char] ?? char)}"`;
  return term.language === '' ? `${text}^^<${term.datatype.value}>` : `${text}@${term.language}`;
}

/** A query that takes only terms; lists of terms stand with spaces between them, for VALUES. */
export const sparql = (strings: TemplateStringsArray, ...terms: readonly (Term | readonly Term[])[]): string =>
  strings.reduce((done, part, i) => {
    const each = terms[i - 1];
    return done + (each === undefined ? '' : [each].flat().map(written).join(' ')) + part;
  });

const passing = new Set(['warming-up', 'timeout', 'too-many', 'result-too-large', 'store-full']);

/** Rows of a SELECT over what the reader may see; undefined when the store cannot answer now. */
export async function ask(ctx: Ctx, text: string): Promise<readonly Row[] | undefined> {
  const graphs = graphsSeenBy(ctx.actor, ctx.hub.base);
  const query = {
    text: `PREFIX vijver: <${ctx.hub.base}/ns#>\n${declared}\n${text}`,
    scope: { defaultGraphs: graphs, namedGraphs: graphs },
    bindingsType: 'application/sparql-results+json',
    graphType: undefined,
    client: `wiki ${ctx.actor.iri}`,
  };
  try {
    const { body } = await ctx.hub.store.query(query);
    const answer = parseJson(new TextDecoder().decode(body)) as unknown as {
      readonly results: { readonly bindings: readonly Row[] };
    };
    return answer.results.bindings;
  } catch (error) {
    if (error instanceof Problem && passing.has(error.type)) return undefined;
    throw error;
  }
}
