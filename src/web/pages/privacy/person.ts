// Everything that the hub keeps about one person, for themselves or for an administrator: who, records, signing in, who looked.
import type { Entry } from '../../../audit/sqlite.ts';
import type { Event } from '../../../log/log.ts';
import type { About } from '../../../privacy/desk.ts';
import { visibleText } from '../../../documents/visible.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Ctx } from '../../context.ts';
import { html, type Child, type Html } from '../../html.ts';
import { layout } from '../../layout.ts';
import { typeWord } from '../../names.ts';
import { empty, facts, section, table, written } from '../../parts.ts';
import { actionWord, purposeWord } from './words.ts';

export interface PersonView {
  readonly about: About;
  /** Does somebody look at themselves? */
  readonly self: boolean;
  /** Display names of the things that the reader may see. */
  readonly names: ReadonlyMap<string, string>;
  /** Which of the things are the person's own record. */
  readonly own: ReadonlySet<string>;
  readonly looked: readonly Entry[];
  /** Names of those who looked. */
  readonly nameOf: (personIri: string | null) => string;
  readonly mayEdit: boolean;
}

export const refOfPerson = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1);

export function personPage(ctx: Ctx, view: PersonView): Html {
  const { about, self } = view;
  const title = ctx.t(self ? 'privacy.title' : 'privacy.titleOther');
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t(self ? 'privacy.lede' : 'privacy.ledeOther')}</p>
    </div>
    ${who(ctx, view)} ${records(ctx, view)} ${elsewhere(ctx, about)} ${looked(ctx, view)} ${last(ctx, view)}`;
  return layout(ctx, { title, breadcrumbs: [{ label: 'Vijver', href: '/' }, { label: title }] }, main);
}

function who(ctx: Ctx, { about, mayEdit, self }: PersonView): Html {
  const { identity, person } = about;
  const path = `/privacy/person/${refOfPerson(person)}`;
  const body = html`${facts([
      [ctx.t('privacy.name'), identity?.name ? written(identity.name) : ctx.t('privacy.nameless')],
      [ctx.t('privacy.email'), identity?.email ?? ''],
      [ctx.t('privacy.number'), html`<span class="iri">${person}</span>`],
    ])}
    <p class="soft after">${ctx.t('privacy.numberText')}</p>
    <p class="row after">
      <a class="btn" href="${path}.jsonld" download>${ctx.t('privacy.download')}</a
      >${mayEdit && html`<a class="btn" href="${docPath('person', refOfPerson(person))}/edit">${ctx.t('privacy.correct')}</a>`}
    </p>
    ${self && !mayEdit && html`<p class="soft after">${ctx.t('privacy.correctText')}</p>`}`;
  return section({ id: 'who', title: ctx.t('privacy.who'), hang: true }, body);
}

/** A thing without a name of its own goes by its kind; what has no page for the reader is no link. */
const linkTo = (ctx: Ctx, names: PersonView['names'], event: Event): Html => {
  const { subject, type, ref } = event;
  const name = names.get(subject) ?? ref;
  const word = name === ref ? typeWord(ctx, type) : name;
  return visibleText(event, ctx.actor) === ''
    ? html`<bdi>${word}</bdi>`
    : html`<a href="${docPath(type, ref)}">${word}</a>`;
};

function records(ctx: Ctx, { about, names, own, self }: PersonView): Html {
  const columns = ['privacy.thing', 'privacy.kind', 'privacy.since'] as const;
  const rows = about.things
    .filter(({ subject }) => own.has(subject))
    .map((event): readonly Child[] => [linkTo(ctx, names, event), typeWord(ctx, event.type), ctx.moment(event.at)]);
  const title = ctx.t(self ? 'privacy.records' : 'privacy.recordsOther');
  const labels = columns.map((key) => ({ label: ctx.t(key) }));
  const list =
    rows.length === 0 ? empty(ctx.t('privacy.noRecords')) : html`<div class="cq">${table(title, labels, rows)}</div>`;
  return section({ id: 'records', title, hang: true }, html`${list} ${mentions(ctx, { about, names, own })}`);
}

/** Where the number stands in things of others, by kind: there may be many. */
function mentions(ctx: Ctx, { about, names, own }: Pick<PersonView, 'about' | 'names' | 'own'>): Child {
  const others = Map.groupBy(
    about.things.filter(({ subject }) => !own.has(subject)),
    ({ type }) => type,
  );
  if (others.size === 0) return undefined;
  const one = ([type, events]: [string, readonly Event[]]): Html =>
    html`<details class="more after">
      <summary>${ctx.number(events.length)} ${typeWord(ctx, type, events.length)}</summary>
      <ul class="lines">
        ${events.map((event) => html`<li>${linkTo(ctx, names, event)}</li>`)}
      </ul>
    </details>`;
  return html`<h3 class="after">${ctx.t('privacy.mentions')}</h3>
    ${[...others].map(one)}`;
}

const shown = new Set(['kind', 'created', 'expires', 'ends', 'role', 'name', 'seen', 'login', 'device']);

const line = (row: object): Html => {
  const parts = Object.entries(row).filter(([name, value]) => shown.has(name) && value !== null);
  return html`<li>${parts.map(([, value]) => String(value)).join(' · ')}</li>`;
};

function elsewhere(ctx: Ctx, { elsewhere: rows }: About): Html {
  const body =
    rows.length === 0
      ? empty(ctx.t('privacy.noElsewhere'))
      : html`<ul class="lines">
          ${rows.map(line)}
        </ul>`;
  return section({ id: 'elsewhere', title: ctx.t('privacy.elsewhere'), hang: true }, body);
}

function looked(ctx: Ctx, { looked: entries, nameOf }: PersonView): Html {
  const columns = ['privacy.when', 'privacy.whoLooked', 'privacy.did', 'privacy.why'] as const;
  const title = ctx.t('privacy.looked');
  const rows = entries.map((entry): readonly Child[] => [
    ctx.moment(entry.at),
    nameOf(entry.actor),
    actionWord(ctx, entry.action),
    entry.purpose === null ? '' : purposeWord(ctx, entry.purpose),
  ]);
  const body =
    rows.length === 0
      ? empty(ctx.t('privacy.nobodyLooked'))
      : html`<p class="gap">${ctx.t('privacy.lookedText')}</p>
          <div class="cq">
            ${table(
              title,
              columns.map((key) => ({ label: ctx.t(key) })),
              rows,
            )}
          </div>`;
  return section({ id: 'looked', title, hang: true }, body);
}

function last(ctx: Ctx, { about, self }: PersonView): Html {
  const word = ctx.t(self ? 'privacy.forget' : 'privacy.forgetOther');
  const body = html`<p class="gap">${ctx.t('privacy.forgetText')}</p>
    <p><a class="btn no" href="/privacy/person/${refOfPerson(about.person)}/forget">${word}</a></p>`;
  return section({ id: 'forget', title: word, hang: true, quiet: true }, body);
}
