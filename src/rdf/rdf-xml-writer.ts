// Quads to RDF/XML. Refuses what XML cannot say: a predicate without an XML name, control characters in a literal.
import type { Quad, Term } from '@rdfjs/types';
import { Problem } from '../problem.ts';
import { prefixesFor } from './turtle-writer.ts';

const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsdString = 'http://www.w3.org/2001/XMLSchema#string';
const xmlName = /[A-Za-z_][A-Za-z0-9_.-]*$/;
// oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2: these cannot stand in a document, not even escaped
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escapeAttribute = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (char) => entities[char] ?? char);

function escapeContent(text: string): string {
  if (notXml.test(text))
    throw new Problem(
      'not-acceptable',
      `RDF/XML cannot hold a control character, and “${text.slice(0, 60)}” has one; ask for Turtle.`,
    );
  return text.replace(/[&<>\r]/g, (char) => entities[char] ?? char);
}

interface Names {
  readonly known: Map<string, string>;
  readonly used: Map<string, string>;
}

/** A name for a predicate; an unknown namespace gets a prefix of its own. */
function nameOf(predicate: string, names: Names): string {
  const local = xmlName.exec(predicate)?.[0];
  if (local === undefined)
    throw new Problem(
      'not-acceptable',
      `RDF/XML has no name for the predicate ${predicate.slice(0, 200)}; ask for Turtle.`,
    );
  const namespace = predicate.slice(0, -local.length);
  const prefix = names.known.get(namespace) ?? `ns${names.known.size}`;
  names.known.set(namespace, prefix);
  names.used.set(prefix, namespace);
  return `${prefix}:${local}`;
}

function reference(attribute: 'about' | 'resource', term: Term): string {
  if (term.termType === 'BlankNode')
    return `rdf:nodeID="b${term.value.replace(/[^A-Za-z0-9]/g, (c) => `_${c.charCodeAt(0)}`)}"`;
  return `rdf:${attribute}="${escapeAttribute(term.value)}"`;
}

function propertyText(q: Quad, names: Names): string {
  const name = nameOf(q.predicate.value, names);
  const { object } = q;
  if (object.termType !== 'Literal') return `    <${name} ${reference('resource', object)}/>\n`;
  const plain = object.datatype.value === xsdString;
  const typed = plain ? '' : ` rdf:datatype="${escapeAttribute(object.datatype.value)}"`;
  const kind = object.language === '' ? typed : ` xml:lang="${object.language}"`;
  return `    <${name}${kind}>${escapeContent(object.value)}</${name}>\n`;
}

/** A writer that can be fed in turns: `vijver export` never holds a whole list. */
export function createRdfXmlWriter(base?: string) {
  const known = new Map(Object.entries(prefixesFor(base)).map(([prefix, namespace]) => [namespace, prefix]));
  return {
    /** One element per subject, each declaring what it uses, so that it stands by itself. */
    description: (quads: readonly Quad[]): string => {
      const [first] = quads;
      if (first === undefined) return '';
      const names: Names = { known, used: new Map() };
      const properties = quads.map((q) => propertyText(q, names)).join('');
      const declared = [...names.used]
        .filter(([prefix]) => prefix !== 'rdf')
        .map(([prefix, namespace]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`)
        .join('');
      return `  <rdf:Description${declared} ${reference('about', first.subject)}>\n${properties}  </rdf:Description>\n`;
    },
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="${rdfNamespace}">\n`,
    foot: '</rdf:RDF>\n',
  };
}

/** @throws Problem `not-acceptable` when a predicate or a literal cannot be written in XML */
export function toRdfXml(quads: readonly Quad[], base?: string): string {
  const writer = createRdfXmlWriter(base);
  const bySubject = new Map<string, Quad[]>();
  for (const q of quads) {
    const key = `${q.subject.termType}${q.subject.value}`;
    const list = bySubject.get(key);
    if (list) list.push(q);
    else bySubject.set(key, [q]);
  }
  return writer.head + [...bySubject.values()].map((group) => writer.description(group)).join('') + writer.foot;
}
