import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Link } from '../../../shared/record/book/op-index';
import type { ChainId, OpHash } from '../../../shared/record/op';

export const CHAIN = 'c0'.repeat(16) as ChainId;
export const OTHER_CHAIN = 'c1'.repeat(16) as ChainId;

export const hashOf = (name: string): OpHash => createHash('sha256').update(name).digest('hex') as OpHash;

/** A chain of that many links, straight. */
export function straight(length: number, chain: ChainId = CHAIN): Link[] {
  const links: Link[] = [];
  for (let seq = 1; seq <= length; seq++)
    links.push({ chain, seq, hash: hashOf(`${chain} ${String(seq)}`), prev: links.at(-1)?.hash ?? '' });
  return links;
}

/** Links of up to two chains, with forks: each grows out of any op before it, or starts its chain. */
export const histories = fc
  .array(fc.tuple(fc.nat(30), fc.constantFrom(CHAIN, OTHER_CHAIN)), { maxLength: 24 })
  .map((grown) => {
    const links: Link[] = [];
    grown.forEach(([from, chain], i) => {
      const family = links.filter((link) => link.chain === chain);
      // Mostly out of the newest: long chains with a few forks.
      const parent = from < 24 ? family.at(-1) : family[from % (family.length + 1)];
      links.push({ chain, seq: (parent?.seq ?? 0) + 1, hash: hashOf(`op ${String(i)}`), prev: parent?.hash ?? '' });
    });
    return links;
  });
