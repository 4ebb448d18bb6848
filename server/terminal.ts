import type { HubWord } from '../shared/node/hub/hub-word';

/** Where a command says things: `say` is what was asked for, `complain` what went wrong with the asking. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Resolves when a command that goes on is told to end. */
  readonly stopped: Promise<void>;
  /** Told whether a hub listens, where somebody waits for that. */
  readonly tell?: (word: HubWord) => void;
};
