// Our own words for people: kinds, properties and values, each with its name, what it means and its address.
import type { Quad } from '@rdfjs/types';
import { iri, rdfType } from '../rdf/ns.ts';
import { codeBlock } from '../web/code.ts';
import type { Ctx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { section, table } from '../web/parts.ts';
import type { Lang } from '../web/words.ts';

interface Word {
  readonly local: string;
  readonly name: string;
  readonly comment: string;
  readonly group: 'classes' | 'properties' | 'values';
}

const kinds: Readonly<Record<string, Word['group']>> = {
  [iri('rdfs', 'Class')]: 'classes',
  [iri('rdf', 'Property')]: 'properties',
};

const naming = [iri('rdfs', 'label'), iri('skos', 'prefLabel')];
const meaning = [iri('rdfs', 'comment'), iri('skos', 'definition'), iri('skos', 'scopeNote')];

/** Words under our own namespace, by their local name. @param quads of the vocabulary */
function wordsIn(quads: readonly Quad[], own: string, lang: Lang): readonly Word[] {
  const bySubject = Map.groupBy(quads, ({ subject }) => subject.value);
  return [...bySubject]
    .filter(([subject]) => subject.startsWith(own))
    .map(([subject, about]) => {
      const text = (...properties: readonly string[]): string => {
        const found = about.filter(({ predicate }) => properties.includes(predicate.value));
        const inLang = found.find(({ object }) => object.termType === 'Literal' && object.language === lang);
        return (inLang ?? found[0])?.object.value ?? '';
      };
      const type = about.find(({ predicate, object }) => predicate.value === rdfType && object.value in kinds);
      const group = kinds[type?.object.value ?? ''] ?? 'values';
      return { local: subject.slice(own.length), name: text(...naming), comment: text(...meaning), group };
    })
    .toSorted((a, b) => a.local.localeCompare(b.local));
}

/** GET /ns; `/ns#word` leads to the row of that word. */
export function nsPage(ctx: Ctx, quads: readonly Quad[]): Html {
  const title = ctx.t('ns.title');
  const words = wordsIn(quads, `${ctx.hub.base}/ns#`, ctx.lang);
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('ns.lede')}</p>
      <p class="iri">${ctx.hub.base}/ns#</p>
    </div>
    <div class="grid">
      <div class="c9">
        ${(['classes', 'properties', 'values'] as const).map((group) =>
          list(
            ctx,
            group,
            words.filter((word) => word.group === group),
          ),
        )}
      </div>
      <aside class="c3">
        ${section(
          { id: 'as-file', title: ctx.t('problem.program') },
          codeBlock(ctx, { id: 'curl', text: `curl -H 'Accept: text/turtle' ${ctx.hub.base}/ns` }),
        )}
        ${section(
          { id: 'as-context', title: ctx.t('ns.context'), quiet: true },
          html`<p>${ctx.t('ns.contextText')}</p>
            <p><a class="iri" href="/context.jsonld">/context.jsonld</a></p>`,
        )}
      </aside>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('nav.data'), href: '/data' }, { label: title }];
  return layout(ctx, { title, section: 'data', breadcrumbs }, main);
}

function list(ctx: Ctx, group: Word['group'], words: readonly Word[]): Html | undefined {
  if (words.length === 0) return undefined;
  const title = ctx.t(`ns.${group}`);
  const rows = words.map(({ local, name, comment }) => [
    html`<span id="${local}">${name}<br /><small class="iri soft">vijver:${local}</small></span>`,
    comment,
  ]);
  return section(
    { id: `all-${group}`, title, note: ctx.t('ns.count', { n: words.length }) },
    table(title, [{ label: ctx.t('ns.word') }, { label: ctx.t('ns.means') }], rows),
  );
}
