// Meetings, decisions and actions as the store knows them, for whoever asks; bounded. Home may call `openActionsFor`.
import { iri } from '../../rdf/ns.ts';
import { localName } from '../../rdf/refs.ts';
import { namedNode } from '../../rdf/terms.ts';
import type { Ctx } from '../../web/context.ts';
import { sparql } from '../../rdf/query.ts';
import { ask, valueOf, type Row } from './ask.ts';

export type ActionStatus = 'todo' | 'doing' | 'done' | 'failed';

export interface ActionLine {
  readonly subject: string;
  readonly name: string;
  /** Who takes it on: a person, a museum, or nobody yet. */
  readonly who: string | undefined;
  /** `2026-11-27`. */
  readonly due: string | undefined;
  readonly status: ActionStatus;
}

const statuses: Readonly<Record<string, ActionStatus>> = {
  PotentialActionStatus: 'todo',
  ActiveActionStatus: 'doing',
  CompletedActionStatus: 'done',
  FailedActionStatus: 'failed',
};

const open = [namedNode(iri('schema', 'PotentialActionStatus')), namedNode(iri('schema', 'ActiveActionStatus'))];

async function toLines(ctx: Ctx, rows: readonly Row[]): Promise<readonly ActionLine[]> {
  const names = await ctx.hub.state.names(
    rows.map(({ action }) => valueOf(action)),
    ctx.lang,
    ctx.marks,
  );
  return rows.map(({ action, who, due, status }) => ({
    subject: valueOf(action),
    name: names.get(valueOf(action)) ?? valueOf(action),
    who: who?.value,
    due: due?.value.slice(0, 10),
    status: statuses[localName(valueOf(status))] ?? 'todo',
  }));
}

/**
 * Actions that are not done, the first due first, as this reader may see them.
 * @param museum key; only what this museum keeps or takes on
 * @returns undefined while the store cannot answer
 */
export async function openActionsFor(
  ctx: Ctx,
  museum?: string,
  limit = 200,
): Promise<readonly ActionLine[] | undefined> {
  const { base } = ctx.hub;
  const agent = museum === undefined ? undefined : namedNode(`${base}/id/agent/${museum}`);
  const whose =
    agent === undefined
      ? ''
      : sparql`FILTER (EXISTS { ?action schema:agent ${agent} } || EXISTS { ?action vijver:museum ${agent} })`;
  const rows = await ask(
    ctx,
    `${sparql`SELECT ?action (SAMPLE(?agent) AS ?who) (MIN(?day) AS ?due) (SAMPLE(?state) AS ?status) WHERE {
  VALUES ?state { ${open} }
  ?action a schema:Action ; schema:actionStatus ?state .
  OPTIONAL { ?action schema:agent ?agent }
  OPTIONAL { ?action vijver:due ?day }`} ${whose} } GROUP BY ?action ORDER BY (!BOUND(?due)) ?due LIMIT ${Math.min(limit, 500)}`,
  );
  return rows === undefined ? undefined : toLines(ctx, rows);
}

/** What followed from a meeting or a decision, and from the decisions of a meeting. */
export async function actionsFrom(ctx: Ctx, subject: string): Promise<readonly ActionLine[]> {
  const from = namedNode(subject);
  const rows = await ask(
    ctx,
    `${sparql`SELECT ?action (SAMPLE(?agent) AS ?who) (MIN(?day) AS ?due) (SAMPLE(?state) AS ?status) WHERE {
  { ?action prov:wasInfluencedBy ${from} } UNION { ?action prov:wasInfluencedBy ?decision . ?decision prov:wasInformedBy ${from} }
  ?action a schema:Action ; schema:actionStatus ?state .
  OPTIONAL { ?action schema:agent ?agent }
  OPTIONAL { ?action vijver:due ?day } } GROUP BY ?action ORDER BY (!BOUND(?due)) ?due`} LIMIT 200`,
  );
  return toLines(ctx, rows ?? []);
}

export interface DecisionLine {
  readonly subject: string;
  readonly name: string;
  readonly day: string | undefined;
}

/** Decisions, the latest first; those of one meeting when it is named. */
export async function decisions(ctx: Ctx, meeting?: string, limit = 30): Promise<readonly DecisionLine[]> {
  const where = meeting === undefined ? '' : sparql`?decision prov:wasInformedBy ${namedNode(meeting)} .`;
  const rows = await ask(
    ctx,
    `SELECT ?decision (MIN(?on) AS ?day) WHERE { ?decision a prov:Activity . ${where} OPTIONAL { ?decision dct:date ?on } } GROUP BY ?decision ORDER BY DESC(?day) LIMIT ${limit}`,
  );
  const found = rows ?? [];
  const names = await ctx.hub.state.names(
    found.map(({ decision }) => valueOf(decision)),
    ctx.lang,
    ctx.marks,
  );
  return found
    .filter(({ decision }) => names.has(valueOf(decision)))
    .map(({ decision, day }) => ({
      subject: valueOf(decision),
      name: names.get(valueOf(decision)) ?? '',
      day: day?.value,
    }));
}

export const statusIri = iri('schema', 'actionStatus');
