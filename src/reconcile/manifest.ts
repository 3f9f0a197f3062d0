// What the service is and can do, as version 0.2 of the specification says it. Open to everybody.
import { prefixes } from '../rdf/ns.ts';
import { batchSize } from './query.ts';
import { typeRef } from './entity.ts';
import type { Service } from './service.ts';

/** Size of a preview, in CSS pixels. */
export const previewSize = { width: 420, height: 220 } as const;

const settings = (ui: Service['ui']): readonly object[] => [
  {
    name: 'limit',
    type: 'number',
    default: 0,
    label: ui === 'nl' ? 'Hoogstens' : 'At most',
    help_text: ui === 'nl' ? 'Hoeveel waarden per cel; 0 is alle.' : 'How many values a cell; 0 is all.',
  },
];

export function manifest(service: Service): object {
  const { hub, url, ui, scheme } = service;
  const nameOf = ui === 'nl' ? 'Vijver: termen van de Gentse musea' : 'Vijver: terms of the museums of Ghent';
  return {
    versions: ['0.2'],
    name: scheme === undefined ? `${nameOf} (${service.lang})` : `Vijver: ${scheme.name} (${service.lang})`,
    identifierSpace: `${hub.base}/id/`,
    schemaSpace: prefixes.skos,
    documentation: `${hub.base}/reconcile`,
    logo: `${hub.base}/reconcile/logo.svg`,
    defaultTypes: service.types.map((type) => typeRef(service, type)),
    view: { url: `${hub.base}/doc?iri={{id}}` },
    preview: { url: `${url}/preview?id={{id}}`, ...previewSize },
    suggest: {
      entity: { service_url: url, service_path: '/suggest/entity' },
      property: { service_url: url, service_path: '/suggest/property' },
      type: { service_url: url, service_path: '/suggest/type' },
    },
    extend: {
      propose_properties: { service_url: url, service_path: '/extend/propose' },
      property_settings: settings(ui),
    },
    batchSize,
  };
}
