// Asks the modules whether changes fit in what stands: lays them down in the read models, lets them judge, takes them back.
// What is asked here is true until the append that follows in the same turn; there is one writer.
import type { DatabaseSync } from 'node:sqlite';
import type { Change, Event } from '../log/log.ts';
import type { View } from '../log/views.ts';
import type { Check, Module } from '../module.ts';

interface Judge {
  readonly check: Check;
  readonly view: View;
}

export interface Checks {
  /** @throws Problem what a module says when a change does not fit; nothing has happened then */
  judge(changes: () => Iterable<Change>): void;
}

export function createChecks(
  db: DatabaseSync,
  modules: readonly Module[],
  { now, catchUp }: { readonly now: () => number; readonly catchUp: () => void },
): Checks {
  const judges = modules
    .flatMap(({ readModels = [] }) => readModels)
    .flatMap(({ createCheck, createView }): Judge[] =>
      createCheck === undefined ? [] : [{ check: createCheck(db, now), view: createView(db) }],
    );
  return {
    judge(changes) {
      for (const { check, view } of judges) {
        if (!some(changes(), check.concerns)) continue;
        catchUp();
        const all = [...changes()];
        const verdict = check.before(all);
        inVain(db, () => {
          view.apply(all.map(toEvent), () => undefined);
          verdict();
        });
      }
    },
  };
}

function some(changes: Iterable<Change>, concerns: Check['concerns']): boolean {
  for (const change of changes) if (concerns(change)) return true;
  return false;
}

/** Does the work and leaves nothing of it. */
function inVain(db: DatabaseSync, work: () => void): void {
  db.exec('begin immediate');
  try {
    work();
  } finally {
    db.exec('rollback');
  }
}

/** The event that a change would become: what it holds is right, its place in the log is not known yet. */
function toEvent(change: Change): Event {
  const { module, type, ref, subject, museum, state, streams } = change;
  const empty = state.public === '' && state.internal === '' && state.personal === '';
  const place = { seq: 0, tx: 0, at: '', actor: '', note: null, prev: null };
  return { ...place, action: empty ? 'delete' : 'update', module, type, ref, subject, museum, state, streams };
}
