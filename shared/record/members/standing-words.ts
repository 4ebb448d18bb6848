import type { Have } from '../have';
import type { MemberFact } from './members';
import type { BookId, OpHash } from '../op';

/** A fact of a members' book that its writer was shown to be able to say. `at`: ms since epoch, by its clock. */
export type MemberWord = {
  readonly fact: MemberFact;
  readonly op: OpHash;
  readonly device: string;
  readonly at: number;
  /** The workspace in whose members' book it stands. */
  readonly workspace: string;
  /** Workspaces whose keys it brings to whoever holds that one's. */
  readonly brings?: readonly string[];
};

/** A laptop that was removed. `counted`: what of its work does; the rest waits until somebody decides. */
export type Removal = {
  readonly op: OpHash;
  readonly device: string;
  readonly by: string;
  readonly at: number;
  readonly workspace: string;
  readonly counted: ReadonlyMap<BookId, Have>;
};

/** A key may be handed on in an older book than the one it was turned in. */
export const parentsOf = (workspace: string, words: readonly MemberWord[]): readonly string[] =>
  words.flatMap((word) =>
    word.fact.kind === 'keys-turned/1' && word.fact.workspace === workspace ? word.workspace : [],
  );

/** How far each laptop is from the founder: 0, 1 if he let it in, 2 if one of those did. */
type Tree = ReadonlyMap<string, number>;

/** The workspace that the key of this one was turned from, in however many turns. */
export function rootOf(workspace: string, words: readonly MemberWord[]): string {
  let root = workspace;
  for (const met = new Set<string>(); !met.has(root);) {
    met.add(root);
    root = parentsOf(root, words)[0] ?? root;
  }
  return root;
}

/**
 * Who let whom into which room; no tree where nobody can be shown to have founded the room. `all`: by them a workspace is
 * of a room even where whoever turned its key counts no more.
 */
export function treesOf(
  words: readonly MemberWord[],
  isVoid: (word: MemberWord) => boolean = () => false,
  all = words,
) {
  const trees = new Map<string, Tree | null>();
  const roots = new Map<string, string>();
  const rootOfKnown = (workspace: string): string => {
    const root = roots.get(workspace) ?? rootOf(workspace, all);
    roots.set(workspace, root);
    return root;
  };

  function grow(root: string): Tree | null {
    const ofRoom = words.filter(({ workspace }) => rootOfKnown(workspace) === root);
    const founder = ofRoom.find(({ fact }) => fact.kind === 'room-founded/2')?.device;
    if (founder === undefined) return null;
    const tree = new Map([[founder, 0]]);
    // Each laptop once, in the order in which it was reached.
    for (const [device, depth] of tree) {
      const guests = ofRoom.flatMap((word) => guestsIn(word, device, kitsOf(device, words)));
      for (const { guest, word } of guests) if (!isVoid(word) && !tree.has(guest)) tree.set(guest, depth + 1);
    }
    return tree;
  }

  return {
    of(workspace: string): Tree | null {
      const root = rootOfKnown(workspace);
      const known = trees.get(root);
      const tree = known === undefined ? grow(root) : known;
      trees.set(root, tree);
      return tree;
    },
  };
}

/** Whom the laptop let in by that word, or whoever holds its secrets or its kit: the same person with another laptop. */
function guestsIn(word: MemberWord, device: string, kits: ReadonlySet<string>): { guest: string; word: MemberWord }[] {
  const { fact } = word;
  const isLetIn = fact.kind === 'device-approved/2' && word.device === device;
  const isSame = fact.kind === 'device-kept/1' && (fact.kit === device || kits.has(fact.kit));
  return isLetIn || isSame ? [{ guest: fact.device, word }] : [];
}

const kitsOf = (maker: string, words: readonly MemberWord[]): ReadonlySet<string> =>
  new Set(words.flatMap(({ fact, device }) => (fact.kind === 'kit-made/1' && device === maker ? fact.kit : [])));

/** Says that removals count no more. `isCertain`: a recovery kit says so, which nobody can remove. */
type Undoing = {
  readonly op: OpHash;
  readonly by: string;
  readonly undoes: readonly OpHash[];
  readonly isCertain: boolean;
  readonly workspace: string;
};
type Word = Removal | Undoing;

function undoingIn(words: readonly MemberWord[], removals: readonly Removal[]): Undoing[] {
  return words.flatMap(({ fact, op, device: by, workspace }) => {
    if (fact.kind !== 'device-approved/2' && fact.kind !== 'device-kept/1') return [];
    const isCertain = fact.kind === 'device-kept/1';
    // Nobody lets himself in again.
    if (!isCertain && fact.device === by) return [];
    const isMeant = (removal: Removal) =>
      removal.device === fact.device && (!isCertain || kitsFor(removal, words).has(fact.kit));
    const undoes = removals.filter((one) => fact.undoes.includes(one.op) && isMeant(one)).map((one) => one.op);
    return undoes.length > 0 ? [{ op, by, undoes, isCertain, workspace }] : [];
  });
}

/** Kits of whoever founded the room in which the laptop was removed. */
function kitsFor({ workspace }: Removal, words: readonly MemberWord[]): ReadonlySet<string> {
  const founders = [...(treesOf(words).of(workspace) ?? [])].flatMap(([device, depth]) => (depth === 0 ? device : []));
  return new Set(founders.flatMap((device) => [...kitsOf(device, words)]));
}

/**
 * Which removals stand. Whoever is removed can remove nobody any more, nor let anybody in: of words that speak against
 * each other, those that nothing speaks against decide (Dung 1995, grounded). Two who removed each other are both
 * removed.
 */
export function whatStands(
  said: readonly MemberWord[],
  removals: readonly Removal[],
  late: ReadonlyMap<OpHash, ReadonlySet<OpHash>>,
): readonly Removal[] {
  const words: readonly Word[] = [...removals, ...undoingIn(said, removals)];
  const trees = treesOf(said);
  const isLate = (removal: Removal, { op, by }: Word) =>
    by === removal.device && (late.get(removal.op)?.has(op) ?? false);

  const without = new Map(
    removals.map((removal) => [
      removal.op,
      treesOf(said, ({ device, op }) => device === removal.device && (late.get(removal.op)?.has(op) ?? false)),
    ]),
  );

  /** Whether the word is of somebody whom only the removed laptop let in, and too late: said from nearer the founder. */
  function isOfLateGuest(removal: Removal, { by, workspace }: Word): boolean {
    const tree = trees.of(workspace);
    const isNearer = (tree?.get(removal.by) ?? Infinity) < (tree?.get(by) ?? Infinity);
    return isNearer && without.get(removal.op)?.of(workspace)?.has(by) === false;
  }

  function speaksAgainst(one: Word, other: Word): boolean {
    if ('undoes' in one) return one.undoes.includes(other.op);
    if ('isCertain' in other && other.isCertain) return false;
    if (isOfLateGuest(one, other)) return true;
    const isGuests = !('undoes' in other) && isOfLateGuest(other, one);
    return isLate(one, other) && !isGuests;
  }

  const stands = new Map<Word, boolean>();
  const settle = () => {
    for (let before = -1; before < stands.size;) {
      before = stands.size;
      for (const word of words) {
        if (stands.has(word)) continue;
        const against = words.filter((other) => speaksAgainst(other, word));
        if (against.some((other) => stands.get(other))) stands.set(word, false);
        else if (against.every((other) => stands.get(other) === false)) stands.set(word, true);
      }
    }
  };
  settle();
  const open = removals.filter((one) => !stands.has(one));
  for (const one of open)
    if (open.some((other) => speaksAgainst(one, other) && speaksAgainst(other, one))) stands.set(one, true);
  settle();
  return removals.filter((one) => stands.get(one) ?? true);
}
