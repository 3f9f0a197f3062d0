// Attachments as pages take them: what of them this reader may see, in their language. One question for those of a page.
import type { Quad } from '@rdfjs/types';
import { visibleQuads } from '../../../documents/visible.ts';
import { docPath, ownThing } from '../../../rdf/refs.ts';
import type { Resource } from '../../../state/state.ts';
import { isPicture } from '../../../files/formats.ts';
import type { Ctx } from '../../../web/context.ts';
import { byLanguage, iris, literals } from '../../../web/graph.ts';
import { isDecorative } from './alternative.ts';
import { fileTerms } from './terms.ts';

export interface Text {
  readonly text: string;
  readonly lang: string;
}

export interface Attachment {
  readonly subject: string;
  readonly ref: string;
  readonly seq: number;
  readonly museum: string | null;
  readonly page: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly hash: string;
  readonly picture: boolean;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly alternative: Text | undefined;
  readonly decorative: boolean;
  readonly caption: Text | undefined;
}

/** @param quads what the reader sees of one version */
export function attachmentIn(ctx: Ctx, { subject, ref, seq, museum }: Resource, quads: readonly Quad[]): Attachment {
  const said = (property: string): string => literals(quads, subject, property)[0]?.value ?? '';
  const told = (property: string): Text | undefined => {
    const [best] = byLanguage(literals(quads, subject, property), ctx.lang);
    return best && { text: best.value, lang: best.language };
  };
  const count = (property: string): number | undefined => (said(property) === '' ? undefined : Number(said(property)));
  return {
    subject,
    ref,
    seq,
    museum,
    page: iris(quads, subject, fileTerms.isPartOf)[0] ?? '',
    name: said(fileTerms.name),
    type: said(fileTerms.type),
    bytes: count(fileTerms.bytes) ?? 0,
    hash: said(fileTerms.hash),
    picture: isPicture(said(fileTerms.type)),
    width: count(fileTerms.width),
    height: count(fileTerms.height),
    alternative: told(fileTerms.alternative),
    decorative: isDecorative(ctx.hub.base, subject, quads),
    caption: told(fileTerms.caption),
  };
}

/** Undefined when there is none, or none that this reader may see. */
export async function attachmentAt(ctx: Ctx, subject: string): Promise<Attachment | undefined> {
  const resource = await ctx.hub.state.get(subject);
  if (resource === undefined || resource.deleted || !ctx.marks.includes(resource.mark)) return undefined;
  const event = await ctx.hub.log.event(resource.seq);
  return event && attachmentIn(ctx, resource, visibleQuads(event, ctx.actor));
}

const mostOfAPage = 500;

/** All of a page, by name. */
export async function attachmentsOf(ctx: Ctx, page: string): Promise<readonly Attachment[]> {
  const { marks, hub } = ctx;
  const links = await hub.state.linksTo(page, { marks, predicate: fileTerms.isPartOf, limit: mostOfAPage });
  const own = links.filter(({ subject }) => isAttachment(ctx, subject));
  const found = await Promise.all(own.map(({ subject }) => attachmentAt(ctx, subject)));
  return found.filter((each) => each !== undefined).toSorted((a, b) => a.name.localeCompare(b.name, ctx.lang));
}

export const isAttachment = (ctx: Ctx, subject: string): boolean =>
  ownThing(ctx.hub.base, subject)?.type === 'attachment';

/** Where the bytes are read; the hash makes another address of another content. */
export const fileHref = ({ ref, hash }: Pick<Attachment, 'ref' | 'hash'>): string =>
  `${docPath('attachment', ref)}/file?h=${hash.slice(0, 8)}`;

/** What a text says to show it or to link to it. */
export const markdownFor = ({ picture, ref, name }: Attachment): string =>
  picture ? `![](/id/attachment/${ref})` : `[${name.replace(/[\\[\]]/g, '\\$&')}](/id/attachment/${ref})`;

/** `1,2 MB`. */
export function sizeWords(lang: string, bytes: number): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  const locale = lang === 'nl' ? 'nl-BE' : 'en-GB';
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && unit !== 'B' ? 1 : 0 }).format(value)} ${unit}`;
}
