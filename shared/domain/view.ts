import * as v from 'valibot';
import { compareStated, factId, type FactId, type Stated } from './stated';

/** A single value: every fact that ever set it, and which of them someone has replaced on seeing them. */
export type Single<F> = { readonly all: ReadonlyMap<FactId, Stated<F>>; readonly replaced: ReadonlySet<FactId> };

/** What the facts of a book add up to, whatever their kind: the part that every view shares. */
export type View<F> = {
  /** By fact kind and target, as `singleKey` makes it. */
  readonly singles: ReadonlyMap<string, Single<F>>;
  /** Facts that only ever add, by kind. */
  readonly added: ReadonlyMap<string, ReadonlyMap<FactId, Stated<F>>>;
  /** Withdrawals, by the fact they take back. */
  readonly withdrawals: ReadonlyMap<FactId, readonly Stated<Withdrawn>[]>;
  /** Facts of kinds this version does not know: kept, forwarded, counted. */
  readonly strange: ReadonlySet<FactId>;
};

export const withdrawn = v.object({
  kind: v.literal('withdrawn/1'),
  what: factId,
  reason: v.pipe(v.string(), v.maxLength(1000)),
});
/** Takes back one fact, a withdrawal included. The fact stays and is shown struck out. */
export type Withdrawn = v.InferOutput<typeof withdrawn>;

/** Facts that set a single value name the values their author was shown. */
export const MAX_REPLACES = 64;
export const replaces = v.pipe(v.array(factId), v.maxLength(MAX_REPLACES));
export type Replacing = { readonly kind: string; readonly replaces: readonly FactId[] };

export const emptyView: View<never> = {
  singles: new Map(),
  added: new Map(),
  withdrawals: new Map(),
  strange: new Set(),
};

/** What two books add up to together. Facts of either may name facts of the other. */
export function mergeViews<F>(a: View<F>, b: View<F>): View<F> {
  const singles = mergeMaps(a.singles, b.singles, (one, other) => ({
    all: new Map([...one.all, ...other.all]),
    replaced: new Set([...one.replaced, ...other.replaced]),
  }));
  const added = mergeMaps(a.added, b.added, (one, other) => new Map([...one, ...other]));
  const withdrawals = mergeMaps(a.withdrawals, b.withdrawals, (one, other) => [...one, ...other].sort(compareStated));
  return { singles, added, withdrawals, strange: new Set([...a.strange, ...b.strange]) };
}

function mergeMaps<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>, merge: (a: V, b: V) => V): ReadonlyMap<K, V> {
  const merged = new Map(a);
  for (const [key, value] of b) {
    const other = merged.get(key);
    merged.set(key, other === undefined ? value : merge(other, value));
  }
  return merged;
}

export const singleKey = (kind: string, target = ''): string => `${kind}:${target}`;

type KindOf<F> = F extends { readonly kind: infer K extends string } ? K : never;
type OfKind<F, K> = Extract<F, { readonly kind: K }>;

/** Values nobody replaced or took back, in order. More than one that differ: a conflict. */
export function standing<F, K extends KindOf<F>>(view: View<F>, kind: K, target = ''): readonly Stated<OfKind<F, K>>[] {
  const single = view.singles.get(singleKey(kind, target));
  if (!single) return [];
  const left = [...single.all.values()].filter((one) => !single.replaced.has(one.id) && !isWithdrawn(view, one.id));
  return left.sort(compareStated) as unknown as Stated<OfKind<F, K>>[];
}

/** The value on screen: the last of those standing. */
export const shown = <F, K extends KindOf<F>>(view: View<F>, kind: K, target = ''): Stated<OfKind<F, K>> | undefined =>
  standing(view, kind, target).at(-1);

/**
 * When the value on screen was first said, ms since epoch: what an undo brought back stands since it was said, not since
 * the undo. Undefined if there is none.
 */
export function shownSince<F extends object>(view: View<F>, kind: KindOf<F>, target = ''): number | undefined {
  const one: Stated<F> | undefined = shown(view, kind, target);
  return one && firstSaid(view.singles.get(singleKey(kind, target))?.all, one).recordedAt;
}

/** The value on screen and those it came after, newest first; what was undone is left out. */
export function shownInTurn<F extends object, K extends KindOf<F>>(
  view: View<F>,
  kind: K,
  target = '',
): readonly Stated<OfKind<F, K>>[] {
  const all = view.singles.get(singleKey(kind, target))?.all;
  const found: Stated<F>[] = [];
  let one: Stated<F> | undefined = shown(view, kind, target);
  // Each step goes to an op made before: ids are hashes, so this ends.
  while (one) {
    const first = firstSaid(all, one);
    found.push(first);
    one = replacedBy(all, first)
      .filter(({ id }) => !isWithdrawn(view, id))
      .sort(compareStated)
      .at(-1);
  }
  return found as unknown as Stated<OfKind<F, K>>[];
}

type All<F> = ReadonlyMap<FactId, Stated<F>> | undefined;

const replacedBy = <F extends object>(all: All<F>, { fact }: Stated<F>): Stated<F>[] =>
  'replaces' in fact ? (fact.replaces as readonly FactId[]).flatMap((id) => all?.get(id) ?? []) : [];

/** The fact of which this one is what an undo said again. */
function firstSaid<F extends object>(all: All<F>, last: Stated<F>): Stated<F> {
  let one = last;
  for (let before: Stated<F> | undefined = last; before;) {
    one = before;
    const text = withoutReplaces(one.fact);
    before = replacedBy(all, one)
      .flatMap((undone) => replacedBy(all, undone))
      .find((earlier) => withoutReplaces(earlier.fact) === text);
  }
  return one;
}

const withoutReplaces = (fact: object): string => JSON.stringify({ ...fact, replaces: [] });

/** Every value it ever had, in order. */
export function history<F, K extends KindOf<F>>(view: View<F>, kind: K, target = ''): readonly Stated<OfKind<F, K>>[] {
  const single = view.singles.get(singleKey(kind, target));
  return [...(single?.all.values() ?? [])].sort(compareStated) as unknown as Stated<OfKind<F, K>>[];
}

/** What a fact says beside the value it sets: why, and for whom to read. */
const ASIDE: readonly string[] = [
  'replaces',
  'reason',
  'waiver',
  'basis',
  'second',
  'happened',
  'told',
  'ownerName',
  'name',
];

/** The value itself: two who say the same for different reasons do not contradict each other. */
export const valueOf = (fact: object): string =>
  JSON.stringify(Object.entries(fact).filter(([name]) => !ASIDE.includes(name)));

/** Whether values stand that contradict each other. */
export const isConflict = (standingValues: readonly Stated<object>[]): boolean =>
  new Set(standingValues.map((one) => valueOf(one.fact))).size > 1;

/** What an edit replaces: the value displayed, by whomever it was set, and no other. */
export function replacing<F extends object>(view: View<F>, kind: KindOf<F>, target = ''): FactId[] {
  const values: readonly Stated<object>[] = standing(view, kind, target);
  const value = values.at(-1);
  const same = values.filter((one) => value && valueOf(one.fact) === valueOf(value.fact));
  return same.slice(-MAX_REPLACES).map((one) => one.id);
}

/** What a choice replaces: all that stands, by whomever, so that nothing is left to choose between. */
export const replacingAll = <F extends object>(view: View<F>, kind: KindOf<F>, target = ''): FactId[] =>
  standing(view, kind, target)
    .slice(-MAX_REPLACES)
    .map(({ id }) => id);

/** Add-only facts of a kind that nobody took back, in order. */
export function addedOf<F, K extends KindOf<F>>(view: View<F>, kind: K): readonly Stated<OfKind<F, K>>[] {
  const left = [...(view.added.get(kind)?.values() ?? [])].filter((one) => !isWithdrawn(view, one.id));
  return left.sort(compareStated) as unknown as Stated<OfKind<F, K>>[];
}

/** Whether a withdrawal of it stands, itself not withdrawn. Ids are hashes, so this never goes in circles. */
export function isWithdrawn<F>(view: View<F>, id: FactId): boolean {
  return withdrawalOf(view, id) !== undefined;
}

export function withdrawalOf<F>(view: View<F>, id: FactId): Stated<Withdrawn> | undefined {
  return view.withdrawals.get(id)?.find((one) => !isWithdrawn(view, one.id));
}

/** A view being added to: maps are copied once, when first changed, so the view before stays as it was. */
export type Draft<F> = { -readonly [K in keyof View<F>]: View<F>[K] } & { readonly owned: Set<unknown> };

export const draftOf = <F>(view: View<F>): Draft<F> => ({ ...view, owned: new Set() });

export function addSingle<F>(draft: Draft<F>, stated: Stated<F & Replacing>, target: string): Single<F> {
  const key = singleKey(stated.fact.kind, target);
  const singles = own(draft, draft.singles, (copy) => (draft.singles = copy));
  const before = singles.get(key);
  const all = own(draft, before?.all ?? new Map<FactId, Stated<F>>());
  const replaced =
    before && draft.owned.has(before.replaced) ? (before.replaced as Set<FactId>) : new Set(before?.replaced);
  draft.owned.add(replaced);
  all.set(stated.id, stated);
  for (const id of stated.fact.replaces) replaced.add(id);
  const single = { all, replaced };
  singles.set(key, single);
  return single;
}

export function addFact<F extends { readonly kind: string }>(draft: Draft<F>, stated: Stated<F>): void {
  const added = own(draft, draft.added, (copy) => (draft.added = copy));
  const ofKind = own(draft, added.get(stated.fact.kind) ?? new Map<FactId, Stated<F>>());
  ofKind.set(stated.id, stated);
  added.set(stated.fact.kind, ofKind);
}

export function addWithdrawal<F>(draft: Draft<F>, stated: Stated<Withdrawn>): void {
  const withdrawals = own(draft, draft.withdrawals, (copy) => (draft.withdrawals = copy));
  const known = withdrawals.get(stated.fact.what) ?? [];
  if (!known.some((one) => one.id === stated.id))
    withdrawals.set(stated.fact.what, [...known, stated].sort(compareStated));
}

/** The map itself if this draft made it, else a copy that it now owns. */
function own<F, K, V>(draft: Draft<F>, map: ReadonlyMap<K, V>, keep?: (copy: Map<K, V>) => void): Map<K, V> {
  if (draft.owned.has(map)) return map as Map<K, V>;
  const copy = new Map(map);
  draft.owned.add(copy);
  keep?.(copy);
  return copy;
}
