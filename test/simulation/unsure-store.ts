import type { BookId, ChainId } from '../../shared/record/op';
import { NotConfirmed, type Store } from '../../shared/record/store';

/** A store in memory that can refuse to confirm, and can be made to wait, as a disk does. */
export type UnsureStore = Store & {
  /** Refuses appends, after some that are not. `written`: their bytes are kept all the same, as after a failed sync. */
  refuse(times: number, how?: { readonly after?: number; readonly written?: boolean }): void;
  /** Appends wait until the function returned is called. */
  hold(): () => void;
  /** Frames of each append, in the order they were tried. */
  readonly tried: Uint8Array[][];
};

export function unsureStore(inner: Store): UnsureStore {
  const tried: Uint8Array[][] = [];
  let refusals = 0;
  let accepted = 0;
  let keepsRefused = false;
  let gate: Promise<void> | null = null;
  return {
    ...inner,
    tried,
    refuse(times, { after = 0, written = false } = {}) {
      refusals = times;
      accepted = after;
      keepsRefused = written;
    },
    hold() {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      return () => {
        gate = null;
        open();
      };
    },
    async append(book: BookId, chain: ChainId, frames: readonly Uint8Array[]) {
      tried.push([...frames]);
      if (gate) await gate;
      if (refusals === 0 || accepted > 0) {
        accepted -= 1;
        await inner.append(book, chain, frames);
        return;
      }
      refusals -= 1;
      if (keepsRefused) await inner.append(book, chain, frames);
      throw new NotConfirmed('broken', 'the sync failed');
    },
  };
}
