import { branchIdOf, covers, rangesOf, type Have, type HaveOfChain } from '../have';
import type { ChainId, OpHash } from '../op';

/** What the index needs to know of an op: where it says it stands, and after which. */
export type Link = { readonly hash: OpHash; readonly chain: ChainId; readonly seq: number; readonly prev: OpHash | '' };

/** A gapless run: a chain, or the losing branch of a fork, listed under a chain id of its own. */
type Run = { readonly id: ChainId; readonly links: readonly Link[] };

export type BookIndex = ReturnType<typeof createBookIndex>;

/** Which ops of a book are here, by chain: finds gaps, forks and what another side lacks. Holds no bodies. */
export function createBookIndex() {
  const linksByHash = new Map<OpHash, Link & { readonly number: number }>();
  const chains = new Map<ChainId, ReturnType<typeof createChainIndex>>();
  let arrived = 0;

  const missingFrom = (have: Have): OpHash[] =>
    [...chains.values()].flatMap((chain) => chain.missingFrom(have, (hash) => linksByHash.get(hash)));

  return {
    /** Fork: another op already has this place in the chain; both are kept. */
    add(link: Link): 'ok' | 'duplicate' | 'fork' {
      if (linksByHash.has(link.hash)) return 'duplicate';
      linksByHash.set(link.hash, { ...link, number: arrived++ });
      let chain = chains.get(link.chain);
      if (!chain) chains.set(link.chain, (chain = createChainIndex(link.chain)));
      return chain.add(link) ? 'fork' : 'ok';
    },
    /** Nothing of the chain is here any more, as if it had never come. */
    forget(chain: ChainId): void {
      for (const link of linksByHash.values()) if (link.chain === chain) linksByHash.delete(link.hash);
      chains.delete(chain);
    },
    has: (hash: OpHash) => linksByHash.has(hash),
    linkOf: (hash: OpHash): Link | undefined => linksByHash.get(hash),
    /** Which op this was to arrive here, counted from 0; undefined if it never did. */
    numberOf: (hash: OpHash) => linksByHash.get(hash)?.number,
    size: () => linksByHash.size,
    /** The last op of the chain's gapless run, on the branch that keeps the chain's id. */
    head: (chain: ChainId): Link | undefined => chains.get(chain)?.runs()[0]?.links.at(-1),
    isForked: (chain: ChainId) => chains.get(chain)?.isForked() ?? false,
    /** True if the chain has neither gap nor fork, and so can be written on. */
    isWhole: (chain: ChainId) => chains.get(chain)?.isWhole() ?? false,
    have: (): Have => Object.assign({}, ...[...chains.values()].map((chain) => chain.have())) as Have,
    /** Hashes of what a side with `have` lacks, in chain order. May name some it holds, where a gap hides them. */
    missingFrom,
    /** The same of one chain. */
    missingOf: (chain: ChainId, have: Have): OpHash[] =>
      chains.get(chain)?.missingFrom(have, (hash) => linksByHash.get(hash)) ?? [],
    chains: (): readonly ChainId[] => [...chains.keys()],
    haveOf: (chain: ChainId): Have => chains.get(chain)?.have() ?? {},
    /** Hashes of what none of the haves holds, each chain's in order. */
    onlyHere: ([first = {}, ...others]: readonly Have[]): OpHash[] =>
      missingFrom(first).filter((hash) => {
        const link = linksByHash.get(hash);
        return link && others.every((have) => !covers(have[link.chain], link.seq));
      }),
  };
}

function createChainIndex(chain: ChainId) {
  const linksBySeq = new Map<number, Link[]>();
  let forked = false;
  let size = 0;
  // The run without forks, extended as ops come: appending to a long chain must not walk it again.
  const straight: Link[] = [];

  const after = (seq: number, hash: OpHash | ''): Link[] =>
    (linksBySeq.get(seq) ?? []).filter((link) => link.prev === hash);

  function extendStraight(): void {
    for (;;) {
      const last = straight.at(-1);
      const next = after((last?.seq ?? 0) + 1, last?.hash ?? '');
      if (next.length !== 1 || !next[0]) return;
      straight.push(next[0]);
    }
  }

  function runs(): readonly Run[] {
    if (!forked) return [{ id: chain, links: straight }];
    const found: Run[] = [];
    const open: { id: ChainId; links: Link[] }[] = [{ id: chain, links: [] }];
    for (let run = open.pop(); run; run = open.pop()) {
      for (;;) {
        const last = run.links.at(-1);
        const [keeps, ...others] = after((last?.seq ?? 0) + 1, last?.hash ?? '').sort((a, b) =>
          a.hash < b.hash ? -1 : 1,
        );
        if (!keeps) break;
        for (const other of others) open.push({ id: branchIdOf(chain, other.hash), links: [...run.links, other] });
        run.links.push(keeps);
      }
      found.push(run);
    }
    return found;
  }

  function runHave(run: Run, loose: readonly number[]): HaveOfChain {
    const last = run.links.at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? '', beyond: run.id === chain ? rangesOf(loose) : [] };
  }

  /** Sequence numbers of ops that no gapless run reaches. */
  function looseSeqs(all: readonly Run[]): number[] {
    if (!forked && straight.length === size) return [];
    const reached = new Set(all.flatMap((run) => run.links.map((link) => link.hash)));
    const loose = [...linksBySeq.values()].flat().filter((link) => !reached.has(link.hash));
    return [...new Set(loose.map((link) => link.seq))].sort((a, b) => a - b);
  }

  return {
    /** Returns whether this op forks the chain. */
    add(link: Link): boolean {
      const siblings = linksBySeq.get(link.seq) ?? [];
      linksBySeq.set(link.seq, [...siblings, link]);
      size += 1;
      if (siblings.length > 0) forked = true;
      else if (!forked) extendStraight();
      return siblings.length > 0;
    },
    runs,
    isForked: () => forked,
    isWhole: () => !forked && straight.length === size,
    have(): Have {
      const all = runs();
      const loose = looseSeqs(all);
      return Object.fromEntries(all.map((run) => [run.id, runHave(run, loose)]));
    },
    missingFrom(have: Have, linkOf: (hash: OpHash) => Link | undefined): OpHash[] {
      const theirs = have[chain];
      if (!forked && straight.length === size && isOnStraight(theirs)) {
        const later = straight.slice(theirs?.seq ?? 0);
        return later.filter((link) => !covers(theirs, link.seq)).map((link) => link.hash);
      }
      const held = heldBy(have, linkOf);
      return [...linksBySeq.values()]
        .flat()
        .filter((link) => !held.has(link.hash) && !isLooseIn(theirs, link))
        .map((link) => link.hash);
    },
  };

  // Where they are ahead, a fork would show as soon as their ops come here.
  function isOnStraight(theirs: HaveOfChain | undefined): boolean {
    if (!theirs || theirs.seq === 0 || theirs.seq > straight.length) return true;
    return straight[theirs.seq - 1]?.hash === theirs.hash;
  }

  /** An op beyond their gap, if it can be no other. */
  function isLooseIn(theirs: HaveOfChain | undefined, link: Link): boolean {
    const isOnly = linksBySeq.get(link.seq)?.length === 1;
    return isOnly && (theirs?.beyond.some(([from, to]) => link.seq >= from && link.seq <= to) ?? false);
  }

  /** Whoever has an op has all before it: from each of their ends back to where it is known no further. */
  function heldBy(have: Have, linkOf: (hash: OpHash) => Link | undefined): ReadonlySet<OpHash> {
    const held = new Set<OpHash>();
    for (const { hash } of Object.values(have)) {
      let link = hash === '' ? undefined : linkOf(hash);
      while (link?.chain === chain && !held.has(link.hash)) {
        held.add(link.hash);
        link = link.prev === '' ? undefined : linkOf(link.prev);
      }
    }
    return held;
  }
}
