import { NotConfirmed, type Store } from '../../shared/record/store';
import { whyOf } from './journal';

/**
 * A store that takes nothing before the keys are durable that open it: on a first start whose vault cannot be written,
 * a line would be there after the next start and could never be read again. `held` rejects as a disk does.
 */
export function heldFirst(store: Store, held: () => Promise<void>): Store {
  const first = () =>
    held().catch((error: unknown) => {
      throw new NotConfirmed(whyOf(error), error instanceof Error ? error.message : String(error));
    });
  return {
    ...store,
    begin: async (book, chain) => {
      await first();
      await store.begin(book, chain);
    },
    append: async (book, chain, frames) => {
      await first();
      await store.append(book, chain, frames);
    },
  };
}
