// What one begins to write with: each template is the form with its kind chosen and its skeleton filled in. Needs no script.
import { ownIri } from '../../../rdf/ns.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { icon, section } from '../../../web/parts.ts';

const templates = ['handbook', 'howTo', 'agreement', 'minutes'] as const;

export function templatesSection(ctx: Ctx): Html | undefined {
  if (!ctx.mayWrite('wiki', ctx.actor.museum)) return undefined;
  const pages = templates.map((name) => {
    const query = new URLSearchParams({ template: ownIri(ctx.hub.base, name), text: ctx.t(`wiki.skeleton.${name}`) });
    return html`<a href="/wiki/new/page?${query.toString()}">${icon('plus')}${ctx.t(`wiki.template.${name}`)}</a>`;
  });
  return section(
    { id: 'write', title: ctx.t('wiki.write'), note: ctx.t('wiki.writeNote') },
    html`<div class="acts">${pages}<a href="/wiki/new/field">${icon('plus')}${ctx.t('wiki.template.field')}</a></div>`,
  );
}
