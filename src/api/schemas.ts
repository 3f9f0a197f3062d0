// JSON Schemas (2020-12, as OpenAPI 3.1 has it) of what the hub answers. Data only.
import { catalogue } from '../problem.ts';

const text = { type: 'string' };
const maybe = { type: ['string', 'null'] };
const whole = { type: 'integer', minimum: 0 };
const moment = { type: 'string', format: 'date-time' };
const action = { type: 'string', enum: ['create', 'update', 'delete', 'none'] };
const listOf = (items: object): object => ({ type: 'array', items });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const record = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const facet = listOf(record({ value: text, count: whole }));
/** From and to in UTF-16 code units: what was asked, in a text. */
const ranges = listOf({ type: 'array', items: whole, minItems: 2, maxItems: 2 });
const violation = record({ focusNode: text, path: text, value: text, rule: text, message: text, severity: text });

export const schemas: Readonly<Record<string, object>> = {
  Problem: {
    ...record(
      {
        type: { ...text, description: `{base}/problems/ and one of: ${Object.keys(catalogue).join(', ')}.` },
        title: text,
        status: whole,
        detail: text,
        instance: text,
        violations: listOf(violation),
      },
      ['instance', 'violations'],
    ),
    description: 'RFC 9457. Some kinds have more members, such as `line` and `column`, or `current`.',
  },
  SearchResults: record({
    query: text,
    lang: text,
    total: { ...whole, description: 'All things that fit, counted exactly.' },
    found: { ...whole, description: 'The same without any filter.' },
    reachable: { ...whole, description: 'How many of them, the best, can be paged to.' },
    meant: { ...maybe, description: 'When nothing fits as it was written: the question put right.' },
    limit: whole,
    offset: whole,
    hits: listOf(ref('Hit')),
    facets: record({ module: facet, type: facet, museum: facet, scheme: facet, language: facet, status: facet }),
  }),
  Hit: record({
    iri: text,
    document: text,
    label: text,
    ranges,
    module: text,
    type: text,
    museum: maybe,
    scheme: maybe,
    broader: maybe,
    description: text,
    matched: record({ text, kind: text, lang: text, how: text, ranges }),
    why: { ...maybe, description: 'Why it is a hit, in words, when its label does not say so.' },
    status: maybe,
    deprecated: { type: 'boolean', description: 'Deprecated or rejected; comes last.' },
    replacedBy: listOf(record({ iri: text, label: text })),
    score: { type: 'number' },
  }),
  Written: record({ iri: text, version: whole, at: moment, action }),
  Versions: listOf(record({ version: whole, action, at: moment, iri: text })),
  ShapesList: listOf(record({ module: text, shapes: text })),
  Health: record({ status: { const: 'ok' } }),
  Ready: record({ ready: { type: 'boolean' }, log: whole, views: whole, readers: whole, readyReaders: whole }),
  Anything: { type: 'object' },
};
