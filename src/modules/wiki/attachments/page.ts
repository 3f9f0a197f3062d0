// The page of one attachment: the picture or the way to the file, what is said of it, its older files, another in its place.
import { visibleQuads } from '../../../documents/visible.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { namesIn, reference } from '../../../web/names.ts';
import { genericPage } from '../../../web/pages/generic.ts';
import { icon, section, written } from '../../../web/parts.ts';
import { versionsSeen, type Thing } from '../../../web/thing.ts';
import { kindWords, picture } from './draw.ts';
import { fileField, uploadAction } from './manage.ts';
import { attachmentIn, fileHref, markdownFor, type Attachment } from './read.ts';
import { fileTerms } from './terms.ts';

export async function attachmentPage(ctx: Ctx, thing: Thing): Promise<Html> {
  const attachment = attachmentIn(ctx, thing.resource, thing.quads);
  const names = await namesIn(ctx, thing.quads);
  const href = thing.memento === true ? versionHref(attachment, thing.event.seq) : fileHref(attachment);
  const lead = html`<div class="text">
      ${attachment.picture && thing.memento !== true && html`<figure>${picture(attachment)}${attachment.caption && html`<figcaption>${written(attachment.caption.text, attachment.caption.lang)}</figcaption>`}</figure>`}
    </div>
    <p class="row after">
      <a class="btn" href="${href}" download>${icon('down')}${ctx.t('attach.download')}</a
      ><span class="soft">${kindWords(ctx, attachment)}</span>
    </p>
    <p class="row after">
      <span class="soft">${ctx.t('attach.with')}</span>${reference(ctx, attachment.page, names)}<span class="soft"
        >${ctx.t('attach.inText')}</span
      >
      <code>${markdownFor(attachment)}</code>
    </p>`;
  const more = html`${await olderFiles(ctx, thing)}${replaceForm(ctx, thing)}`;
  const shown = [fileTerms.isPartOf, fileTerms.bytes, fileTerms.address, fileTerms.caption, fileTerms.type];
  return genericPage(ctx, thing, more, { lead, shown });
}

const versionHref = ({ ref }: Attachment, seq: number): string => `${docPath('attachment', ref)}/file?version=${seq}`;
const mostShown = 20;

/** The file as it was, in versions that had another one. */
async function olderFiles(ctx: Ctx, thing: Thing): Promise<Child> {
  const versions = await versionsSeen(ctx, thing.resource.subject, 100);
  const files = versions
    .filter(({ event }) => event.action !== 'delete')
    .map(({ event }) => ({ event, file: attachmentIn(ctx, thing.resource, visibleQuads(event, ctx.actor)) }));
  const older = files.filter(({ file }, i) => i > 0 && file.hash !== files[i - 1]?.file.hash);
  if (older.length === 0) return undefined;
  return section(
    { id: 'older', title: ctx.t('attach.older'), hang: true },
    html`<ul class="lines tight">
      ${older.slice(0, mostShown).map(
        ({ event, file }) =>
          html`<li class="when">
            ${ctx.moment(event.at)}
            <span
              ><a href="${versionHref(file, event.seq)}"><bdi>${file.name}</bdi></a>
              <span class="soft small">${kindWords(ctx, file)}</span></span
            >
          </li>`,
      )}
    </ul>`,
  );
}

function replaceForm(ctx: Ctx, { resource, memento, event }: Thing): Child {
  if (memento === true || !ctx.mayWrite('wiki', resource.museum, resource.type)) return undefined;
  return section(
    { id: 'replace', title: ctx.t('attach.replaceTitle'), hang: true },
    html`<form class="stack" method="post" action="${uploadAction}" enctype="multipart/form-data">
      <p>${ctx.t('attach.replaceNote')}</p>
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="attachment"
        value="${resource.subject}"
      /><input type="hidden" name="seq" value="${event.seq}" />
      ${fileField(ctx, 'replace-file')}
      <p><button class="btn">${ctx.t('attach.replaceNow')}</button></p>
    </form>`,
  );
}
