// An import as a running hub carries it out for the command line.
import type { Built } from '../build.ts';
import { closeStrays } from '../modules/wiki/attachments/close.ts';
import type { ImportOrder, Progress } from './order.ts';
import { runImport } from './run.ts';

export const importTask =
  ({ hub, writer, dataDir }: Built) =>
  (options: unknown): AsyncIterable<Progress> =>
    runImport(
      {
        base: hub.base,
        dataDir,
        room: () => {
          const { triples, maxTriples } = hub.store.status();
          return maxTriples - triples;
        },
        async appendStaged(path, cause) {
          const receipt = await writer.appendStaged(path, cause);
          const { tx, created, updated } = receipt;
          const detail = { tx: String(tx), created: String(created), updated: String(updated) };
          hub.audit.record({ actor: cause.actor, action: 'write', door: 'import', detail });
          return receipt;
        },
        shown: async (seq) => {
          while (writer.seen() < seq) await writer.shown(seq, 1000);
          await hub.store.reached(seq, 600_000);
          await closeStrays(hub);
        },
      },
      options as ImportOrder,
    );
