// A field of the data-entry manual: what it means, whether it must be filled in, how, from which list, and what stands in it now.
import type { Quad } from '@rdfjs/types';
import { iri, ownIri } from '../../../rdf/ns.ts';
import { localName, ownThing } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { byLanguage, iris, literals, objects } from '../../../web/graph.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { isMuseumKey, museumLink } from '../../../web/museums.ts';
import { compact, namesIn, reference, type Names } from '../../../web/names.ts';
import { link } from '../../../web/link.ts';
import { empty, facts, icon, section, written } from '../../../web/parts.ts';
import { docOfThing, type Thing } from '../../../web/thing.ts';
import { readText } from '../reading/text.ts';
import { fieldInUse } from './field-use.ts';
import { readingPage } from './page.ts';

const words = (base: string) => ({
  path: iri('sh', 'path'),
  description: iri('sh', 'description'),
  rule: iri('skos', 'scopeNote'),
  example: iri('skos', 'example'),
  least: iri('sh', 'minCount'),
  most: iri('sh', 'maxCount'),
  order: iri('sh', 'order'),
  match: iri('skos', 'exactMatch'),
  key: iri('skos', 'notation'),
  list: ownIri(base, 'valuesFrom'),
  oslo: ownIri(base, 'osloPath'),
  filledBy: ownIri(base, 'filledBy'),
  deviation: ownIri(base, 'deviation'),
  forMuseum: ownIri(base, 'forMuseum'),
  note: iri('skos', 'note'),
});

type Words = ReturnType<typeof words>;

/** What drawing a field needs. */
interface Drawing {
  readonly ctx: Ctx;
  readonly thing: Thing;
  readonly names: Names;
  /** Fields here that say to be the same as one elsewhere. */
  readonly same: readonly string[];
  readonly w: Words;
}

export async function fieldPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const w = words(ctx.hub.base);
  const { subject } = thing.resource;
  const same = await sameFields(ctx, subject, iris(thing.quads, subject, w.match));
  const drawing = { ctx, thing, names: await namesIn(ctx, thing.quads, same), same, w };
  const [rule, use] = await Promise.all([
    ruleSection(drawing),
    fieldInUse(ctx, {
      path: iris(thing.quads, subject, w.path)[0],
      list: iris(thing.quads, subject, w.list)[0],
    }),
  ]);
  const after = html`${rule ?? unexplained(drawing)}${examples(drawing)}${deviations(drawing)}${use}`;
  const shown = Object.values(w).filter((path) => path !== w.description);
  return readingPage(ctx, thing, w.description, { lead: summary(drawing), after, shown });
}

const mostSame = 12;

/** Other fields of the hub that are the same as one elsewhere, such as a field of CEST. */
async function sameFields(ctx: Ctx, subject: string, matches: readonly string[]): Promise<readonly string[]> {
  const query = { marks: ctx.marks, predicate: iri('skos', 'exactMatch'), limit: mostSame };
  const links = await Promise.all(matches.slice(0, 5).map((match) => ctx.hub.state.linksTo(match, query)));
  const found = new Set(links.flat().map((each) => each.subject));
  return [...found].filter((each) => each !== subject && ownThing(ctx.hub.base, each)?.type === 'field');
}

/** A field of which nothing is said yet, and who can change that. */
function unexplained({ ctx, thing, w }: Drawing): Child {
  const { resource, quads } = thing;
  if (literals(quads, resource.subject, w.description).length > 0) return undefined;
  const writes = thing.memento !== true && ctx.mayWrite('wiki', resource.museum);
  const way =
    writes && html`<a class="btn" href="${docOfThing(resource)}/edit">${icon('edit')}${ctx.t('field.explain')}</a>`;
  return section({ id: 'rule', title: ctx.t('field.rule'), hang: true }, empty(ctx.t('field.unexplained'), way));
}

const numberIn = (quads: readonly Quad[], subject: string, path: string): number | undefined => {
  const text = literals(quads, subject, path)[0]?.value;
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
};

/** The facts that one looks up while filling in. */
function summary(drawing: Drawing): Html {
  const { ctx, thing, names, w } = drawing;
  const { subject } = thing.resource;
  const all = (path: string): readonly string[] => iris(thing.quads, subject, path);
  const keys = literals(thing.quads, subject, w.key).map(({ value }) => html`<code>${value}</code>`);
  const paths = all(w.path).map((path) => html`<code class="iri" title="${path}">${compact(path)}</code>`);
  const oslo = literals(thing.quads, subject, w.oslo).map(
    ({ value }) => html`<code>${value}</code> <span class="soft small">OSLO</span>`,
  );
  return html`<div class="after">
    ${facts([
      [ctx.t('field.required'), obligation(drawing)],
      [ctx.t('field.from'), rows(all(w.list).map((each) => reference(ctx, each, names)))],
      [ctx.t('field.inData'), rows([...paths, ...oslo])],
      [ctx.t('field.key'), rows(keys)],
      [ctx.t('field.usedIn'), rows(all(w.filledBy).map((each) => museumOr(ctx, each, names)))],
      [
        ctx.t('field.same'),
        rows(drawing.same.filter((each) => names.has(each)).map((each) => reference(ctx, each, names))),
      ],
      [ctx.t('field.elsewhere'), rows(all(w.match).map(link))],
    ])}
  </div>`;
}

const rows = (shown: readonly Html[]): Child => shown.map((each) => html`<div>${each}</div>`);

function obligation({ ctx, thing, w }: Drawing): string {
  const { subject } = thing.resource;
  const [least, most] = [numberIn(thing.quads, subject, w.least), numberIn(thing.quads, subject, w.most)];
  const often =
    most === undefined
      ? ctx.t('field.repeatable')
      : most === 1
        ? ctx.t('field.once')
        : ctx.t('field.atMost', { n: most });
  const needed = least === undefined ? 'field.unsaid' : least > 0 ? 'field.yes' : 'field.no';
  return `${ctx.t(needed)}, ${often}`;
}

const museumOr = (ctx: Ctx, agent: string, names: Names): Html => {
  const key = localName(agent);
  return isMuseumKey(key) ? museumLink(key) : reference(ctx, agent, names);
};

async function ruleSection({ ctx, thing, w }: Drawing): Promise<Child> {
  const texts = byLanguage(literals(thing.quads, thing.resource.subject, w.rule), ctx.lang);
  if (texts.length === 0) return undefined;
  const read = await Promise.all(
    texts.slice(0, 10).map(({ value }, i) => readText(ctx, { text: value, top: 3, prefix: `r${i}` })),
  );
  return section(
    { id: 'rule', title: ctx.t('field.rule'), hang: true },
    read.map(({ body }, i) => html`<div class="text" dir="auto" lang="${texts[i]?.language}">${body}</div>`),
  );
}

function examples({ ctx, thing, names, w }: Drawing): Child {
  const found = objects(thing.quads, thing.resource.subject, w.example).slice(0, 50);
  if (found.length === 0) return undefined;
  return section(
    { id: 'examples', title: ctx.t('field.examples'), hang: true },
    html`<ul class="lines tight">
      ${found.map((term) => html`<li>${term.termType === 'Literal' ? written(term.value, term.language) : reference(ctx, term.value, names)}</li>`)}
    </ul>`,
  );
}

function deviations({ ctx, thing, names, w }: Drawing): Child {
  const found = objects(thing.quads, thing.resource.subject, w.deviation).slice(0, 20);
  if (found.length === 0) return undefined;
  return section(
    { id: 'deviations', title: ctx.t('field.deviations'), hang: true },
    html`<ul class="lines">
      ${found.map(({ value: node }) => {
        const museum = iris(thing.quads, node, w.forMuseum)[0];
        const text = byLanguage(literals(thing.quads, node, w.note), ctx.lang)[0];
        return html`<li class="when wide-k">
          ${museum && museumOr(ctx, museum, names)}
          <div>${text && written(text.value, text.language)}</div>
        </li>`;
      })}
    </ul>`,
  );
}
