import type { Sealer } from './keys/seal';
import type { Store } from './store';

/** The device's clocks. `mono` never jumps; `wall` may. */
export interface Clock {
  /** ms since epoch, as the machine believes. */
  wall(): number;
  /** ms since an arbitrary start, never backwards. */
  mono(): number;
}

/** All that the record needs of the world around it, so that a simulator can be that world. */
export type Ports = {
  readonly store: Store;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** That many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  /** Asked again and again in long work: lets whoever else is waiting have a turn. */
  readonly breathe?: () => Promise<void>;
  /** The app's version, written into every op. */
  readonly app: string;
};
