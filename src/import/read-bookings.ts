// Bookings from a calendar or a table, judged on the way: what clashes, with what stands or within the file, is told and stays out.
// Reads one file as a whole, within bounds: rows are judged in their order, and two may change places.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { marksSeenBy, operator } from '../access/policy.ts';
import type { Event } from '../log/log.ts';
import { openLog } from '../log/sqlite.ts';
import { mostBytesInCommand, mostInCommand } from '../modules/planning/import/entry.ts';
import { openGround } from '../modules/planning/import/ground.ts';
import { writing, type Planned } from '../modules/planning/import/plan.ts';
import { draftQuads } from '../modules/planning/import/source.ts';
import { openVaultToRead } from '../privacy/vault.ts';
import { Problem } from '../problem.ts';
import { parseNTriples } from '../rdf/ntriples.ts';
import { blankNode, quad } from '../rdf/terms.ts';
import type { Source } from './source.ts';

export interface BookingOptions {
  readonly dataDir: string;
  readonly room: string | undefined;
  /** Told of every row, also of those that stay out. */
  readonly onRow: (row: Planned) => void;
}

interface Options extends BookingOptions {
  readonly base: string;
  readonly museum?: string | undefined;
  readonly scope: string;
}

const tooLarge = (): Problem =>
  new Problem('too-large', {
    nl: `Een agenda of tabel van reservaties is hoogstens ${mostBytesInCommand / 1_000_000} MB. Splits ze per jaar.`,
    en: `A calendar or table of bookings is at most ${mostBytesInCommand / 1_000_000} MB. Split it by year.`,
  });

async function bytesOf({ path, packed }: Source): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (bytes.length > mostBytesInCommand) throw tooLarge();
  if (!packed) return bytes;
  return promisify(gunzip)(bytes, { maxOutputLength: mostBytesInCommand }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new Problem('bad-syntax', `${path} is not packed with gzip.`, {}, error);
  });
}

/** @throws Problem for what is neither, for a room that is not there */
export async function* readBookings(source: Source, options: Options): AsyncIterable<readonly Quad[]> {
  const { base, dataDir, museum = null, room: roomNamed, onRow, scope } = options;
  const ground = openGround({
    base,
    dataDir,
    actor: operator,
    marks: marksSeenBy(operator),
    wishes: { museum, room: undefined, standing: 'firm' },
    now: Date.now(),
    most: mostInCommand,
    roomNamed,
  });
  const vault = openVaultToRead(dataDir);
  const log = openLog(join(dataDir, 'log.sqlite'), vault);
  try {
    const rows = await ground.plan(ground.read(await bytesOf(source)).rows);
    for (const row of rows) {
      onRow(row);
      if (!writing.includes(row.outcome)) continue;
      const event = row.expected === null ? undefined : await log.latest(row.subject);
      const before = event === undefined ? [] : statementsOf(event);
      yield apart(row.subject, draftQuads(base, row, before), `${scope}r${row.line}`);
    }
  } finally {
    await Promise.all([ground.close(), log.close()]);
    vault.close();
  }
}

const statementsOf = ({ state }: Event): readonly Quad[] =>
  parseNTriples(state.public + state.internal + state.personal);

/** Inner nodes get a name that no other row has: an import lays all rows together before it parts them again. */
function apart(subject: string, quads: readonly Quad[], scope: string): readonly Quad[] {
  const inner = [...new Set(quads.map((each) => each.subject.value))].filter((each) => each !== subject);
  const names = new Map(inner.map((each, i) => [each, blankNode(`${scope}n${i}`)] as const));
  const own = <T extends Term>(term: T): T => (names.get(term.value) as T | undefined) ?? term;
  return quads.map((each) => quad(own(each.subject), each.predicate, own(each.object)));
}
