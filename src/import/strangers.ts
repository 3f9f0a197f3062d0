// Things in the hub that no import brought: an address made up from a name or a number must not fall on them.
import { join } from 'node:path';
import { openLog } from '../log/sqlite.ts';
import { plain } from '../log/vault.ts';
import { importActor } from './order.ts';

/** Beyond this many versions nobody looks for the import that first brought a thing. */
const mostVersions = 100;

export interface Strangers {
  /** Is there a thing at this address, now or once, that no import ever wrote? */
  readonly taken: (iri: string) => Promise<boolean>;
  /** How often the answer was yes. */
  readonly met: () => number;
  readonly close: () => Promise<void>;
}

/** Opens the log only when a first address is asked. */
export function createStrangers(dataDir: string): Strangers {
  let log: ReturnType<typeof openLog> | undefined;
  let met = 0;
  return {
    async taken(iri) {
      log ??= openLog(join(dataDir, 'log.sqlite'), plain);
      const versions = await log.history(iri, mostVersions);
      const stranger = versions.length > 0 && !versions.some(({ actor }) => actor === importActor);
      if (stranger) met += 1;
      return stranger;
    },
    met: () => met,
    close: async () => log?.close(),
  };
}
