// Which properties hold Markdown, as the shapes of handbook pages and of what stands beside them say.
import { iri } from '../../rdf/ns.ts';

export const inMarkdown: ReadonlySet<string> = new Set([iri('schema', 'text'), iri('schema', 'articleBody')]);
