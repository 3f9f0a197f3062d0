// The attachments of a page for who writes it: add, describe, replace, take away. A page of its own, and the same beside the form.
import { accepted } from '../../../files/formats.ts';
import { docPath } from '../../../rdf/refs.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { moduleWord } from '../../../web/names.ts';
import { titleOf } from '../../../web/pages/frame.ts';
import { icon, note, section, status } from '../../../web/parts.ts';
import { docOfThing, type Thing } from '../../../web/thing.ts';
import { fileLine, picture } from './draw.ts';
import { attachmentsOf, markdownFor, type Attachment } from './read.ts';

export const uploadAction = '/wiki/attachments';
export const manageHref = (page: string): string => `${uploadAction}?page=${encodeURIComponent(page)}`;

/** A form that did not go through: what was wrong, and what was typed. */
export interface Again {
  readonly wrong: string;
  readonly fields: ReadonlyMap<string, string>;
}

export interface Managing {
  readonly again?: Again | undefined;
  /** The IRI of what was just added. */
  readonly added?: string | undefined;
  /** Beside the text that is being written. */
  readonly beside?: boolean;
  readonly status?: number;
}

/** List and form; `data-attach` lets a script take their place without leaving the text. */
export async function attachmentDesk(ctx: Ctx, thing: Thing, managing: Managing = {}): Promise<Html> {
  const found = await attachmentsOf(ctx, thing.resource.subject);
  return html`<div
    data-attach
    data-failed="${ctx.t('attach.failed')}"
    data-busy="${ctx.t('attach.busy')}"
    data-full="${ctx.t('attach.tooLarge', { n: ctx.hub.files.most / 1_000_000 })}"
    data-most="${ctx.hub.files.most}"
  >
    ${
      found.length === 0
        ? html`<p class="soft">${ctx.t('attach.none')}</p>`
        : html`<ul class="lines">
            ${found.map((each) => line(ctx, each, managing))}
          </ul>`
    }
    ${ctx.mayWrite('wiki', thing.resource.museum) && uploadForm(ctx, thing, managing)}
  </div>`;
}

function line(ctx: Ctx, attachment: Attachment, { added, beside }: Managing): Html {
  const code = markdownFor(attachment);
  return html`<li class="row end" ${added === attachment.subject && html` data-new="${code}"`}>
    <div class="row nowrap">
      ${attachment.picture && html`<span class="thumb">${picture({ ...attachment, decorative: true })}</span>`}
      <div>
        <p>${fileLine(ctx, attachment)}</p>
        ${described(ctx, attachment)}
        <p class="small">${ctx.t('attach.inText')} <code>${code}</code></p>
      </div>
    </div>
    ${ctx.mayWrite('wiki', attachment.museum) && deeds(ctx, attachment, beside)}
  </li>`;
}

function deeds(ctx: Ctx, attachment: Attachment, beside: boolean | undefined): Html {
  const doc = docPath('attachment', attachment.ref);
  const tab = beside === true && html` target="_blank"`;
  const insert = html`<button class="btn bare later" type="button" data-insert="${markdownFor(attachment)}">
    ${icon('plus')}${ctx.t('attach.insert')}<span class="vh"> ${attachment.name}</span>
  </button>`;
  return html`<div class="row">
    ${beside === true && insert}
    <a class="btn bare" href="${doc}/edit" ${tab}
      >${icon('edit')}${ctx.t('attach.describe')}<span class="vh"> ${attachment.name}</span></a
    >
    <a class="btn bare" href="${doc}#replace" ${tab}
      >${ctx.t('attach.replace')}<span class="vh"> ${attachment.name}</span></a
    >
    <form method="post" action="${doc}/delete" ${tab}>
      <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
        type="hidden"
        name="_seq"
        value="${attachment.seq}"
      />
      <button class="btn bare">
        ${icon('off')}${ctx.t('thing.delete')}<span class="vh"> ${attachment.name}</span>
      </button>
    </form>
  </div>`;
}

function described(ctx: Ctx, { picture: isPicture, decorative, alternative, caption }: Attachment): Child {
  const words = decorative ? ctx.t('attach.decorative') : (alternative?.text ?? '');
  return html`${words !== '' && html`<p class="soft small">${isPicture && !decorative && `${ctx.t('attach.altShort')}: `}<bdi>${words}</bdi></p>`}${caption && html`<p class="soft small">${ctx.t('attach.caption')}: <bdi>${caption.text}</bdi></p>`}`;
}

function uploadForm(ctx: Ctx, thing: Thing, { again, beside }: Managing): Html {
  const typed = (name: string): string => again?.fields.get(name) ?? '';
  return html`<form
    class="stack after"
    method="post"
    action="${uploadAction}"
    enctype="multipart/form-data"
    ${beside === true && html` target="_blank"`}
  >
    ${beside === true ? html`<h3>${ctx.t('attach.add')}</h3>` : html`<h2>${ctx.t('attach.add')}</h2>`}
    <p class="vh" role="status" data-say></p>
    ${again && note('no', html`<p>${again.wrong}</p>`)}
    <input type="hidden" name="_csrf" value="${ctx.csrf}" /><input
      type="hidden"
      name="page"
      value="${thing.resource.subject}"
    />
    ${fileField(ctx, 'attach-file')}
    <div class="field">
      <label for="attach-alt">${ctx.t('attach.alt')}</label>
      <p class="hint" id="attach-alt-h">${ctx.t('attach.altHint')}</p>
      <input
        class="in"
        id="attach-alt"
        name="alt"
        value="${typed('alt')}"
        maxlength="1000"
        aria-describedby="attach-alt-h"
      />
      <label class="tick"
        ><input type="checkbox" name="decorative" value="1" ${typed('decorative') !== '' && html` checked`} /><span
          >${ctx.t('attach.isDecorative')}</span
        ></label
      >
    </div>
    <div class="field">
      <label for="attach-caption">${ctx.t('attach.captionLabel')}</label>
      <input class="in" id="attach-caption" name="caption" value="${typed('caption')}" maxlength="1000" />
    </div>
    <input type="hidden" name="lang" value="${ctx.lang}" />
    <p><button class="btn main">${ctx.t('attach.addNow')}</button></p>
  </form>`;
}

export const fileField = (ctx: Ctx, id: string): Html =>
  html`<div class="field">
    <label for="${id}">${ctx.t('attach.file')}</label>
    <p class="hint" id="${id}-h">${ctx.t('attach.fileHint', { n: ctx.hub.files.most / 1_000_000 })}</p>
    <input class="in" type="file" id="${id}" name="file" accept="${accepted}" required aria-describedby="${id}-h" />
  </div>`;

/** Beside the form of a page; for a page that is not there yet, what to do first. */
export async function attachmentsBeside(ctx: Ctx, thing: Thing | undefined): Promise<Html> {
  const head = { id: 'attachments', title: ctx.t('attach.title'), note: ctx.t('attach.note') };
  if (thing === undefined) return section(head, html`<p>${ctx.t('attach.saveFirst')}</p>`);
  return section(head, await attachmentDesk(ctx, thing, { beside: true }));
}

export async function managePage(ctx: Ctx, thing: Thing, managing: Managing = {}): Promise<Html> {
  const name = titleOf(ctx, thing);
  const doc = docOfThing(thing.resource);
  const title = ctx.t('attach.of', { name });
  const main = html`<div class="title">
      <h1>${title}</h1>
      <p class="lede">${ctx.t('attach.lede')}</p>
    </div>
    ${managing.added !== undefined && html`<p>${status('ok', ctx.t('attach.added'))}</p>`}
    ${await attachmentDesk(ctx, thing, managing)}
    <p class="row after"><a class="btn" href="${doc}">${ctx.t('attach.back')}</a></p>`;
  const breadcrumbs = [
    { label: moduleWord(ctx, 'wiki'), href: '/wiki' },
    { label: name, href: doc },
    { label: ctx.t('attach.title') },
  ];
  return layout(ctx, { title, section: 'wiki', breadcrumbs }, main);
}
