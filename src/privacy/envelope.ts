// Sealed text: AES-256-GCM under a key that is named, bound to the thing it belongs to. Pure but for its random bytes.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Key } from './keys.ts';

const [ivLength, tagLength] = [12, 16];

/** `~1 KEY-ID BASE64(iv, tag, text)`; the subject is authenticated, so that a box cannot be carried to another thing. */
export function sealText(key: Key, subject: string, text: string): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(Buffer.from(subject));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `~1 ${key.id} ${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
}

/** @throws Error when the text was changed, or belongs to another thing */
export function openText(key: Key, subject: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, ivLength))
    .setAAD(Buffer.from(subject))
    .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  return decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
}

export const sealedLine = /^~1 (\S+) ([A-Za-z0-9+/]+=*)$/;
/** A number of the identity table instead of the statements that say who somebody is. */
export const sayingLine = /^~i ([0-9a-f]{32})$/;
