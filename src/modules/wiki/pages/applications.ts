// The register of shared applications: what for, whose, which manuals and skills, how long still. One question for all.
import { localName, museumIri } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { dayOf, showDate } from '../../../web/dates.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { isMuseumKey, monogram } from '../../../web/museums.ts';
import { moduleWord, reference, type Names } from '../../../web/names.ts';
import { empty, note, status, table } from '../../../web/parts.ts';
import { ask, valueOf, type Row } from '../ask.ts';
import { museumTabs } from './by-museum.ts';
import { hrefOfSubject } from '../reading/links.ts';

export interface Application {
  readonly subject: string;
  readonly owners: readonly string[];
  readonly users: readonly string[];
  readonly manuals: readonly string[];
  readonly skills: readonly string[];
  readonly life: string | undefined;
  readonly until: string | undefined;
}

const list = (column: string, pattern: string): string =>
  `OPTIONAL { SELECT ?app (GROUP_CONCAT(DISTINCT STR(?${column}x); separator=" ") AS ?${column}) WHERE { ?app a schema:SoftwareApplication ; ${pattern} ?${column}x } GROUP BY ?app }`;

/** All applications, at most 300. @returns undefined while the store cannot answer */
export async function applications(ctx: Ctx): Promise<readonly Application[] | undefined> {
  const rows = await ask(
    ctx,
    `SELECT * WHERE { { SELECT ?app (SAMPLE(?l) AS ?life) (MIN(?u) AS ?until) WHERE { ?app a schema:SoftwareApplication . OPTIONAL { ?app vijver:lifeCycle ?l } OPTIONAL { ?app vijver:contractUntil ?u } } GROUP BY ?app LIMIT 300 }
  ${list('owners', 'prov:wasAttributedTo')} ${list('users', 'vijver:usedBy')} ${list('manuals', 'schema:softwareHelp')} ${list('skills', 'vijver:requiresSkill')} }`,
  );
  return rows?.map(toApplication);
}

function toApplication(row: Row): Application {
  const all = (column: string): readonly string[] =>
    valueOf(row[column])
      .split(' ')
      .filter((each) => each !== '');
  return {
    subject: valueOf(row['app']),
    owners: all('owners'),
    users: all('users'),
    manuals: all('manuals'),
    skills: all('skills'),
    life: row['life']?.value,
    until: row['until']?.value,
  };
}

export async function applicationsPage(ctx: Ctx): Promise<Html> {
  const key = ctx.query.get('museum');
  const museum = isMuseumKey(key) ? key : undefined;
  const all = await applications(ctx);
  const user = museum === undefined ? undefined : museumIri(ctx.hub.base, museum);
  const found = all?.filter(({ users }) => user === undefined || users.includes(user));
  const title = ctx.t('apps.title');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('apps.lede')}</p>
    </div>
    ${all !== undefined && all.length > 0 && museumTabs(ctx, '/wiki/applications', museum)}
    ${found === undefined ? note('info', html`<p>${ctx.t('wiki.waiting')}</p>`) : found.length === 0 ? empty(ctx.t(museum === undefined ? 'apps.none' : 'over.applicationsNone')) : await register(ctx, found)}`;
  const breadcrumbs = [{ label: moduleWord(ctx, 'wiki'), href: '/wiki' }, { label: title }];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}

async function register(ctx: Ctx, found: readonly Application[]): Promise<Html> {
  const wanted = found.flatMap(({ subject, owners, manuals, skills }) => [subject, ...owners, ...manuals, ...skills]);
  const names = await ctx.hub.state.names([...new Set(wanted)].slice(0, 3000), ctx.lang, ctx.marks);
  const columns = (['name', 'users', 'owner', 'manuals', 'skills', 'life', 'contract'] as const).map((key) => ({
    label: ctx.t(`apps.${key}`),
  }));
  const sorted = found.toSorted((a, b) =>
    (names.get(a.subject) ?? '').localeCompare(names.get(b.subject) ?? '', ctx.lang),
  );
  return html`<div class="cq after">
    ${table(
      ctx.t('apps.title'),
      columns,
      sorted.map((each) => rowOf(ctx, each, names)),
    )}
  </div>`;
}

function rowOf(ctx: Ctx, app: Application, names: Names): readonly Child[] {
  const all = (things: readonly string[]): Child =>
    things.map((each) => html`<div>${reference(ctx, each, names)}</div>`);
  const life =
    app.life === undefined ? undefined : (ctx.hub.shapes.nameOf(app.life)?.[ctx.lang] ?? localName(app.life));
  const over = app.until !== undefined && app.until.slice(0, 10) < dayOf(ctx.hub.now().toISOString());
  const until = app.until === undefined ? undefined : showDate(app.until.slice(0, 10), ctx.lang);
  return [
    html`<a class="serif" href="${hrefOfSubject(ctx, app.subject)}"
      ><bdi>${names.get(app.subject) ?? localName(app.subject)}</bdi></a
    >`,
    html`<span class="row tight">${app.users.map(localName).filter(isMuseumKey).map(monogram)}</span>`,
    all(app.owners),
    app.manuals.length === 0 ? status('no', ctx.t('apps.noManual')) : all(app.manuals),
    all(app.skills),
    life,
    until !== undefined && over ? status('no', until) : until,
  ];
}
