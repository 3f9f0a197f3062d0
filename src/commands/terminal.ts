// What a command knows of the world outside: where it writes and what the environment says. Handed in by main.ts.
import type { Config } from '../config.ts';

export interface Terminal {
  /** Reads the configuration when a command needs it; its complaints are shown as they are. */
  readonly config: () => Config;
  /** One line to standard output. */
  readonly say: (line: string) => void;
  /** One line to standard error. */
  readonly warn: (line: string) => void;
  /** Bytes to standard output, respecting back-pressure. */
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  readonly fail: (status: number) => void;
  /** Resolves when the operator or the system asks the process to stop. */
  readonly stopAsked: () => Promise<string>;
}
