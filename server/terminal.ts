import type { AppWord, HubWord } from '../shared/node/hub/hub-word';

/** The app that a hub is part of: told whether it listens, and of lines; says what phones are shown. */
export type AppLine = {
  readonly tell: (word: HubWord) => void;
  readonly listen: (heard: (word: AppWord) => void) => void;
};

/** Where a command says things: `say` is what was asked for, `complain` what went wrong with the asking. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Resolves when a command that goes on is told to end. */
  readonly stopped: Promise<void>;
  /** Whoever started the process and speaks with it; null for a person. */
  readonly app: AppLine | null;
};
