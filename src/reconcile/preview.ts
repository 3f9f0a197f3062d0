// A small card about one entity, for a frame in somebody else's page: no scripts, nothing from elsewhere, may be framed.
import { html, type Html } from '../web/html.ts';
import { link } from '../web/link.ts';
import { iri } from '../rdf/ns.ts';
import { docPath } from '../rdf/refs.ts';
import { describe, linkNames, textOf, valuesOf, type Entity } from './entity.ts';
import type { Service } from './service.ts';

/** Only for this page: elsewhere styles come from files, and frames are refused. Nothing about ancestors: all may frame it. */
export const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `:root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;margin:.75rem;overflow-wrap:anywhere}
h1{font-size:1.1rem;margin:0 0 .25rem}p{margin:.25rem 0}.m{opacity:.75;font-size:.875rem}a{color:inherit}`;

const labels = {
  nl: {
    also: 'ook',
    open: 'Openen in Vijver',
    code: 'nummer',
    gone: 'Dit kennen we niet',
    goneHelp: 'Het is verwijderd, niet openbaar, of het nummer klopt niet.',
  },
  en: {
    also: 'also',
    open: 'Open in Vijver',
    code: 'number',
    gone: 'This is not known',
    goneHelp: 'It was deleted, is not public, or the identifier is not right.',
  },
} as const;

const frame = (service: Service, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="${service.ui}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `;

const texts = (entity: Entity, predicate: string, most: number): readonly string[] =>
  [
    ...new Set(
      valuesOf(entity, predicate)
        .filter(({ termType }) => termType === 'Literal')
        .map(({ value }) => value),
    ),
  ].slice(0, most);

export async function preview(service: Service, entity: Entity): Promise<Html> {
  const say = labels[service.ui];
  const { resource, type } = entity;
  const own = await service.hub.state.names([resource.subject], service.lang, service.marks);
  const name = textOf(entity, iri('skos', 'prefLabel'), service.lang) ?? own.get(resource.subject) ?? resource.ref;
  const line = describe(service, entity, await linkNames(service, [entity]));
  const also = texts(entity, iri('skos', 'altLabel'), 6);
  const codes = [...texts(entity, iri('skos', 'notation'), 3), ...texts(entity, iri('dct', 'identifier'), 3)];
  return frame(
    service,
    name,
    html`<h1 lang="${service.lang}">${name}</h1>
      <p class="m">${type.spec[service.ui][0]}${codes.length > 0 && html` · ${say.code} ${codes.join(', ')}`}</p>
      ${line !== '' && html`<p>${line}</p>`}
      ${also.length > 0 && html`<p class="m">${say.also}: ${also.join(', ')}</p>`}
      <p class="m">${link(resource.subject)}</p>
      <p class="m">
        <a href="${service.hub.base}${docPath(resource.type, resource.ref)}" target="_blank" rel="noopener"
          >${say.open}</a
        >
      </p>`,
  );
}

export const missingPreview = (service: Service): Html =>
  frame(
    service,
    labels[service.ui].gone,
    html`<h1>${labels[service.ui].gone}</h1>
      <p>${labels[service.ui].goneHelp}</p>`,
  );
