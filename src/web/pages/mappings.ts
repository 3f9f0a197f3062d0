// How a concept is linked with other lists: its own match statements, and mappings that are things of their own.
import { iri, type Prefix } from '../../rdf/ns.ts';
import { localName } from '../../rdf/refs.ts';
import type { Ctx } from '../context.ts';
import { iris, textOf } from '../graph.ts';
import { html, type Child, type Html } from '../html.ts';
import { link } from '../link.ts';
import { docOf, nameOf, reference, type Names } from '../names.ts';
import { section, status, table, type StatusKind } from '../parts.ts';
import type { Thing } from '../thing.ts';
import type { WordKey } from '../words.ts';
import { visibleQuads } from '../../documents/visible.ts';

export const mappingProperties: readonly string[] = [
  'exactMatch',
  'closeMatch',
  'broadMatch',
  'narrowMatch',
  'relatedMatch',
].map((local) => iri('skos', local));

const sssom = (local: string): string => iri('sssom' as Prefix, local);
const owl = (local: string): string => iri('owl', local);

/** The ends of a mapping as mapping resources state them: SSSOM in RDF is an OWL axiom, older ones use SSSOM's own slots. */
const from = [owl('annotatedSource'), sssom('subject_id')];
const how = [owl('annotatedProperty'), sssom('predicate_id')];
const to = [owl('annotatedTarget'), sssom('object_id')];
const states = [iri('adms', 'status'), sssom('review_status')];
export const linksFromMappings: readonly string[] = [...from, ...to];

const most = 60;

interface Row {
  readonly relation: string;
  readonly other: string;
  readonly ground: Child;
  readonly state: Child;
}

export async function mappingSection(ctx: Ctx, thing: Thing, known: Names): Promise<Html | undefined> {
  const { subject } = thing.resource;
  const stated = mappingProperties.flatMap((predicate) =>
    iris(thing.quads, subject, predicate).map((other): Row => ({
      relation: nameOf(ctx, predicate),
      other,
      ground: html`<span class="soft">–</span>`,
      state: status('ok', ctx.t('mapping.accepted')),
    })),
  );
  const reviewed = await fromResources(ctx, subject);
  const known2 = new Set(reviewed.map(({ other }) => other));
  const rows = [...reviewed, ...stated.filter(({ other }) => !known2.has(other))].slice(0, most);
  if (rows.length === 0) return undefined;
  const names = new Map([
    ...known,
    ...(await ctx.hub.state.names(
      rows.map(({ other }) => other),
      ctx.lang,
      ctx.marks,
    )),
  ]);
  const columns = ['mapping.other', 'mapping.relation', 'mapping.ground', 'mapping.state'] as const;
  return section(
    { id: 'mappings', title: ctx.t('mapping.title'), note: ctx.t('mapping.count', { n: rows.length }), hang: true },
    table(
      ctx.t('mapping.caption'),
      columns.map((key) => ({ label: ctx.t(key) })),
      rows.map(({ relation, other, ground, state }) => [target(ctx, other, names), relation, ground, state]),
    ),
  );
}

/** The other term: by name when it is ours, with its IRI below for who must compare. */
function target(ctx: Ctx, other: string, names: Names): Html {
  if (docOf(ctx, other, names) === undefined || !names.has(other)) return html`<span class="iri">${link(other)}</span>`;
  return html`${reference(ctx, other, names)}<br /><span class="iri soft">${other}</span>`;
}

/** Mappings that name this concept at one of their ends. */
async function fromResources(ctx: Ctx, subject: string): Promise<readonly Row[]> {
  const links = await Promise.all(
    linksFromMappings.map((predicate) => ctx.hub.state.linksTo(subject, { marks: ctx.marks, predicate, limit: most })),
  );
  const rows: Row[] = [];
  for (const { subject: mapping, predicate } of links.flat().slice(0, most)) {
    const resource = await ctx.hub.state.get(mapping);
    const event = resource && !resource.deleted ? await ctx.hub.log.event(resource.seq) : undefined;
    if (!event) continue;
    const row = rowOf(ctx, mapping, visibleQuads(event, ctx.actor), from.includes(predicate));
    if (row) rows.push(row);
  }
  return rows;
}

const grounds: Readonly<Record<string, WordKey>> = {
  ManualMappingCuration: 'mapping.by.hand',
  LexicalMatching: 'mapping.by.name',
  LexicalSimilarityThresholdMatching: 'mapping.by.likeName',
  SemanticSimilarityThresholdMatching: 'mapping.by.meaning',
  MappingChaining: 'mapping.by.chain',
};

/** How a mapping was found, from the SEMAPV list that SSSOM prescribes. */
export function groundOf(ctx: Ctx, justification: string | undefined): string {
  if (justification === undefined) return '–';
  const word = own(grounds, localName(justification));
  return word === undefined ? nameOf(ctx, justification) : ctx.t(word);
}

const stateKinds: Readonly<Record<string, StatusKind>> = {
  approved: 'ok',
  candidate: 'wait',
  rejected: 'no',
  deprecated: 'off',
};

/** How it stands, in shape and word. */
export function stateOf(ctx: Ctx, state: string | undefined): Html {
  if (state === undefined) return html`${ctx.t('mapping.seen')}`;
  return status(own(stateKinds, localName(state)) ?? '', nameOf(ctx, state));
}

function rowOf(ctx: Ctx, mapping: string, quads: ReturnType<typeof visibleQuads>, forward: boolean): Row | undefined {
  const first = (predicates: readonly string[]): string | undefined =>
    predicates.flatMap((each) => iris(quads, mapping, each))[0];
  const other = first(forward ? to : from);
  if (other === undefined) return undefined;
  const nameOfFirst = (predicates: readonly string[], otherwise: string): string => {
    const found = first(predicates);
    return found === undefined ? otherwise : nameOf(ctx, found);
  };
  const score = textOf(quads, mapping, sssom('confidence'), ctx.lang)?.value;
  const justification = first([sssom('mapping_justification')]);
  const why = textOf(quads, mapping, sssom('comment'), ctx.lang)?.value ?? groundOf(ctx, justification);
  const doc = docOf(ctx, mapping, new Map());
  const state = stateOf(ctx, first(states));
  return {
    relation: nameOfFirst(how, '–') + (forward ? '' : ` (${ctx.t('mapping.fromOther')})`),
    other,
    ground: html`${why}${score !== undefined && html` <span class="soft">${score}</span>`}`,
    state: html`${doc === undefined ? state : html`<a href="${doc}">${state}</a>`}`,
  };
}

/** An IRI may end in `constructor`, which every object has. */
const own = <T>(words: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;
