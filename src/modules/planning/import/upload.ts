// A posted form with a file in it, as browsers send it without scripts. Bounded; kept in memory until it is read, and nowhere else.
import express, { type Request } from 'express';
import { Problem } from '../../../problem.ts';
import { mostBytesInPage } from './entry.ts';

/** The file, and some room for the fields beside it. */
export const readUpload = express.raw({ type: 'multipart/form-data', limit: mostBytesInPage + 20_000 });

const noFile = {
  nl: 'Er kwam geen bestand mee. Kies een .ics of een .csv en stuur opnieuw.',
  en: 'No file came along. Choose an .ics or a .csv and send again.',
};

/** @throws Problem bad-request for what is no such form */
export async function formIn(request: Request): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  if (!(request.body instanceof Buffer)) throw new Problem('bad-request', noFile);
  try {
    return await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData();
  } catch (error) {
    throw new Problem('bad-request', noFile, {}, error);
  }
}

/** @throws Problem bad-request when no file was chosen */
export async function fileIn(form: FormData): Promise<Uint8Array> {
  const file = form.get('file');
  if (file === null || typeof file === 'string' || file.size === 0) throw new Problem('bad-request', noFile);
  return new Uint8Array(await file.arrayBuffer());
}
