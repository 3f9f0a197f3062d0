// The page for people: which address to paste into OpenRefine, and a box to try it. Works without scripts.
import type { Request, Response } from 'express';
import type { Hub } from '../hub.ts';
import { webContext, type Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { sendPage } from '../web/send.ts';
import { answer, type Match } from './match.ts';
import { typesOf, type Scheme, type Service } from './service.ts';

/** The logo that clients show beside the service. */
export const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f5f5a"/>
<g fill="none" stroke="#f6f7f2" stroke-width="2.2" stroke-linecap="round"><path d="M5 13q5.5-4 11 0t11 0"/><path d="M5 19q5.5-4 11 0t11 0"/></g></svg>
`;

const texts = {
  nl: {
    terms: 'Termen',
    title: 'Je lijst afstemmen op de vijver',
    lead: 'Plak een adres in OpenRefine of in een ander programma dat de Reconciliation API spreekt. Elke term krijgt dan het juiste IRI, met een score die zegt hoe zeker het is.',
    how: 'In OpenRefine: kies bij je kolom Reconcile → Start reconciling → Add standard service, en plak het adres.',
    addresses: 'Adressen',
    list: 'Lijst',
    address: 'Adres',
    all: 'Alle lijsten',
    langs: 'Vervang /nl/ door /en/ of /fr/ als je termen in die taal staan.',
    trying: 'Probeer het',
    name: 'Naam of nummer',
    go: 'Zoek',
    none: 'Niets dat erop lijkt. Probeer een ander woord, of alle lijsten.',
    found: 'Kandidaat',
    score: 'Score',
    why: 'Waarom',
    safe: 'zeker genoeg om zonder nakijken over te nemen',
    machine: 'Het antwoord zoals een programma het krijgt',
  },
  en: {
    terms: 'Terms',
    title: 'Match your list against the pond',
    lead: 'Paste an address into OpenRefine or another program that speaks the Reconciliation API. Every term then gets the right IRI, with a score that says how certain it is.',
    how: 'In OpenRefine: choose Reconcile → Start reconciling → Add standard service on your column, and paste the address.',
    addresses: 'Addresses',
    list: 'Scheme',
    address: 'Address',
    all: 'All schemes',
    langs: 'Put /nl/ or /fr/ in the place of /en/ when your terms are in that language.',
    trying: 'Try it',
    name: 'Name or number',
    go: 'Search',
    none: 'Nothing like it. Try another word, or all schemes.',
    found: 'Candidate',
    score: 'Score',
    why: 'Why',
    safe: 'certain enough to take over without a look',
    machine: 'The answer as a program gets it',
  },
} as const;

type Words = (typeof texts)['nl'] | (typeof texts)['en'];

async function schemesFor(ctx: Ctx): Promise<readonly Scheme[]> {
  const listed = await ctx.hub.state.list({
    marks: ctx.marks,
    type: 'scheme',
    order: 'label',
    lang: ctx.lang,
    limit: 200,
    offset: 0,
  });
  return listed.map(({ subject, ref, label }) => ({ subject, ref, name: label }));
}

function serviceOf(ctx: Ctx, scheme: Scheme | undefined): Service {
  const url = `${ctx.hub.base}/reconcile/${ctx.lang}/${encodeURIComponent(scheme?.ref ?? 'all')}`;
  return { hub: ctx.hub, marks: ctx.marks, lang: ctx.lang, ui: ctx.lang, scheme, url, types: typesOf(ctx.hub.modules) };
}

/** What the features say, in words; the label that scored and its language weigh, but explain little. */
const featureNames: Readonly<Record<string, readonly [nl: string, en: string]>> = {
  identifier: ['nummer of adres', 'number or address'],
  same_name: ['zelfde naam', 'same name'],
  letters: ['letters', 'letters'],
  words: ['woorden', 'words'],
  part: ['deel', 'part'],
  deprecated: ['vervallen', 'deprecated'],
};

const reasons = (ctx: Ctx, { features }: Match): string =>
  features
    .filter(({ id, value }) => value > 0 && featureNames[id] !== undefined)
    .map(({ id, value }) => `${featureNames[id]?.[ctx.lang === 'nl' ? 0 : 1]} ${ctx.number(Math.round(value))}`)
    .join(', ');

const row = (ctx: Ctx, match: Match, say: Words): Html =>
  html`<tr>
    <td>
      <a href="/doc?iri=${encodeURIComponent(match.id)}"><bdi>${match.name}</bdi></a>
      <small class="soft"><bdi>${match.description}</bdi></small>
      ${match.match && html`<span class="st" data-s="ok">${say.safe}</span>`}
    </td>
    <td class="num" data-l="${say.score}">${ctx.number(Math.round(match.score))}</td>
    <td data-l="${say.why}">${reasons(ctx, match)}</td>
  </tr>`;

const results = (ctx: Ctx, matches: readonly Match[], say: Words): Html =>
  matches.length === 0
    ? html`<p class="empty after" role="status">${say.none}</p>`
    : html`<table class="table fold after">
        <thead>
          <tr>
            <th scope="col">${say.found}</th>
            <th scope="col" class="num">${say.score}</th>
            <th scope="col">${say.why}</th>
          </tr>
        </thead>
        <tbody>
          ${matches.map((match) => row(ctx, match, say))}
        </tbody>
      </table>`;

const addresses = (ctx: Ctx, schemes: readonly Scheme[], say: Words): Html =>
  html`<h2>${say.addresses}</h2>
    <p class="measure">${say.how}</p>
    <table class="table fold after">
      <thead>
        <tr>
          <th scope="col">${say.list}</th>
          <th scope="col">${say.address}</th>
        </tr>
      </thead>
      <tbody>
        ${[undefined, ...schemes].map(
          (scheme) =>
            html`<tr>
              <th scope="row"><bdi>${scheme?.name ?? say.all}</bdi></th>
              <td><code>${serviceOf(ctx, scheme).url}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="soft after">${say.langs}</p>`;

function box(ctx: Ctx, schemes: readonly Scheme[], say: Words): Html {
  const chosen = ctx.query.get('scheme') ?? 'all';
  const option = (ref: string, name: string): Html =>
    html`<option value="${ref}" ${ref === chosen && html` selected`}>${name}</option>`;
  return html`<h2 id="try" class="over">${say.trying}</h2>
    <form class="stack narrow after" method="get" action="/reconcile#try">
      <div class="field">
        <label for="name">${say.name}</label
        ><input class="in" id="name" name="q" type="search" maxlength="200" value="${ctx.query.get('q') ?? ''}" />
      </div>
      <div class="field">
        <label for="scheme">${say.list}</label>
        <select class="in" id="scheme" name="scheme">
          ${option('all', say.all)}${schemes.map(({ ref, name }) => option(ref, name))}
        </select>
      </div>
      <p><button class="btn main">${say.go}</button></p>
    </form>`;
}

async function tried(ctx: Ctx, schemes: readonly Scheme[], say: Words): Promise<Child> {
  const text = (ctx.query.get('q') ?? '').slice(0, 200).trim();
  if (text === '') return '';
  const service = serviceOf(
    ctx,
    schemes.find(({ ref }) => ref === ctx.query.get('scheme')),
  );
  const matches = await answer(service, { text, types: [], strict: 'any', properties: [], limit: 5 });
  const machine = `${service.url}?queries=${encodeURIComponent(JSON.stringify({ q0: { query: text } }))}`;
  return html`${results(ctx, matches, say)}
    <p><a href="${machine.slice(ctx.hub.base.length)}">${say.machine}</a></p>`;
}

export async function reconcilePage(hub: Hub, request: Request, response: Response): Promise<void> {
  const ctx = await webContext(hub, request);
  const say = texts[ctx.lang];
  const schemes = await schemesFor(ctx);
  const main = html`<div class="title">
      <h1>${say.title}</h1>
      <p class="lede measure">${say.lead}</p>
    </div>
    <div class="grid over">
      <div class="c9 cq">${addresses(ctx, schemes, say)}${box(ctx, schemes, say)}${await tried(ctx, schemes, say)}</div>
    </div>`;
  const breadcrumbs = [{ label: texts[ctx.lang].terms, href: '/terms' }, { label: say.title }];
  sendPage(ctx, response, layout(ctx, { title: say.title, section: 'terms', breadcrumbs }, main));
}
