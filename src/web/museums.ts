// The six museums as pages show them: name, two letters, the key that colours them. Knows no data about them.
import { museums, type Museum } from '../access/policy.ts';
import { html, type Html } from './html.ts';

const names: Readonly<Record<Museum, readonly [letters: string, name: string]>> = {
  hva: ['HA', 'Huis van Alijn'],
  industriemuseum: ['IN', 'Industriemuseum'],
  stam: ['ST', 'STAM'],
  msk: ['MK', 'MSK Gent'],
  smak: ['SM', 'S.M.A.K.'],
  dmg: ['DM', 'Design Museum Gent'],
};

const isMuseum = (key: string): key is Museum => (museums as readonly string[]).includes(key);

export const museumName = (key: string): string => (isMuseum(key) ? names[key][1] : key);
export const isMuseumKey = (key: string | null | undefined): key is string => typeof key === 'string' && isMuseum(key);

/** The monogram alone, with the name for who cannot see it. */
export const monogram = (key: string): Html =>
  html`<abbr class="mg" data-m="${key}" title="${museumName(key)}"
    >${isMuseum(key) ? names[key][0] : key.slice(0, 2).toUpperCase()}</abbr
  >`;

/** Monogram and name, linked to the museum's page. */
export const museumLink = (key: string): Html =>
  html`<span class="mus"
    ><span class="mg" data-m="${key}" aria-hidden="true">${isMuseum(key) ? names[key][0] : '–'}</span>
    <a class="plain" href="/doc/agent/${encodeURIComponent(key)}">${museumName(key)}</a></span
  >`;
