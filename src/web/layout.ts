// The frame of every page: header with the water line, modules, search, language, account; footer with the machines' doors.
import { smallAsk } from './ask.ts';
import type { FrameCtx } from './context.ts';
import { html, type Child, type Html } from './html.ts';
import { icon } from './parts.ts';
import { asset } from './static.ts';
import type { WordKey } from './words.ts';

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself. */
  readonly href?: string | undefined;
}

export interface Page {
  /** Plain text; the frame adds the name of the hub. */
  readonly title: string;
  readonly breadcrumbs?: readonly Crumb[];
  /** Which tab of the header is this under: a module's name, or `data`. */
  readonly section?: string | undefined;
  /** Scripts beside the frame's own: `form.js`, `tree.js`. */
  readonly scripts?: readonly string[];
  /** The same thing in other forms, for machines that read the head. */
  readonly alternates?: readonly { readonly href: string; readonly type: string }[];
  /** Home has the big question instead of the small one. */
  readonly withoutSearch?: boolean;
  /** What the reader looks for, kept in the box. */
  readonly asked?: string;
}

const sections: readonly (readonly [name: string, href: string, icon: string, word: WordKey])[] = [
  ['terms', '/terms', 'tree', 'nav.terms'],
  ['planning', '/planning', 'cal', 'nav.planning'],
  ['training', '/training', 'cap', 'nav.training'],
  ['wiki', '/wiki', 'book', 'nav.wiki'],
  ['data', '/data', 'stream', 'nav.data'],
];

/** The whole document. @param main what stands between header and footer; its first heading is the page's `h1` */
export function layout(ctx: FrameCtx, page: Page, main: Child): Html {
  return html`<!doctype html>
    <html lang="${ctx.lang}">
      ${head(page)}
      <body>
        <a class="skip" href="#main">${ctx.t('frame.skip')}</a>
        ${header(ctx, page)}
        <main id="main" tabindex="-1">
          <div class="wrap">${page.breadcrumbs && crumbs(ctx, page.breadcrumbs)} ${main}</div>
        </main>
        ${footer(ctx)}
      </body>
    </html> `;
}

function head(page: Page): Html {
  const scripts = ['frame.js', 'search.js', ...(page.scripts ?? [])];
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${cut(page.title)} · Vijver</title>
    <meta name="theme-color" content="#f6f7f2" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#0d1817" media="(prefers-color-scheme: dark)" />
    ${['atkinson-latin.woff2', 'literata-latin.woff2'].map((name) => html`<link rel="preload" href="${asset(name)}" as="font" type="font/woff2" crossorigin /> `)}
    <link rel="stylesheet" href="${asset('vijver.css')}" />
    <link rel="icon" href="${asset('mark.svg')}" type="image/svg+xml" />
    ${page.alternates?.map(({ href, type }) => html`<link rel="alternate" type="${type}" href="${href}" /> `)}
    ${scripts.map((name) => html`<script type="module" src="${asset(name)}"></script> `)}
  </head>`;
}

/** A name of five thousand letters is nobody's tab. */
const cut = (title: string): string => (title.length > 120 ? `${title.slice(0, 119)}…` : title);

function header(ctx: FrameCtx, page: Page): Html {
  return html`<header class="top">
    <div class="wrap">
      <a class="brand" href="/" aria-label="${ctx.t('frame.home')}">${mark}<span>Vijver</span></a>
      <nav class="nav" aria-label="${ctx.t('frame.nav')}">
        <ul>
          ${sections.map(
            ([name, href, sign, word]) =>
              html`<li>
                <a href="${href}" ${page.section === name && html` aria-current="page"`}>${icon(sign)}${ctx.t(word)}</a>
              </li>`,
          )}
        </ul>
      </nav>
      ${page.withoutSearch ? html`<span class="find"></span>` : smallAsk(ctx, page.asked ?? '')}
      <div class="me">${language(ctx)}${account(ctx)}</div>
    </div>
  </header>`;
}

const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <path d="M2 17.25h28" stroke="currentColor" stroke-width="1.5" />
  <circle cx="11" cy="9" r="3.25" fill="currentColor" />
  <circle cx="21" cy="9" r="3.25" fill="currentColor" />
  <circle class="weed" cx="11" cy="25" r="2.75" stroke="currentColor" stroke-width="1.5" />
  <circle class="weed" cx="21" cy="25" r="2.75" stroke="currentColor" stroke-width="1.5" />
</svg>`;

/** The same page in the other language; what was asked stays in the address. */
function language(ctx: FrameCtx): Html {
  const other = ctx.lang === 'nl' ? 'en' : 'nl';
  const query = new URLSearchParams(ctx.query);
  query.set('lang', other);
  return html`<a
    href="${ctx.path}?${query.toString()}"
    hreflang="${other}"
    lang="${other}"
    aria-label="${other === 'en' ? 'EN, English' : 'NL, Nederlands'}"
    >${other.toUpperCase()}</a
  >`;
}

function account(ctx: FrameCtx): Html {
  if (!ctx.signedIn) {
    const next = ctx.path === '/' ? '' : `?next=${encodeURIComponent(ctx.path)}`;
    return html`<a class="in-link" href="/signin${next}">${icon('person')}<span>${ctx.t('frame.signIn')}</span></a>`;
  }
  const role = ctx.t(`role.${ctx.actor.role}` as WordKey);
  const letters = role.slice(0, 2).toUpperCase();
  return html`<a class="who" href="/account" aria-label="${ctx.t('frame.account', { role, letters })}">${letters}</a>`;
}

/** The way from the front page down to this one. @param end sets its name apart where there are two on a page */
export function crumbs(ctx: FrameCtx, trail: readonly Crumb[], end = ''): Html {
  return html`<nav class="crumbs" aria-label="${ctx.t('frame.crumbs')}${end}">
    <ol>
      ${trail.map(({ label, href }) =>
        href === undefined
          ? html`<li aria-current="page"><bdi>${cut(label)}</bdi></li>`
          : html`<li>
              <a href="${href}"><bdi>${cut(label)}</bdi></a>
            </li>`,
      )}
    </ol>
  </nav>`;
}

function footer(ctx: FrameCtx): Html {
  const doors: readonly (readonly [string, WordKey])[] = [
    ['/sparql', 'foot.sparql'],
    ['/ldes', 'foot.streams'],
    ['/reconcile', 'foot.reconcile'],
    ['/catalog', 'foot.catalog'],
    ['/api', 'foot.api'],
    ['/design', 'foot.design'],
    ['/planning/tours', 'tour.title'],
  ];
  return html`<footer class="foot">
    <div class="wrap">
      <span>${ctx.t('foot.what')}</span>
      <nav aria-label="${ctx.t('foot.nav')}">
        <ul>
          ${doors.map(([href, word]) => html`<li><a href="${href}">${ctx.t(word)}</a></li>`)}
        </ul>
      </nav>
    </div>
  </footer>`;
}
