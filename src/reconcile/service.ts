// One reconciliation service: a language and a scheme (or all), as this asker may see them. Every answer starts here.
import type { Request } from 'express';
import { anyone, marksSeenBy, maySee, type Actor, type Mark } from '../access/policy.ts';
import type { Hub } from '../hub.ts';
import type { Module, TypeSpec } from '../module.ts';
import { Problem } from '../problem.ts';

export interface Scheme {
  readonly subject: string;
  readonly ref: string;
  readonly name: string;
}

export interface Service {
  readonly hub: Hub;
  readonly marks: readonly Mark[];
  /** The language of labels, as in the address. */
  readonly lang: string;
  /** The language of our own words. */
  readonly ui: 'nl' | 'en';
  /** Undefined: every scheme. */
  readonly scheme: Scheme | undefined;
  /** `{base}/reconcile/{lang}/{scheme}` */
  readonly url: string;
  readonly types: readonly ServiceType[];
}

/** A type that can be matched. Its id is short, since clients put it into addresses as it is: `Concept`. */
export interface ServiceType {
  readonly id: string;
  readonly module: string;
  readonly spec: TypeSpec;
}

const localName = (iri: string): string => iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);

/** Types whose things can be in a scheme: those are authority records. */
export const typesOf = (modules: readonly Module[]): readonly ServiceType[] =>
  modules.flatMap((module) =>
    module.types
      .filter(({ scheme }) => scheme !== undefined)
      .map((spec) => ({ id: localName(spec.class), module: module.name, spec })),
  );

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const isLanguage = (text: string): boolean => /^[a-z]{2,3}$/.test(text) && languageNames.of(text) !== undefined;

const param = (request: Request, name: string): string => String(request.params[name] ?? '').slice(0, 200);

async function schemeOf(hub: Hub, actor: Actor, ref: string, lang: string): Promise<Scheme | undefined> {
  if (ref === 'all') return undefined;
  const found = await hub.state.find('scheme', ref);
  if (found === undefined || found.deleted || !maySee(actor, found.mark))
    throw new Problem('unknown-scheme', {
      nl: `Er is geen lijst “${ref}”. Gebruik “all”, of het laatste deel van het adres van een lijst.`,
      en: `There is no scheme “${ref}”; use “all”, or the last part of a scheme’s address.`,
    });
  const names = await hub.state.names([found.subject], lang, marksSeenBy(actor));
  return { subject: found.subject, ref, name: names.get(found.subject) ?? ref };
}

/**
 * The service that an address names.
 * @throws Problem not-found for an unknown language, unknown-scheme
 */
export async function serviceFor(hub: Hub, request: Request, actor: Actor): Promise<Service> {
  // `nl-BE` and `NL` mean Dutch here: labels are found in every variant of their language.
  const lang = param(request, 'lang').toLowerCase().replace(/-.*$/, '');
  const ref = param(request, 'scheme');
  if (!isLanguage(lang))
    throw new Problem('not-found', `“${lang}” is not the code of a language; use nl, en, fr or de.`);
  const scheme = await schemeOf(hub, actor, ref, lang);
  return {
    hub,
    marks: marksSeenBy(actor),
    lang,
    ui: lang === 'nl' || lang === 'af' ? 'nl' : 'en',
    scheme,
    url: `${hub.base}/reconcile/${lang}/${encodeURIComponent(ref)}`,
    types: typesOf(hub.modules),
  };
}

/** Who asks. JSONP answers run as a script in a stranger's page, so they are always for nobody in particular. */
export const askerOf = async (hub: Hub, request: Request): Promise<Actor> =>
  request.query['callback'] === undefined ? hub.actorOf(request) : anyone;

/** Who asks for a manifest: it stays open to those whose credentials do not hold. */
export async function readerOf(hub: Hub, request: Request): Promise<Actor> {
  try {
    return await askerOf(hub, request);
  } catch (error) {
    if (error instanceof Problem && error.type === 'unknown-actor') return anyone;
    throw error;
  }
}
