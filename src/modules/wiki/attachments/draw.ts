// How attachments look: a picture in a text with its caption, a line in a list. Shows nothing but what it is given.
import { extensionOf, isMediaType } from '../../../files/formats.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { icon, section, status, written } from '../../../web/parts.ts';
import { attachmentsOf, fileHref, sizeWords, type Attachment, type Text } from './read.ts';

export interface InText {
  /** Words that the text gives instead of the picture. */
  readonly words: string;
  /** Stands in a paragraph of its own. */
  readonly alone: boolean;
}

/** The words that a text gives, else those of the picture itself; none when it is decoration. */
function toldBy({ decorative, alternative }: Attachment, words: string): Text {
  if (words.trim() !== '') return { text: words, lang: '' };
  return (decorative ? undefined : alternative) ?? { text: '', lang: '' };
}

/** Width and height are said, so that nothing moves when the picture comes. */
export function picture(attachment: Attachment, words = ''): Html {
  const { width, height } = attachment;
  const { text, lang } = toldBy(attachment, words);
  return html`<img
    src="${fileHref(attachment)}"
    alt="${text}"
    ${lang !== '' && html` lang="${lang}"`}
    ${width !== undefined && height !== undefined && html` width="${width}" height="${height}"`}
    loading="lazy"
    decoding="async"
  />`;
}

/** A figure when it stands alone, else in the line. What is no picture is a link; what is not there is said. */
export function inText(ctx: Ctx, attachment: Attachment | undefined, { words, alone }: InText): Html {
  if (attachment === undefined) return status('no', ctx.t('attach.missing'));
  if (!attachment.picture)
    return html`<a href="${fileHref(attachment)}">${words.trim() === '' ? attachment.name : words}</a>`;
  const shown = picture(attachment, words);
  const { caption } = attachment;
  if (!alone) return shown;
  return html`<figure>
    ${shown}${caption && html`<figcaption>${written(caption.text, caption.lang)}</figcaption>`}
  </figure>`;
}

/** `PDF, 1,2 MB`. */
export const kindWords = (ctx: Ctx, { type, bytes }: Attachment): string =>
  `${isMediaType(type) ? extensionOf(type).toUpperCase() : type}, ${sizeWords(ctx.lang, bytes)}`;

export const fileLine = (ctx: Ctx, attachment: Attachment): Html =>
  html`<a href="${fileHref(attachment)}"><bdi>${attachment.name}</bdi></a>
    <span class="soft small">${kindWords(ctx, attachment)}</span>`;

/** The list at the end of a page; nothing when there are none. */
export async function attachmentsSection(ctx: Ctx, page: string): Promise<Child> {
  const found = await attachmentsOf(ctx, page);
  if (found.length === 0) return undefined;
  return section(
    { id: 'attachments', title: ctx.t('attach.title'), note: ctx.t('attach.count', { n: found.length }), hang: true },
    html`<ul class="lines tight">
      ${found.map(
        (each) =>
          html`<li class="row end">
            <span>${fileLine(ctx, each)}</span>
            <a class="small" href="${docPath('attachment', each.ref)}"
              >${icon('info')}${ctx.t('attach.about')}<span class="vh"> ${each.name}</span></a
            >
          </li>`,
      )}
    </ul>`,
  );
}
