// The page for people: paste a column of names, try one word, or take an address to OpenRefine. Works without scripts.
import type { Request, Response } from 'express';
import type { Hub } from '../hub.ts';
import { codeBlock, copyButtonFor } from '../web/code.ts';
import { webContext, type Ctx } from '../web/context.ts';
import { html, type Child, type Html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { icon, note, section, table } from '../web/parts.ts';
import { sendPage } from '../web/send.ts';
import { matchNames, mostNames, namesIn, toCsv, type Matched } from './column.ts';
import { readForm } from './http.ts';
import { answer } from './match.ts';
import { typesOf, type Scheme, type Service } from './service.ts';
import { candidatesTable, namesTable } from './tables.ts';

/** The logo that clients show beside the service. */
export const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f5f5a"/>
<g fill="none" stroke="#f6f7f2" stroke-width="2.2" stroke-linecap="round"><path d="M5 13q5.5-4 11 0t11 0"/><path d="M5 19q5.5-4 11 0t11 0"/></g></svg>
`;

/** Languages that our labels have; any other works in an address too. */
const langs = ['nl', 'en', 'fr', 'de'] as const;

/** What was asked: nothing yet, one word, or a column of names. */
interface Asked {
  readonly scheme: Scheme | undefined;
  readonly lang: string;
  readonly word: string;
  readonly names: string;
}

interface Column {
  readonly matched: readonly Matched[];
  readonly more: boolean;
}

/** GET and POST /reconcile. A posted column is read, matched and forgotten. @throws Problem too-large */
export async function reconcilePage(hub: Hub, request: Request, response: Response): Promise<void> {
  const ctx = await webContext(hub, request);
  const form = await readForm(request);
  const schemes = await schemesFor(ctx);
  const asked = askedIn(ctx, form, schemes);
  const { names, more } = namesIn(asked.names);
  const service = serviceOf(ctx, asked.lang, asked.scheme);
  const column = names.length === 0 ? undefined : { matched: await matchNames(service, names), more };
  if (column !== undefined && form.get('format') === 'csv') return sendCsv(ctx, response, column);
  if (column !== undefined) response.set('cache-control', 'private, no-store');
  sendPage(ctx, response, await render(ctx, schemes, asked, column));
}

function sendCsv(ctx: Ctx, response: Response, { matched }: Column): void {
  response.set('content-disposition', `attachment; filename="${ctx.t('recon.file')}.csv"`);
  response.set('cache-control', 'private, no-store').type('text/csv; charset=utf-8').send(toCsv(ctx, matched));
}

function askedIn(ctx: Ctx, form: URLSearchParams, schemes: readonly Scheme[]): Asked {
  const wanted = form.get('words') ?? '';
  return {
    scheme: schemes.find(({ ref }) => ref === form.get('scheme')),
    lang: (langs as readonly string[]).includes(wanted) ? wanted : ctx.lang,
    word: (form.get('q') ?? '').slice(0, 200).trim(),
    names: form.get('names') ?? '',
  };
}

async function schemesFor(ctx: Ctx): Promise<readonly Scheme[]> {
  const order = { order: 'label', lang: ctx.lang, limit: 200, offset: 0 } as const;
  const listed = await ctx.hub.state.list({ marks: ctx.marks, type: 'scheme', ...order });
  return listed.map(({ subject, ref, label }) => ({ subject, ref, name: label }));
}

function serviceOf(ctx: Ctx, lang: string, scheme: Scheme | undefined): Service {
  const url = `${ctx.hub.base}/reconcile/${lang}/${encodeURIComponent(scheme?.ref ?? 'all')}`;
  return { hub: ctx.hub, marks: ctx.marks, lang, ui: ctx.lang, scheme, url, types: typesOf(ctx.hub.modules) };
}

async function render(ctx: Ctx, schemes: readonly Scheme[], asked: Asked, column: Column | undefined): Promise<Html> {
  const title = ctx.t('recon.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('recon.lede')}</p>
    </div>
    <div class="grid">
      <div class="c8">
        ${paste(ctx, schemes, asked, column)} ${await one(ctx, schemes, asked)} ${addresses(ctx, schemes, asked)}
      </div>
      <aside class="c4">${steps(ctx)}</aside>
    </div>`;
  const breadcrumbs = [{ label: ctx.t('recon.terms'), href: '/terms' }, { label: title }];
  return layout(ctx, { title, section: 'terms', breadcrumbs }, main);
}

const option = (value: string, name: string, chosen: boolean): Html =>
  html`<option value="${value}" ${chosen && html` selected`}>${name}</option>`;

function choices(ctx: Ctx, schemes: readonly Scheme[], { scheme, lang }: Asked, id: string): Html {
  return html`<div class="row">
    <div class="field">
      <label for="${id}-scheme">${ctx.t('recon.list')}</label>
      <select class="in" id="${id}-scheme" name="scheme">
        ${option('all', ctx.t('recon.all'), scheme === undefined)}${schemes.map(({ ref, name }) => option(ref, name, ref === scheme?.ref))}
      </select>
    </div>
    <div class="field">
      <label for="${id}-words">${ctx.t('recon.lang')}</label>
      <select class="in" id="${id}-words" name="words">
        ${langs.map((each) => option(each, languageName(ctx, each), each === lang))}
      </select>
    </div>
  </div>`;
}

const languageName = (ctx: Ctx, lang: string): string =>
  new Intl.DisplayNames(ctx.lang, { type: 'language' }).of(lang) ?? lang;

/** A column of names and, below it, what we found. */
function paste(ctx: Ctx, schemes: readonly Scheme[], asked: Asked, column: Column | undefined): Html {
  return section(
    { id: 'paste', title: ctx.t('recon.here') },
    html`<p class="measure">${ctx.t('recon.hereText', { n: mostNames })}</p>
      <form class="stack after" method="post" action="/reconcile#paste">
        <div class="field">
          <label for="names">${ctx.t('recon.names')}</label>
          <textarea class="in" id="names" name="names" rows="6" required spellcheck="false">${asked.names}</textarea>
        </div>
        ${choices(ctx, schemes, asked, 'paste')}
        <p class="row">
          <button class="btn main">${ctx.t('recon.match')}</button
          ><button class="btn" name="format" value="csv">${icon('down2')}${ctx.t('recon.csv')}</button>
        </p>
      </form>
      ${column && found(ctx, column)}`,
  );
}

function found(ctx: Ctx, { matched, more }: Column): Html {
  const hits = matched.filter(({ best }) => best !== undefined);
  const sure = hits.filter(({ best }) => best?.match === true);
  return html`<p class="after roomy" role="status">
      <b>${ctx.t('recon.done', { found: hits.length, n: matched.length, sure: sure.length })}</b>
    </p>
    ${more && note('info', html`<p>${ctx.t('recon.tooMany', { n: mostNames })}</p>`)} ${namesTable(ctx, matched)}`;
}

/** One word, with all that resembles it. */
async function one(ctx: Ctx, schemes: readonly Scheme[], asked: Asked): Promise<Html> {
  return section(
    { id: 'try', title: ctx.t('recon.try') },
    html`<form class="stack" method="get" action="/reconcile#try">
        <div class="field">
          <label for="name">${ctx.t('recon.name')}</label
          ><input class="in" id="name" name="q" type="search" maxlength="200" value="${asked.word}" />
        </div>
        ${choices(ctx, schemes, asked, 'try')}
        <p><button class="btn">${ctx.t('recon.go')}</button></p>
      </form>
      ${await tried(ctx, asked)}`,
  );
}

async function tried(ctx: Ctx, { word, lang, scheme }: Asked): Promise<Child> {
  if (word === '') return undefined;
  const service = serviceOf(ctx, lang, scheme);
  const matches = await answer(service, { text: word, types: [], strict: 'any', properties: [], limit: 5 });
  const machine = `${service.url}?queries=${encodeURIComponent(JSON.stringify({ q0: { query: word } }))}`;
  return html`${candidatesTable(ctx, word, matches)}
    <p class="small"><a href="${machine.slice(ctx.hub.base.length)}">${ctx.t('recon.machine')}</a></p>`;
}

/** One address for each scheme, in the language of the words that were chosen. */
function addresses(ctx: Ctx, schemes: readonly Scheme[], { lang }: Asked): Html {
  const rows = [undefined, ...schemes].map((scheme, i) => {
    const { url } = serviceOf(ctx, lang, scheme);
    const path = url.slice(ctx.hub.base.length);
    return [
      html`<bdi>${scheme?.name ?? ctx.t('recon.all')}</bdi>`,
      html`<span class="row tight"
        ><span class="iri" id="a${i}"><span class="vh">${ctx.hub.base}</span>${path}</span
        >${copyButtonFor(ctx, `a${i}`, scheme?.name ?? ctx.t('recon.all'))}</span
      >`,
    ];
  });
  const ways = langs.map((each) =>
    each === lang
      ? html`<a class="btn" aria-current="true" href="/reconcile?words=${each}#addresses"
          >${languageName(ctx, each)}</a
        >`
      : html`<a class="btn" href="/reconcile?words=${each}#addresses">${languageName(ctx, each)}</a>`,
  );
  return section(
    { id: 'addresses', title: ctx.t('recon.addresses') },
    html`<p class="measure">${ctx.t('recon.addressesText')}</p>
      <nav class="seg roomy" aria-label="${ctx.t('recon.langs')}">${ways}</nav>
      ${table(ctx.t('recon.addresses'), [{ label: ctx.t('recon.list') }, { label: ctx.t('recon.address') }], rows)}`,
  );
}

const openRefine = 'https://openrefine.org/docs/manual/reconciling';
const specification = 'https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/';

function steps(ctx: Ctx): Html {
  const list = (keys: readonly Parameters<Ctx['t']>[0][]): Html =>
    html`<ol class="points">
      ${keys.map((key) => html`<li>${ctx.t(key)}</li>`)}
    </ol>`;
  return html`${section(
    { id: 'openrefine', title: ctx.t('recon.inOpenRefine') },
    html`${list(['recon.step1', 'recon.step2', 'recon.step3', 'recon.step4', 'recon.step5'])}
    ${codeBlock(ctx, { id: 'address', text: `${ctx.hub.base}/reconcile/${ctx.lang}/all`, name: ctx.t('recon.all') })}`,
  )}
  ${section({ id: 'adlib', title: ctx.t('recon.inAdlib'), quiet: true }, list(['recon.adlib1', 'recon.adlib2', 'recon.adlib3', 'recon.adlib4']))}
  ${section(
    { id: 'docs', title: ctx.t('recon.docs'), quiet: true },
    html`<ul class="points">
      <li><a href="${openRefine}">${ctx.t('recon.docsOpenRefine')}</a></li>
      <li><a href="${specification}">${ctx.t('recon.docsSpec')}</a></li>
    </ul>`,
  )}`;
}
