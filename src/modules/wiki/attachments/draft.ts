// A file that came in, as the statements of its attachment: new, or in the place of an older one.
import { randomBytes } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import type { KeptFile } from '../../../files/files.ts';
import { isPicture } from '../../../files/formats.ts';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { docPath, ownThing, slug, thingIri } from '../../../rdf/refs.ts';
import { literal, namedNode, quad } from '../../../rdf/terms.ts';
import { allQuads } from '../../../documents/visible.ts';
import type { Ctx } from '../../../web/context.ts';
import type { Draft } from '../../../write.ts';
import { decorativeIri } from './alternative.ts';
import { attachmentsOf } from './read.ts';
import { fileClass, fileFacts, fileTerms, pictureClass } from './terms.ts';

export interface Told {
  readonly alternative: string;
  readonly caption: string;
  /** Of both. */
  readonly lang: string;
  readonly decorative: boolean;
}

const integer = iri('xsd', 'integer');
const boolean = iri('xsd', 'boolean');

export const newIri = (base: string, { name }: Pick<KeptFile, 'name'>): string =>
  thingIri(
    base,
    'attachment',
    [slug(name.replace(/\.[^.]+$/, '')).slice(0, 40), randomBytes(5).toString('hex')].filter(Boolean).join('-'),
  );

/** What the file says of itself. */
function factsOf(base: string, subject: string, file: KeptFile): readonly Quad[] {
  const about = namedNode(subject);
  const say = (property: string, object: Quad['object']): Quad => quad(about, namedNode(property), object);
  const address = `${base}${docPath('attachment', ownThing(base, subject)?.ref ?? '')}/file`;
  const sizes = [
    [fileTerms.bytes, file.bytes],
    [fileTerms.width, file.width],
    [fileTerms.height, file.height],
  ] as const;
  return [
    say(rdfType, namedNode(fileClass)),
    ...(isPicture(file.type) ? [say(rdfType, namedNode(pictureClass))] : []),
    say(fileTerms.name, literal(file.name)),
    say(fileTerms.type, literal(file.type)),
    say(fileTerms.hash, literal(file.hash)),
    say(fileTerms.address, namedNode(address)),
    ...sizes.flatMap(([property, n]) =>
      n === undefined ? [] : [say(property, literal(String(n), namedNode(integer)))],
    ),
  ];
}

export interface Placed {
  readonly base: string;
  readonly subject: string;
  readonly page: string;
}

export function newAttachment({ base, subject, page }: Placed, file: KeptFile, told: Told): readonly Quad[] {
  const about = namedNode(subject);
  const texts = [
    [fileTerms.alternative, told.alternative],
    [fileTerms.caption, told.caption],
  ] as const;
  return [
    ...factsOf(base, subject, file),
    quad(about, namedNode(fileTerms.isPartOf), namedNode(page)),
    ...texts.flatMap(([property, text]) =>
      text.trim() === '' ? [] : [quad(about, namedNode(property), literal(text.trim(), told.lang))],
    ),
    ...(told.decorative ? [quad(about, namedNode(decorativeIri(base)), literal('true', namedNode(boolean)))] : []),
  ];
}

const ofTheFile: ReadonlySet<string> = new Set([rdfType, fileTerms.name, fileTerms.hash, ...fileFacts]);

/** Another file under the same address: what people said of it stays. */
export const replaced = (
  { base, subject }: Omit<Placed, 'page'>,
  quads: readonly Quad[],
  file: KeptFile,
): readonly Quad[] => [
  ...quads.filter((q) => q.subject.value !== subject || !ofTheFile.has(q.predicate.value)),
  ...factsOf(base, subject, file),
];

/** The attachments of a page that gets another address, at that one. */
export async function movedFiles(ctx: Ctx, from: string, to: string): Promise<readonly Draft[]> {
  const files = await attachmentsOf(ctx, from);
  return Promise.all(
    files.map(async ({ subject, museum, seq }): Promise<Draft> => {
      const event = await ctx.hub.log.event(seq);
      const quads = event === undefined ? [] : allQuads(event);
      const isPlace = (q: Quad): boolean => q.subject.value === subject && q.predicate.value === fileTerms.isPartOf;
      return {
        subject,
        museum,
        expected: seq,
        quads: quads.map((q) => (isPlace(q) ? quad(q.subject, q.predicate, namedNode(to)) : q)),
      };
    }),
  );
}
