import { join } from 'node:path';
import { countBeyond, type HaveOfChain } from '../../record/have';
import type { Heads } from '../../record/heads';
import type { HeldBook } from '../../record/book/held-book';
import type { BookId, ChainId } from '../../record/op';
import type { Catalogue, CatalogueWorld } from './catalogue';
import { READ_PATIENCE_MS } from './publish';
import { patiently } from '../patience';

type Ports = {
  readonly world: CatalogueWorld;
  readonly catalogue: Catalogue;
  readonly heldOf: (book: BookId) => Promise<HeldBook>;
};
type Promised = { readonly book: BookId; readonly chain: ChainId };
type Wait = { readonly until: number; readonly pause: number };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60 * 1000;

/** Looks only where other laptops say there is something new, and into files that were not whole. */
export function createHints({ world, catalogue, heldOf }: Ports) {
  const { disk, layout, clock } = world;
  /** Promised and not there yet, as on a synced drive: looked for less and less often. By book and chain. */
  const waits = new Map<string, Wait>();

  async function namesIn(folder: string): Promise<readonly string[]> {
    // A folder that does not answer is only a hint that led nowhere.
    const names = await patiently(() => disk.list(folder), READ_PATIENCE_MS, world).catch(() => []);
    return names.map((name) => join(folder, name));
  }

  async function promised(peers: readonly Heads[]): Promise<readonly Promised[]> {
    const found = new Map<string, Promised>();
    for (const { haves } of peers)
      for (const [book, have] of haves) {
        const held = await heldOf(book);
        const here = held.have();
        for (const [chain, run] of Object.entries(have) as [ChainId, HaveOfChain][]) {
          // Two copies of a laptop may have written other ops under the same numbers.
          const isOther = run.hash !== '' && !held.has(run.hash);
          if (isOther || countBeyond({ [chain]: run }, here) > 0) found.set(`${book}/${chain}`, { book, chain });
        }
      }
    for (const key of waits.keys()) if (!found.has(key)) waits.delete(key);
    return [...found.values()];
  }

  return {
    async follow(peers: readonly Heads[]): Promise<void> {
      const now = clock.mono();
      const due = (await promised(peers)).filter(
        ({ book, chain }) => now >= (waits.get(`${book}/${chain}`)?.until ?? 0),
      );
      const paths = new Set(catalogue.paths());
      for (const { book, chain } of due) {
        const key = `${book}/${chain}`;
        const pause = Math.min(LONGEST_PAUSE_MS, (waits.get(key)?.pause ?? FIRST_PAUSE_MS / 2) * 2);
        waits.set(key, { until: now + pause, pause });
        const names = await namesIn(layout.chain(book, chain));
        for (const path of names) paths.add(path);
        // The second branch of a fork has a name of its own, and its files lie with the first.
        if (names.length === 0)
          for (const folder of await namesIn(layout.book(book)))
            for (const path of await namesIn(folder)) paths.add(path);
      }
      // Somebody may have published it anew for whoever wrote it.
      if (due.length > 0) for (const path of await namesIn(layout.repair)) paths.add(path);
      await catalogue.update({ paths: [...paths], marked: [], unlisted: [] });
    },
  };
}
