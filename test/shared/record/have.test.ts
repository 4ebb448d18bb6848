import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBeyond, type Have } from '../../../shared/record/have';
import { createBookIndex } from '../../../shared/record/book/op-index';
import type { ChainId, OpHash } from '../../../shared/record/op';

const CHAINS = ['a', 'b'].map((letter) => letter.repeat(32) as ChainId);
const hashOf = (chain: ChainId, seq: number) =>
  `${chain}${chain}`.slice(0, 60).concat(String(seq).padStart(4, '0')) as OpHash;

/** The have of a laptop that holds just these ops. */
function haveOf(seqsByChain: readonly (readonly number[])[]): Have {
  const index = createBookIndex();
  CHAINS.forEach((chain, i) => {
    for (const seq of seqsByChain[i] ?? [])
      index.add({ chain, seq, hash: hashOf(chain, seq), prev: seq === 1 ? '' : hashOf(chain, seq - 1) });
  });
  return index.have();
}

const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 12 }));
const held = fc.tuple(seqs, seqs);

test('how many ops one side lacks is counted as if they were counted one by one', () => {
  fc.assert(
    fc.property(held, held, (mine, theirs) => {
      const lacking = mine.flatMap((of, i) => of.filter((seq) => !theirs[i]?.includes(seq)));
      expect(countBeyond(haveOf(mine), haveOf(theirs))).toBe(lacking.length);
    }),
  );
});
