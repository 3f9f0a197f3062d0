// Members of a stream as lines that people read: when, what it is called, what happened to it. From public statements alone.
import type { Event, LogReader, Member } from '../log/log.ts';
import type { Module } from '../module.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { docPath, versionIri } from '../rdf/refs.ts';
import type { FrameCtx } from '../web/context.ts';
import { html, type Html } from '../web/html.ts';
import type { Lang } from '../web/words.ts';

export interface ToldMember {
  readonly kind: Member['kind'];
  readonly at: string;
  readonly name: string;
  readonly type: string;
  /** Where the thing is read. */
  readonly doc: string;
  /** Where this version is read; a deletion has none. */
  readonly version: string | undefined;
}

export interface Telling {
  readonly base: string;
  readonly log: Pick<LogReader, 'event'>;
  readonly modules: readonly Module[];
  readonly lang: Lang;
}

/** Its preferred name in the reader's language, else in Dutch, else in any; undefined when its public part names none. */
function nameIn({ modules, lang }: Telling, event: Event): string | undefined {
  const module = modules.find(({ name }) => name === event.module);
  const naming = new Set(
    (module?.labels ?? []).filter(({ kind }) => kind === 'preferred').map((each) => each.property),
  );
  const names = parseNTriples(event.state.public).filter(
    ({ subject, predicate }) => subject.value === event.subject && naming.has(predicate.value),
  );
  const inLang = (wanted: string): string | undefined =>
    names.find(({ object }) => object.termType === 'Literal' && object.language.toLowerCase().startsWith(wanted))
      ?.object.value;
  return inLang(lang) ?? inLang('nl') ?? names[0]?.object.value;
}

/** One more read for a deletion, whose name stands in the version before. */
export async function tellMember(telling: Telling, { kind, event }: Member): Promise<ToldMember> {
  const before = kind === 'delete' && event.prev !== null ? await telling.log.event(event.prev) : undefined;
  const spec = telling.modules.flatMap(({ types }) => types).find(({ name }) => name === event.type);
  return {
    kind,
    at: event.at,
    name: nameIn(telling, before ?? event) ?? event.ref,
    type: spec?.[telling.lang][0] ?? event.type,
    doc: docPath(event.type, event.ref),
    version: kind === 'delete' ? undefined : versionIri(telling.base, event).slice(telling.base.length),
  };
}

export const renderMember = (ctx: FrameCtx, { kind, at, name, type, doc, version }: ToldMember): Html =>
  html`<li class="when">
    ${ctx.moment(at)}
    <div>
      <a class="serif" href="${doc}"><bdi>${name}</bdi></a>
      <span class="soft">${type}, ${ctx.t(`ldes.${kind}`)}</span
      >${version !== undefined && html` <span class="small">· <a href="${version}">${ctx.t('ldes.version')}</a></span>`}
    </div>
  </li>`;
