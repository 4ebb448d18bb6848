import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromHex, toHex } from './bytes';
import type { ChainId, OpHash } from './op';

/** The longest gapless run of a chain, by its last op ('' and 0: not even op 1), and what lies beyond the gap. */
export type HaveOfChain = {
  readonly seq: number;
  readonly hash: OpHash | '';
  readonly beyond: readonly (readonly [number, number])[];
};

/** What a store, a laptop or a remote holds of one book. Two with equal seq and different hash show a fork. */
export type Have = Readonly<Record<string, HaveOfChain>>;

export const MAX_RANGES = 64;

/** How the losing branch of a fork is listed: `SHA-256(chain ‖ first differing hash)[0..16]`. */
export function branchIdOf(chain: ChainId, firstDiffering: OpHash): ChainId {
  return toHex(sha256(concat(fromHex(chain), fromHex(firstDiffering))).subarray(0, 16)) as ChainId;
}

/** Whether both hold exactly the same ops, as far as a have can say. */
export function sameHave(a: Have, b: Have): boolean {
  const chains = Object.keys(a);
  return chains.length === Object.keys(b).length && chains.every((chain) => sameRun(a[chain], b[chain]));
}

function sameRun(a: HaveOfChain | undefined, b: HaveOfChain | undefined): boolean {
  if (!a || !b) return false;
  return a.seq === b.seq && a.hash === b.hash && JSON.stringify(a.beyond) === JSON.stringify(b.beyond);
}

/** Sorted numbers as inclusive ranges, at most `MAX_RANGES`: what is left out is only offered again. */
export function rangesOf(sorted: readonly number[]): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const n of sorted) {
    const last = ranges.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.slice(0, MAX_RANGES);
}

/** Whether `have` says it holds op `seq` of the run. */
export const covers = (run: HaveOfChain | undefined, seq: number): boolean =>
  run !== undefined && (seq <= run.seq || run.beyond.some(([from, to]) => seq >= from && seq <= to));

/** The have after one more op. An op beyond a gap goes to `beyond`, and stays there when the gap fills: a range has no hash. */
export function extendHave(
  have: Have,
  { chain, seq, hash }: { readonly chain: string; readonly seq: number; readonly hash: OpHash },
): Have {
  const run = have[chain] ?? { seq: 0, hash: '', beyond: [] };
  if (covers(run, seq)) return have;
  const grown = seq === run.seq + 1 ? { ...run, seq, hash } : { ...run, beyond: withNumber(run.beyond, seq) };
  return { ...have, [chain]: grown };
}

/** Ranges that also hold `n`, which none of them held. */
function withNumber(ranges: HaveOfChain['beyond'], n: number): HaveOfChain['beyond'] {
  const before = ranges.find(([, to]) => to === n - 1);
  const after = ranges.find(([from]) => from === n + 1);
  const joined = [before?.[0] ?? n, after?.[1] ?? n] as const;
  const others = ranges.filter((range) => range !== before && range !== after);
  return [...others, joined].sort((a, b) => a[0] - b[0]).slice(0, MAX_RANGES);
}

/** How many ops `mine` says it holds that `other` does not, as far as haves can say. */
export function countBeyond(mine: Have, other: Have): number {
  return Object.entries(mine).reduce((sum, [chain, run]) => {
    const theirs = other[chain];
    const ours = spansOf(run);
    return sum + (theirs ? ours.reduce((n, span) => n + lengthOf(span) - shared(span, spansOf(theirs)), 0) : all(ours));
  }, 0);
}

type Span = readonly [number, number];

/** From each first number to its last, none of them twice. */
const spansOf = ({ seq, beyond }: HaveOfChain): Span[] => [
  [1, seq],
  ...beyond.map(([from, to]): Span => [Math.max(from, seq + 1), to]),
];

const lengthOf = ([from, to]: Span): number => Math.max(0, to - from + 1);
const all = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + lengthOf(span), 0);
const shared = ([from, to]: Span, theirs: readonly Span[]): number =>
  all(theirs.map(([a, b]): Span => [Math.max(from, a), Math.min(to, b)]));
