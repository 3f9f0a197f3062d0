// Every file of an import to staged statements, telling how far it is. Names the file in every problem.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '../problem.ts';
import { isFolder, readFolder } from './handbook/read.ts';
import type { BookingOptions } from './read-bookings.ts';
import { readFileQuads } from './read.ts';
import { openSource } from './source.ts';
import { createStrangers } from './strangers.ts';
import { noteOf, type Work } from './work.ts';

const tellEveryMs = 100;
const mostKinds = 1000;

/** Tells what a reader left out, once per kind, with how often. */
function createDropped() {
  const counts = new Map<string, number>();
  return {
    counts,
    add: (what: string): void => {
      if (counts.has(what) || counts.size < mostKinds) counts.set(what, (counts.get(what) ?? 0) + 1);
    },
  };
}

/** @throws Problem that names the file and the place in it */
export async function readAll(work: Work): Promise<void> {
  const { files } = work.assignment.order;
  const sizes = files.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let [before, toldAt] = [0, 0];
  for (const [index, path] of files.entries()) {
    const file = basename(path);
    const onBytes = (bytes: number): void => {
      if (Date.now() - toldAt < tellEveryMs) return;
      toldAt = Date.now();
      const read = Math.min(before + bytes, totalBytes);
      work.tell({ kind: 'reading', file, bytes: read, totalBytes, statements: work.staging.statements() });
    };
    work.staging.startFile(index);
    await readOne(work, { path, index, file, onBytes });
    before += sizes[index] ?? 0;
  }
}

interface Reading {
  readonly path: string;
  readonly index: number;
  readonly file: string;
  readonly onBytes: (bytes: number) => void;
}

async function readOne(work: Work, { path, index, file, onBytes }: Reading): Promise<void> {
  const { assignment, staging, sink } = work;
  const { lang, map, scheme, museum, module } = assignment.order;
  const dropped = createDropped();
  const strangers = createStrangers(assignment.dataDir);
  const { taken } = strangers;
  const options = {
    base: assignment.base,
    lang,
    map,
    module,
    scheme,
    museum,
    scope: `f${index}`,
    db: staging.db,
    taken,
    ...(module === 'planning' ? { bookings: bookingsOf(work, file) } : {}),
  };
  try {
    if (isFolder(path)) return staging.add(readFolder(path, { ...options, onDropped: dropped.add }));
    const source = await openSource(path);
    for await (const batch of readFileQuads(source, { ...options, onBytes, onDropped: dropped.add }))
      staging.add(batch);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.type, `${file}: ${error.message}`, { ...error.extra, file }, error);
  } finally {
    await strangers.close();
    for (const [what, count] of dropped.counts)
      sink.add({ ...noteOf(file, 'left-out', timesOf(what, count)), kind: 'left-out' });
  }
  if (strangers.met() > 0) sink.add(noteOf(file, 'address-taken', besideOthers(strangers.met())));
}

/** What comes of each row of bookings goes into the report: why it stays out, or what was read otherwise. */
function bookingsOf({ assignment, sink, rows }: Work, file: string): BookingOptions {
  const { dataDir, order } = assignment;
  return {
    dataDir,
    room: order.room,
    onRow({ outcome, line, subject, title, why }) {
      const isOut = outcome === 'clash' || outcome === 'refused';
      if (isOut) rows.refused += 1;
      if (outcome === 'unchanged') rows.unchanged += 1;
      const rule = outcome === 'clash' ? 'conflict' : outcome;
      for (const { nl, en } of why) {
        const message = { nl: `regel ${line}: ${nl}`, en: `line ${line}: ${en}` };
        sink.add({ kind: isOut ? 'violation' : 'note', file, subject, rule, path: '', value: title, message });
      }
    },
  };
}

const timesOf = (what: string, count: number) => ({
  nl: count === 1 ? what : `${count} keer: ${what}`,
  en: count === 1 ? what : `${count} times: ${what}`,
});

const besideOthers = (count: number) => ({
  nl: `${count} termen staan naast een ding dat al zo heet en niet uit een lijst kwam: ze kregen een adres met een merkteken. Met --scheme of --museum krijgt een lijst haar eigen adressen.`,
  en: `${count} terms stand beside a thing that has that name already and came from no list: their address got a mark. With --scheme or --museum a list gets addresses of its own.`,
});
