// The skills that a form offers: those that courses teach, that profiles ask for, that somebody has.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import type { Course } from '../core/facts.ts';

/** Skills with their names, by name. @param more beside those that courses teach */
export async function skillsOffered(
  ctx: Ctx,
  courses: readonly Course[],
  more: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const known = new Set([...courses.flatMap(({ teaches }) => teaches), ...more]);
  const names = await ctx.hub.state.names([...known].slice(0, 1000), ctx.lang, ctx.marks);
  return [...names].toSorted(([, a], [, b]) => a.localeCompare(b, ctx.lang));
}

export const skillSelect = (
  offered: readonly (readonly [string, string])[],
  { id, chosen, short = false }: { readonly id: string; readonly chosen?: string; readonly short?: boolean },
): Html =>
  html`<select class="in${short && ' short'}" id="${id}" name="skill">
    ${offered.map(([iri, name]) => html`<option value="${iri}" ${iri === chosen && html` selected`}>${name}</option>`)}
  </select>`;
