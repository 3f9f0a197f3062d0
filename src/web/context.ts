// What every page knows of a request: who asks, in which language, what they may see. Built once a request; decides nothing.
import type { Request } from 'express';
import { anyone, marksSeenBy, mayContribute, mayWrite, museumFor, type Actor, type Mark } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { TypeSpec } from '../module.ts';
import { cookies } from './cookies.ts';
import { csrfToken } from './csrf.ts';
import { fullMoment, moment } from './dates.ts';
import type { Child, Html } from './html.ts';
import { chooseLang, formatNumber, say, sayHtml, type Lang, type Params, type WordKey } from './words.ts';

/** What the frame and any text of a page need; nothing of the hub itself. */
export interface FrameCtx {
  readonly actor: Actor;
  readonly signedIn: boolean;
  readonly lang: Lang;
  readonly marks: readonly Mark[];
  /** Path of the address, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Goes into every form that changes something, as `_csrf`. */
  readonly csrf: string;
  /** A text of the catalogue. */
  readonly t: (key: WordKey, params?: Params) => string;
  /** The same with HTML in its places. */
  readonly say: (key: WordKey, params: Readonly<Record<string, Child>>) => Html;
  readonly number: (value: number) => string;
  readonly moment: (iso: string) => Html;
  readonly fullMoment: (iso: string) => string;
  readonly mayWrite: (module: string, museum: string | null, type?: string) => boolean;
  /** The museum of what this reader makes new in a module. */
  readonly museumFor: (module: string, type?: string) => string | null;
}

export interface Ctx extends FrameCtx {
  readonly hub: Hub;
  /** May the reader add to things of this type, in their module or beyond it? */
  readonly mayAdd: (type: string) => boolean;
  /** May the reader propose one of these, being nobody who writes in its module? */
  readonly proposes: (type: Pick<TypeSpec, 'name'>) => boolean;
}

/**
 * @param actor who asks, when the caller knows already (an error page passes `anyone`)
 * @throws Problem `unknown-actor` for a token or session that does not hold
 */
export async function webContext(hub: Hub, request: Request, actor?: Actor): Promise<Ctx> {
  const who = actor ?? (await hub.actorOf(request));
  const moduleOf = (type: string) =>
    hub.modules.find(({ types }) => types.some(({ name }) => name === type))?.name ?? '';
  const writes = (type: string): boolean => {
    const module = moduleOf(type);
    return mayWrite(who, module, museumFor(who, module, type), type);
  };
  const proposes = ({ name }: Pick<TypeSpec, 'name'>): boolean => mayContribute(who, name) && !writes(name);
  return { hub, proposes, mayAdd: (type) => mayContribute(who, type), ...frameContext(request, who, hub.now) };
}

/** The same for a door that has no whole hub: it knows who asks and what time it is. */
export function frameContext(request: Request, actor: Actor, now: () => Date): FrameCtx {
  const url = addressOf(request.originalUrl);
  const lang = chooseLang({
    query: url.searchParams.get('lang'),
    cookie: cookies(request)['lang'],
    accept: request.headers['accept-language'],
  });
  return {
    actor,
    signedIn: actor.role !== anyone.role,
    lang,
    marks: marksSeenBy(actor),
    path: url.pathname,
    query: url.searchParams,
    csrf: csrfToken(request),
    t: (key, params) => say(lang, key, params),
    say: (key, params) => sayHtml(lang, key, params),
    number: (value) => formatNumber(lang, value),
    moment: (iso) => moment(iso, lang, now()),
    fullMoment: (iso) => fullMoment(iso, lang),
    mayWrite: (module, museum, type) => mayWrite(actor, module, museum, type),
    museumFor: (module, type) => museumFor(actor, module, type),
  };
}

/** What was asked, also when it is no address: `//x` names a host to `new URL`, and `//` nothing at all. */
function addressOf(originalUrl: string): URL {
  const text = originalUrl.replace(/^[/\\]+/, '/');
  return URL.canParse(text, elsewhere) ? new URL(text, elsewhere) : new URL(elsewhere);
}

const elsewhere = 'http://vijver.invalid/';
