// CIDOC CRM properties by their number, for tables that link to a page about them. Only those that are sure; Data.
const crm = 'http://www.cidoc-crm.org/cidoc-crm/';

const names: Readonly<Record<string, string>> = {
  P2: 'P2_has_type',
  P3: 'P3_has_note',
  P4: 'P4_has_time-span',
  P7: 'P7_took_place_at',
  P14: 'P14_carried_out_by',
  P32: 'P32_used_general_technique',
  P41: 'P41_classified',
  P45: 'P45_consists_of',
  P46i: 'P46i_forms_part_of',
  P50: 'P50_has_current_keeper',
  P55: 'P55_has_current_location',
  P67: 'P67_refers_to',
  P102: 'P102_has_title',
  P128: 'P128_carries',
  P129: 'P129_is_about',
};

/** `…cidoc-crm.html#P50` → the property; undefined when the number is not known here. */
export function crmProperty(address: string): string | undefined {
  const number = /(?:#|\/)(P\d+i?)(?:_[\w-]+)?$/.exec(address)?.[1];
  const name = number === undefined || !Object.hasOwn(names, number) ? undefined : names[number];
  return name === undefined ? undefined : crm + name;
}
