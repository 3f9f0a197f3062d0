// Which row of a mapping table belongs to which described field. By name where the names agree, else by the table of what is
// known of the data-entry manual of Collectie van de Gentenaar. A field that no row fits stays without mapping, and is told.
import { slug } from '../../rdf/refs.ts';
import type { Described } from './gitbook.ts';

/** `section/tab/part` as slugs → name in the system. Data. */
const known: Readonly<Record<string, string>> = {
  'identificatie/instellingsnaam': 'instelling.naam',
  'identificatie/huidige-standplaats': 'huidige_standplaats',
  'objectnaam/objectcategorie': 'object_categorie',
  'vervaardiging/rol': 'vervaardiger.rol',
  'datering/datering-van': 'vervaardiging.datum.begin',
  'datering/datering-van-precisie': 'vervaardiging.datum.begin.prec',
  'datering/datering-tot': 'vervaardiging.datum.eind',
  'datering/datering-tot-precisie': 'vervaardiging.datum.eind.prec',
  'datering/datering-bijzonderheden': 'vervaardiging.datum.bijzonderheden',
  'fysieke-kenmerken/materialen/onderdeel': 'materiaal.onderdeel',
  'fysieke-kenmerken/afmetingen/onderdeel': 'afmeting.onderdeel',
  'fysieke-kenmerken/afmetingen/afmeting': 'afmeting.soort',
  'fysieke-kenmerken/afmetingen/waarde': 'afmeting.waarde',
  'fysieke-kenmerken/afmetingen/eenheid': 'afmeting.eenheid',
  'fysieke-kenmerken/afmetingen/bijzonderheden': 'afmeting.vrij',
  'iconografie/afgebeeld-onderwerp': 'inhoud.onderwerp',
  'iconografie/afgebeelde-persoon-instelling': 'inhoud.persoon.naam',
  'opschriften-en-merken/inhoud': 'inscriptie.inhoud',
  'associaties/geassocieerd-onderwerp/soort-onderwerp': 'associatie.onderwerp.associatie',
  'associaties/geassocieerd-onderwerp/onderwerp': 'associatie.onderwerp',
  'associaties/geassocieerd-persoon-instelling/soort-naam': 'associatie.persoon.associatie',
  'associaties/geassocieerd-persoon-instelling/naam': 'associatie.persoon',
  'associaties/geassocieerde-periode/periode': 'associatie.periode',
  'tentoonstelling/tentoonstellingsnaam': 'tentoonstelling',
  'tentoonstelling/begindatum': 'tentoonstelling.datum.begin',
  'tentoonstelling/einddatum': 'tentoonstelling.datum.eind',
  'identificatie/naam/naam': 'naam',
  'identificatie/naam/soort-naam': 'naam.soort',
  'identificatie/relaties-met-andere-namen/gebruik': 'use',
  'identificatie/relaties-met-andere-namen/gebruikt-voor': 'used_for',
  'identificatie/bronnen/status': 'naam.status',
  'identificatie/bronnen/bron-nummer': 'bron',
  'biografische-persoonsgegevens/geboortegegevens/datum-begin': 'geboorte.datum.begin',
  'biografische-persoonsgegevens/geboortegegevens/datum-einde': 'geboorte.datum.eind',
  'biografische-persoonsgegevens/geboortegegevens/plaats': 'geboorte.plaats',
  'biografische-persoonsgegevens/overlijdensgegevens/datum-begin': 'overlijden.datum.begin',
  'biografische-persoonsgegevens/overlijdensgegevens/datum-einde': 'overlijden.datum.eind',
  'biografische-persoonsgegevens/overlijdensgegevens/plaats': 'overlijden.plaats',
};

const clean = (key: string): string => key.replace(/\s+/g, '').toLowerCase();

/** The key as the table writes it, without the white space that slipped into it. */
export const keyOf = clean;

/** @param keys names in the system that the mapping of this chapter has */
export function matchKey(keys: ReadonlySet<string>, { section, tab, part }: Described): string | undefined {
  const path = [section, tab, part].filter((each) => each !== '').map(slug);
  const last = path.at(-1) ?? '';
  const tries = [known[path.join('/')], `${path[0]}.${last}`, last, `${path.at(-2)}.${last}`];
  return tries.find((each) => each !== undefined && keys.has(each));
}
