import type { BookIndex } from './op-index';
import type { Have } from '../have';
import type { BookId, ChainId, OpHash } from '../op';
import type { Work } from '../members/standing';

/**
 * What counts of the work of removed laptops, by device; of others all does. `rejected`: need not be decided again.
 * `openBooks`: in them everything counts, since they say who was removed.
 */
export type Removed = {
  readonly accepted: ReadonlyMap<string, Work>;
  readonly rejected: ReadonlyMap<string, Work>;
  readonly openBooks: ReadonlySet<BookId>;
};

export const NOBODY_REMOVED: Removed = { accepted: new Map(), rejected: new Map(), openBooks: new Set() };

type Ports = {
  readonly index: BookIndex;
  readonly deviceOf: (chain: ChainId) => string | undefined;
  /** This laptop heeds all that it wrote itself. */
  readonly own: string;
};

const NONE: ReadonlySet<OpHash> = new Set();

export type LateWork = ReturnType<typeof createLateWork>;

/** Ops of removed laptops that nobody has accepted: kept and handed on, and neither shown nor heeded. */
export function createLateWork(book: BookId, { index, deviceOf, own }: Ports, first: Removed) {
  let removed = first;
  const lateByChain = new Map<ChainId, ReadonlySet<OpHash>>();

  const removedIn = (chain: ChainId): string | undefined => {
    const device = deviceOf(chain);
    const isHere = device !== undefined && device !== own && removed.accepted.has(device);
    return isHere && !removed.openBooks.has(book) ? device : undefined;
  };

  /** Beyond what every one of the haves covers. */
  function beyond(chain: ChainId, haves: readonly Have[]): ReadonlySet<OpHash> {
    const [missing = index.missingOf(chain, {}), ...others] = haves.map((have) => index.missingOf(chain, have));
    return new Set(missing.filter((hash) => others.every((one) => one.includes(hash))));
  }

  const lateIn = (chain: ChainId, device: string): ReadonlySet<OpHash> =>
    beyond(chain, removed.accepted.get(device)?.get(book) ?? []);

  return {
    /** Looks at a chain anew. Returns its ops that count no more, and those that count now. */
    look(chain: ChainId): { readonly left: readonly OpHash[]; readonly counts: readonly OpHash[] } {
      const device = removedIn(chain);
      const before = lateByChain.get(chain) ?? NONE;
      const now = device === undefined ? NONE : lateIn(chain, device);
      if (now.size > 0) lateByChain.set(chain, now);
      else lateByChain.delete(chain);
      const without = (all: ReadonlySet<OpHash>, others: ReadonlySet<OpHash>) =>
        [...all].filter((hash) => !others.has(hash));
      return { left: without(now, before), counts: without(before, now) };
    },
    has: (hash: OpHash): boolean => {
      const chain = lateByChain.size > 0 ? index.linkOf(hash)?.chain : undefined;
      return chain !== undefined && (lateByChain.get(chain)?.has(hash) ?? false);
    },
    all: (): readonly OpHash[] => [...lateByChain.values()].flatMap((hashes) => [...hashes]),
    isRemoved: (device: string): boolean => device !== own && removed.accepted.has(device),
    set(next: Removed): void {
      removed = next;
    },
    /** Those that somebody has to decide on, by device. */
    undecided(): ReadonlyMap<string, readonly OpHash[]> {
      const byDevice = new Map<string, readonly OpHash[]>();
      for (const [chain, hashes] of lateByChain) {
        const device = removedIn(chain);
        if (device === undefined || hashes.size === 0) continue;
        const rejected = removed.rejected.get(device)?.get(book);
        const left = rejected ? [...beyond(chain, rejected)].filter((hash) => hashes.has(hash)) : [...hashes];
        if (left.length > 0) byDevice.set(device, [...(byDevice.get(device) ?? []), ...left]);
      }
      return byDevice;
    },
  };
}
