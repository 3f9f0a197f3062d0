// A typed name to the thing that is meant: by exact name among the kinds that a field offers. Never guesses between two.
import type { Field } from '../../shacl/shapes.ts';
import { slug } from '../../rdf/refs.ts';
import type { Ctx } from '../context.ts';
import { tellHits } from '../hits.ts';
import type { RowError } from './quads.ts';

const mostOptions = 6;
const folded = (text: string): string => slug(text) || text.trim().toLowerCase();

/** @returns the IRI, or an error with the things that the name may mean */
export const resolver =
  (ctx: Ctx) =>
  async (text: string, field: Field): Promise<string | RowError> => {
    const found = await Promise.all(
      field.picks.map((type) =>
        ctx.hub.search.search({
          text: text.slice(0, 200),
          marks: ctx.marks,
          lang: ctx.lang,
          type,
          limit: mostOptions,
          offset: 0,
        }),
      ),
    );
    const hits = found.flatMap((result) => result.hits);
    const exact = hits.filter(
      (hit) =>
        folded(hit.label) === folded(text) ||
        (folded(hit.matched.text) === folded(text) && hit.matched.kind !== 'text'),
    );
    const only = exact.length === 1 ? exact[0] : undefined;
    if (only !== undefined) return only.subject;
    const told = await tellHits(ctx, (exact.length > 0 ? exact : hits).slice(0, mostOptions));
    const options = told.map(({ subject, label, scheme, broader }) => ({
      iri: subject,
      label: [label, broader, scheme].filter((each) => each !== undefined).join(' · '),
    }));
    const key = exact.length > 1 ? 'form.several' : options.length > 0 ? 'form.near' : 'form.unknown';
    return { message: ctx.t(key, { text: text.slice(0, 80) }), options };
  };
