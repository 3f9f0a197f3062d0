// A text of the handbook as people read it: Markdown whose links know what they lead to and whose terms say what they mean.
import { inText } from '../attachments/draw.ts';
import { attachmentAt, isAttachment, type Attachment } from '../attachments/read.ts';
import type { Ctx } from '../../../web/context.ts';
import { html, type Child, type Html } from '../../../web/html.ts';
import { showMarkdown, type Heading } from '../../../web/markdown.ts';
import { addressesIn } from '../../../web/markdown/parse.ts';
import type { Names } from '../../../web/names.ts';
import { thingAt } from '../address.ts';
import { hrefOf } from './links.ts';
import { createFinder, termButton, termsAmong } from './terms.ts';

export interface Read {
  readonly body: Html;
  readonly headings: readonly Heading[];
  /** Things of the hub that the text links to, and that are not there for this reader. */
  readonly missing: readonly string[];
}

export interface Reading {
  readonly text: string;
  /** Concepts whose names are explained where they stand: the tags of the page. */
  readonly tags?: readonly string[];
  readonly top?: 2 | 3;
  /** Goes into ids, when several texts stand on one page. */
  readonly prefix?: string;
}

const mostLinks = 500;

/** The whole text. Asks for names once, and for meanings of at most eighty terms. */
export async function readText(ctx: Ctx, { text, tags = [], top = 2, prefix = 't' }: Reading): Promise<Read> {
  const { base } = ctx.hub;
  const targets = addressesIn(text)
    .slice(0, mostLinks)
    .map((address) => [address, thingAt(base, address) ?? address] as const);
  const [names, terms] = await Promise.all([
    ctx.hub.state.names([...new Set(targets.map(([, subject]) => subject))], ctx.lang, ctx.marks),
    termsAmong(ctx, [...targets.map(([, subject]) => subject), ...tags]),
  ]);
  let count = 0;
  const explain = (subject: string, words: Child): Child => {
    const term = terms.get(subject);
    return term && termButton(ctx, term, words, `${prefix}-${(count += 1)}`);
  };
  const pictures = await picturesIn(
    ctx,
    targets.map(([, subject]) => subject),
  );
  const tagged = tags.flatMap((tag) => terms.get(tag) ?? []);
  const { body, headings } = showMarkdown(text, {
    top,
    ids: true,
    words: createFinder(tagged, (term, words) => explain(term.subject, words)),
    picture: (address, words, alone) => {
      const subject = thingAt(base, address) ?? '';
      return isAttachment(ctx, subject) ? inText(ctx, pictures.get(subject), { words, alone }) : undefined;
    },
    link: (address, words, bare) => linkTo(ctx, { address, words, bare, names, explain }),
  });
  const own = targets.filter(([address]) => thingAt(base, address) !== undefined);
  return { body, headings, missing: own.filter(([, subject]) => !names.has(subject)).map(([address]) => address) };
}

const mostPictures = 100;

/** The hub's own attachments among these, by their IRI; those that the reader may not see are absent. */
async function picturesIn(ctx: Ctx, subjects: readonly string[]): Promise<ReadonlyMap<string, Attachment>> {
  const own = [...new Set(subjects)].filter((each) => isAttachment(ctx, each)).slice(0, mostPictures);
  const found = await Promise.all(own.map((each) => attachmentAt(ctx, each)));
  return new Map(found.filter((each) => each !== undefined).map((each) => [each.subject, each]));
}

interface Link {
  readonly address: string;
  readonly words: Child;
  readonly bare: boolean;
  readonly names: Names;
  readonly explain: (subject: string, words: Child) => Child;
}

/** A term opens its meaning, a thing is called by its name where the text gives none, and what cannot be seen is only words. */
function linkTo(ctx: Ctx, { address, words, bare, names, explain }: Link): Child {
  const own = thingAt(ctx.hub.base, address);
  const subject = own ?? address;
  const name = names.get(subject);
  const shown = bare ? html`<bdi>${name ?? address}</bdi>` : words;
  const href = hrefOf(ctx, subject, names);
  if (href === undefined) return own === undefined ? undefined : shown;
  return (
    explain(subject, shown) ??
    html`<a href="${href}" ${!bare && name !== undefined && html` title="${name}"`}>${shown}</a>`
  );
}
