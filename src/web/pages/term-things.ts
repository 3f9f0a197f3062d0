// Pages of the terms module that are neither a concept nor a scheme: a group, a mapping, a maker. Each begins with what a
// reader came for; the rest is as for any thing.
import { iri, type Prefix } from '../../rdf/ns.ts';
import type { Ctx } from '../context.ts';
import { iris, literals, textOf } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { link } from '../link.ts';
import { namesIn, nameOf, reference, type Names } from '../names.ts';
import { section } from '../parts.ts';
import { score } from '../parts/work.ts';
import { showDate } from '../dates.ts';
import type { Thing } from '../thing.ts';
import { genericPage } from './generic.ts';
import { groundOf, stateOf } from './mappings.ts';

const [member, source, relation, target] = [
  iri('skos', 'member'),
  iri('owl', 'annotatedSource'),
  iri('owl', 'annotatedProperty'),
  iri('owl', 'annotatedTarget'),
];
const sssom = (local: string): string => iri('sssom' as Prefix, local);
const mostMembers = 500;

/** The things in a group, by name. */
export async function collectionPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const members = iris(thing.quads, thing.resource.subject, member);
  const shown = members.slice(0, mostMembers);
  const names = await namesIn(ctx, [], shown);
  const sorted = shown.toSorted((a, b) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b, ctx.lang));
  const rest = members.length - shown.length;
  const lead = section(
    { id: 'members', title: ctx.t('scheme.members'), note: ctx.number(members.length), hang: true },
    html`<ul class="cols">
        ${sorted.map((each) => html`<li>${reference(ctx, each, names)}</li>`)}
      </ul>
      ${rest > 0 && html`<p class="soft">${ctx.t('value.more', { n: rest })}</p>`}`,
  );
  return genericPage(ctx, thing, undefined, { lead, shown: [member] });
}

/** Both ends beside each other, what joins them, and why one may believe it. */
export async function mappingPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const first = (predicate: string): string | undefined => iris(thing.quads, subject, predicate)[0];
  const names = await namesIn(ctx, thing.quads);
  const [how, confidence] = [first(relation), literals(thing.quads, subject, sssom('confidence'))[0]?.value];
  const ground = groundOf(ctx, first(sssom('mapping_justification')));
  const certain = Number(confidence);
  const lead = section(
    { id: 'pair', title: ctx.t('mapping.one'), hang: true },
    html`<div class="two">
        ${end(ctx, names, first(source), textOf(thing.quads, subject, sssom('subject_label'), ctx.lang)?.value)}
        ${end(ctx, names, first(target), textOf(thing.quads, subject, sssom('object_label'), ctx.lang)?.value)}
      </div>
      <p class="row after">
        <b>${how === undefined ? '–' : nameOf(ctx, how)}</b>${stateOf(ctx, first(iri('adms', 'status')))}
      </p>
      ${Number.isFinite(certain) && confidence !== undefined ? score(ctx.number(certain), [{ label: ground, share: Math.min(1, certain), text: '' }]) : html`<p>${ground}</p>`}`,
  );
  const shown = [source, relation, target, iri('adms', 'status'), iri('rdfs', 'comment'), sssom('confidence')];
  const why = textOf(thing.quads, subject, iri('rdfs', 'comment'), ctx.lang);
  const reason =
    why &&
    section(
      { id: 'why', title: ctx.t('mapping.why'), hang: true },
      html`<p class="def small-def"><bdi class="pre" lang="${why.language}">${why.value}</bdi></p>`,
    );
  const also = [sssom('subject_label'), sssom('object_label'), sssom('mapping_justification')];
  return genericPage(ctx, thing, undefined, { lead: html`${lead}${reason}`, shown: [...shown, ...also] });
}

function end(ctx: Ctx, names: Names, at: string | undefined, label: string | undefined): Html {
  if (at === undefined) return html`<p>–</p>`;
  const own = names.has(at);
  return html`<div>
    <p class="big">${own ? reference(ctx, at, names) : html`<bdi class="serif">${label ?? host(at)}</bdi>`}</p>
    <p class="iri">${link(at)}</p>
  </div>`;
}

const host = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : address);

const [born, died] = [iri('schema', 'birthDate'), iri('schema', 'deathDate')];
const same = [iri('skos', 'exactMatch'), iri('owl', 'sameAs'), iri('skos', 'closeMatch')];

/** When a maker lived, what they did, and the same maker elsewhere. */
export async function agentPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const { subject } = thing.resource;
  const date = (predicate: string): Child => {
    const found = literals(thing.quads, subject, predicate)[0]?.value;
    return found === undefined ? '…' : /^-?\d{4}$/.test(found) ? found : showDate(found, ctx.lang);
  };
  const elsewhere = [...new Set(same.flatMap((predicate) => iris(thing.quads, subject, predicate)))].slice(0, 60);
  const lived = [born, died].some((each) => literals(thing.quads, subject, each).length > 0);
  const names = await namesIn(ctx, [], elsewhere);
  const life =
    lived &&
    section(
      { id: 'life', title: ctx.t('agent.life'), hang: true },
      html`<p class="def">${date(born)} – ${date(died)}</p>`,
    );
  const links =
    elsewhere.length > 0 &&
    section(
      { id: 'elsewhere', title: ctx.t('agent.elsewhere'), hang: true },
      html`<ul class="lines tight">
        ${elsewhere.map(
          (each) =>
            html`<li class="when wide-k">
              <span class="k">${names.has(each) ? 'Vijver' : host(each)}</span>
              <div>${reference(ctx, each, names)}</div>
            </li>`,
        )}
      </ul>`,
    );
  return genericPage(ctx, thing, undefined, { lead: html`${life}${links}`, shown: [born, died, ...same] });
}
