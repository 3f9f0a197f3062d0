// Sends a file to a page as a form does, or as a program does.
import type { TestHub } from '../hub.ts';

export interface Sent {
  readonly page?: string;
  readonly file: Uint8Array<ArrayBuffer> | Buffer;
  readonly name?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const words = { alt: 'Een kopje met een nummer.' };

export function sendFile(
  hub: Pick<TestHub, 'request' | 'base'>,
  { page = 'een', file, name = 'kopje.png', fields = words, headers = {} }: Sent,
): Promise<Response> {
  const body = new FormData();
  if (fields['attachment'] === undefined) body.append('page', `${hub.base}/id/page/${page}`);
  for (const [key, value] of Object.entries(fields)) body.append(key, value);
  body.append('file', new File([new Uint8Array(file)], name));
  return hub.request('/wiki/attachments', {
    method: 'POST',
    body,
    headers: { accept: 'application/json', ...headers },
  });
}

/** @returns the IRI of what was added. @throws Error with the answer when it was not */
export async function addFile(hub: Pick<TestHub, 'request' | 'base'>, sent: Sent): Promise<string> {
  const answer = await sendFile(hub, sent);
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { iri: string }).iri;
}

export const refOf = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1);
export const fileOf = (iri: string): string => `/doc/attachment/${refOf(iri)}/file`;

export const pageTurtle = (text: string, visibility = 'internal', title = 'Een pagina'): string =>
  `@prefix schema: <https://schema.org/> . @prefix vijver: <http://hub.test/ns#> .
<> a schema:TechArticle ; schema:headline "${title}"@nl ; schema:text """${text}"""@nl ; vijver:visibility vijver:${visibility} .`;
