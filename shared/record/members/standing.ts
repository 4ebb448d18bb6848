import type { Have, HaveOfChain } from '../have';
import type { MemberFact, Reached } from './members';
import type { BookId, OpHash } from '../op';
import { parentsOf, rootOf, treesOf, whatStands, type MemberWord, type Removal } from './standing-words';

export type { MemberWord, Removal } from './standing-words';

/** What counts of somebody's work, by book. */
export type Work = ReadonlyMap<BookId, readonly Have[]>;

/** Ops of members' books that the removed laptop wrote beyond what its removal counts. */
export type LateOf = (removal: Removal) => ReadonlySet<OpHash>;

/** Who is of the room, by what stands in its members' books: the same from the same words, in whatever order they come. */
export type Standing = {
  /** That stand: neither undone nor said by somebody removed before. */
  readonly removals: readonly Removal[];
  /** Words of those who were let in, also those said too late to count. */
  readonly heard: readonly MemberWord[];
  /** Words that count. */
  readonly words: readonly MemberWord[];
  /** Of removed laptops, by device: what was accepted of their work, and what was rejected. */
  readonly accepted: ReadonlyMap<string, Work>;
  readonly rejected: ReadonlyMap<string, Work>;
  /** Workspaces whose key no removed laptop holds, the one that was turned last first; on all laptops the same one. */
  readonly clean: readonly string[];
  /** Laptops that hold a workspace's key, as far as the words tell. */
  readonly holdersOf: (workspace: string) => ReadonlySet<string>;
};

export function standingOf(said: readonly MemberWord[], workspaces: readonly string[], lateOf: LateOf): Standing {
  const words = heardIn(said);
  const all = removalsIn(words);
  const late = new Map(all.map((removal) => [removal.op, lateOf(removal)]));
  const removals = whatStands(words, all, late);
  const removed = new Set(removals.map(({ device }) => device));
  const counts = ({ device, op }: MemberWord) =>
    !removed.has(device) || removals.some((one) => one.device === device && !late.get(one.op)?.has(op));
  const heeded = heardIn(words.filter(counts), words);
  const holdersOf = holdersIn(heeded, removed);
  // Who was removed holds what he turned, too, though it counts for nothing, and whoever handed it on.
  const everHeldBy = holdersIn(words, removed);
  const turns = new Map(workspaces.map((one) => [one, turnsIn(heeded, one)]));
  const turnsOf = (workspace: string) => turns.get(workspace) ?? 0;
  // What was not turned is of a time when nobody had been removed, whoever holds it.
  const isClean = (one: string) =>
    removals.length === 0 || (turnsOf(one) > 0 && [...everHeldBy(one)].every((device) => !removed.has(device)));
  return {
    removals,
    heard: words,
    words: heeded,
    accepted: workIn(heeded, removals, true),
    rejected: workIn(heeded, [], false),
    clean: workspaces.filter(isClean).sort((a, b) => turnsOf(b) - turnsOf(a) || (turnsOf(a) > 0 ? byName(a, b) : 0)),
    holdersOf,
  };
}

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/**
 * Words of those who were let into the room, by its founder, by whom he let in, and so on: its key alone makes nobody a
 * member, since whoever was removed holds it as well. Where nobody can be shown to have founded it, everyone is heard.
 */
function heardIn(words: readonly MemberWord[], all = words): readonly MemberWord[] {
  const trees = treesOf(words, undefined, all);
  return words.filter(({ fact, device, workspace }) => {
    const tree = trees.of(workspace);
    // What a kit says of a laptop speaks for itself, whoever wrote it down.
    const speaker = fact.kind === 'device-kept/1' ? fact.device : device;
    return !tree || tree.has(speaker) || fact.kind === 'keys-brought/1';
  });
}

/** All that were said, whether or not they stand. */
export const removalsIn = (words: readonly MemberWord[]): readonly Removal[] =>
  words.flatMap((word) => removalIn(word, words));

/** The removal that the word ends; none while a page of it is not here. */
function removalIn({ fact, op, device, at, workspace }: MemberWord, words: readonly MemberWord[]): Removal[] {
  if (fact.kind !== 'device-revoked/1' || fact.device === device) return [];
  const pages = words.flatMap((one) =>
    one.fact.kind === 'work-accepted/1' && one.device === device && one.fact.removal === fact.removal ? one.fact : [],
  );
  if (pages.length < fact.pages) return [];
  const counted = havesOf(pages.flatMap(({ reached }) => reached));
  return [{ op, device: fact.device, by: device, at, workspace, counted }];
}

function havesOf(reached: readonly Reached[]): ReadonlyMap<BookId, Have> {
  const haves = new Map<BookId, Record<string, HaveOfChain>>();
  for (const { book, chain, seq, hash } of reached) {
    const have = haves.get(book) ?? {};
    haves.set(book, have);
    have[chain] = { seq, hash, beyond: [] };
  }
  return haves;
}

/** How often the room's key was turned until this workspace. */
function turnsIn(words: readonly MemberWord[], workspace: string, met: ReadonlySet<string> = new Set()): number {
  const before = parentsOf(workspace, words).filter((one) => !met.has(one));
  const seen = new Set([...met, workspace]);
  return Math.max(0, ...before.map((one) => 1 + turnsIn(words, one, seen)));
}

/**
 * Who holds which workspace's key: whoever spoke in its book, was let in there, or had it sealed for him; and whoever
 * holds one that was turned from it, or that it was brought to.
 */
function holdersIn(
  words: readonly MemberWord[],
  removed: ReadonlySet<string>,
): (workspace: string) => ReadonlySet<string> {
  const holders = new Map<string, Set<string>>();
  const of = (workspace: string) => holders.get(workspace) ?? new Set<string>();
  const add = (workspace: string, device: string) => holders.set(workspace, of(workspace).add(device));
  for (const { fact, device, workspace } of words) {
    if (fact.kind !== 'device-kept/1') add(workspace, device);
    if (fact.kind === 'device-approved/2') add(workspace, fact.device);
    // Anyone can write down what his own kit says.
    if (fact.kind === 'device-kept/1' && !removed.has(fact.device)) add(workspace, fact.device);
    if (fact.kind === 'keys-turned/1') for (const one of fact.keys) add(fact.workspace, one.device);
  }
  const opened = words.flatMap(({ fact, workspace, brings = [] }) =>
    fact.kind === 'keys-turned/1'
      ? [{ key: workspace, by: fact.workspace }]
      : brings.map((key) => ({ key, by: workspace })),
  );
  return (workspace) => {
    const met = new Set([workspace]);
    for (const one of met) for (const { key, by } of opened) if (key === one) met.add(by);
    return new Set([...met].flatMap((one) => [...of(one)]));
  };
}

/** A laptop of the room that lacks the key of a workspace. `by`, `there`: who let it in, and in which book that stands. */
type Lacking = { readonly device: string; readonly by: string; readonly there: string; readonly lacks: string };

/** Who is of the room these workspaces are of, and lacks their keys: whoever turned it did not know of him, or left him out. */
export function lackingOf(workspaces: readonly string[], { heard, words, removals }: Standing): readonly Lacking[] {
  const removed = new Set(removals.map(({ device }) => device));
  const holdersOf = holdersIn(heard, removed);
  return workspaces.flatMap((lacks) => {
    const root = rootOf(lacks, heard);
    const holders = holdersOf(lacks);
    return words.flatMap(({ fact, device: by, workspace: there }) => {
      const device = fact.kind === 'room-founded/2' ? by : letInBy(fact);
      if (device === null || removed.has(device) || holders.has(device) || rootOf(there, heard) !== root) return [];
      return [{ device, by, there, lacks }];
    });
  });
}

const letInBy = (fact: MemberFact): string | null =>
  fact.kind === 'device-approved/2' || fact.kind === 'device-kept/1' ? fact.device : null;

/** What somebody decided of the work of removed laptops, and what their removals count. */
function workIn(
  words: readonly MemberWord[],
  removals: readonly Removal[],
  isAccepted: boolean,
): ReadonlyMap<string, Work> {
  const work = new Map<string, Map<BookId, readonly Have[]>>();
  const add = (device: string, haves: ReadonlyMap<BookId, Have>) => {
    const books = work.get(device) ?? new Map<BookId, readonly Have[]>();
    work.set(device, books);
    for (const [book, have] of haves) books.set(book, [...(books.get(book) ?? []), have]);
  };
  for (const { device, counted } of removals) add(device, counted);
  for (const { fact } of words)
    if (fact.kind === 'late-work-decided/1' && fact.isAccepted === isAccepted) add(fact.device, havesOf(fact.reached));
  return work;
}
