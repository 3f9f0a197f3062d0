// Questions of the wiki's pages to the triple store, as their reader: never a statement that the reader may not see.
// While the store cannot answer there is no answer; a page says so instead of failing.
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
