/** Told of a hub that listens. `pin`: its key's hash, in hex. */
export type Served = { readonly port: number; readonly pin: string; readonly id: string };

/** Where a command says things: `say` is what was asked for, `complain` what went wrong with the asking. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Resolves when a command that goes on is told to end. */
  readonly stopped: Promise<void>;
  /** Told once a hub listens, where somebody waits for that. */
  readonly served?: (served: Served) => void;
};
