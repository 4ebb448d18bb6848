import * as v from 'valibot';
import { author, count, time, type LostWords, type OpenedOp } from './body';
import { chainId, opHash, type ChainId, type OpHash } from './op';
import { placeOf } from './order';

export const OP_REDACTED = 'op-redacted/1';

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(255));
const parts = v.pipe(v.array(v.tuple([index, v.unknown()])), v.maxLength(256));
const asked = v.object({
  kind: v.literal(OP_REDACTED),
  op: opHash,
  reason: v.pipe(v.string(), v.maxLength(1_000)),
  /** What takes the place of facts, by their index in the op. */
  blanked: v.pipe(parts, v.minLength(1)),
});
const redaction = v.object({
  ...asked.entries,
  chain: chainId,
  seq: count,
  lam: count,
  by: author,
  at: time,
  wall: time,
  offset: time,
  client: v.pipe(v.string(), v.maxLength(200)),
  /** The op's other facts, as they were, or as others redacted them. */
  kept: parts,
});

/** What a window asks to have destroyed; the rest of the fact is filled in by whoever holds the op. */
export type AskedRedaction = v.InferOutput<typeof asked>;
/**
 * An op's body is destroyed wherever this is read. What must outlive it stands here: its place in the order, its author,
 * its times, its commit, and what it says from now on.
 */
export type Redaction = v.InferOutput<typeof redaction>;
/** An op that may have a body nowhere any more. */
export type RedactedOp = { readonly hash: OpHash; readonly chain: ChainId; readonly seq: number };

/** Null if the fact asks for no such thing. Never throws. */
export function parseAsked(fact: unknown): AskedRedaction | null {
  if (!isNamed(fact)) return null;
  const parsed = v.safeParse(asked, fact);
  return parsed.success ? parsed.output : null;
}

export function parseRedaction(fact: unknown): Redaction | null {
  if (!isNamed(fact)) return null;
  const parsed = v.safeParse(redaction, fact);
  return parsed.success ? parsed.output : null;
}

/** Most facts are of other kinds: they are told apart before anything is parsed. */
const isNamed = (fact: unknown): boolean =>
  typeof fact === 'object' && fact !== null && 'kind' in fact && fact.kind === OP_REDACTED;

export const redactsAny = ({ body }: OpenedOp): boolean => body.facts.some((fact) => parseRedaction(fact) !== null);

/** A redaction, and the op that says so. */
type Found = { readonly redaction: Redaction; readonly from: OpenedOp };
type Redactions = ReadonlyMap<OpHash, readonly Found[]>;

/** Which ops of a book are redacted, and what they say since. The same from the same ops, in whatever order they come. */
export function createRedactions() {
  const redactors = new Map<OpHash, OpenedOp>();
  let found: Redactions = new Map();
  let shown = new Map<OpHash, OpenedOp>();

  return {
    /** Takes in an op with its own body. Returns the ops that say something else than before. */
    learn(op: OpenedOp): readonly RedactedOp[] {
      if (redactors.has(op.hash) || !redactsAny(op)) return [];
      redactors.set(op.hash, op);
      found = resolve([...redactors.values()]);
      const before = shown;
      shown = new Map([...found].map(([hash, all]) => [hash, merged(all)]));
      return [...shown.values()]
        .filter((one) => JSON.stringify(one) !== JSON.stringify(before.get(one.hash)))
        .map(({ hash, chain, seq }) => ({ hash, chain, seq }));
    },
    has: (hash: OpHash) => shown.has(hash),
    all: (): readonly RedactedOp[] => [...shown.values()].map(({ hash, chain, seq }) => ({ hash, chain, seq })),
    /** What a redacted op says; undefined of any other. */
    shown: (hash: OpHash) => shown.get(hash),
    /**
     * The facts that carry out what was asked of `op`, as it says now: its own redaction, and those of earlier
     * redactions that still hold some of the words, or a reason given before for the same.
     */
    complete(ask: AskedRedaction, op: OpenedOp): readonly Redaction[] {
      const others = [...redactors.values()].map((one) => shown.get(one.hash) ?? one);
      return [completed(ask, op), ...others.flatMap((one) => cleaning(ask, one))];
    },
  };
}

/** From the last that redacts to the first: what a redaction says counts as it was redacted itself. */
function resolve(ops: readonly OpenedOp[]): Redactions {
  const found = new Map<OpHash, Found[]>();
  const waiting = new Map(ops.map((op) => [op.hash, op]));
  const isDone = new Set<OpHash>();
  for (let from = lastOf(waiting.values()); from; from = lastOf(waiting.values())) {
    waiting.delete(from.hash);
    isDone.add(from.hash);
    const itself = found.get(from.hash);
    for (const redaction of redactionsIn(itself ? merged(itself) : from)) {
      const all = [...(found.get(redaction.op) ?? []), { redaction, from }];
      found.set(redaction.op, all);
      const target = merged(all);
      // Its own body may be gone: what it redacted is told by what redacted it.
      if (!isDone.has(target.hash) && !waiting.has(target.hash) && redactsAny(target)) waiting.set(target.hash, target);
    }
  }
  return found;
}

function lastOf(ops: Iterable<OpenedOp>): OpenedOp | undefined {
  let last: OpenedOp | undefined;
  for (const op of ops) if (!last || placeOf(op) > placeOf(last)) last = op;
  return last;
}

const redactionsIn = ({ body }: OpenedOp): Redaction[] => body.facts.flatMap((fact) => parseRedaction(fact) ?? []);

/** What an op says after all its redactions: a fact that any of them blanks is blank. The first to say why is named. */
function merged(all: readonly Found[]): OpenedOp {
  const inOrder = all.toSorted((a, b) => (placeOf(a.from) < placeOf(b.from) ? -1 : 1));
  const facts = new Map<number, unknown>();
  const lost = new Map<number, LostWords>();
  for (const { redaction, from } of inOrder)
    for (const [at, fact] of redaction.blanked) {
      if (!facts.has(at)) facts.set(at, fact);
      if ((lost.get(at)?.reason ?? '') === '')
        lost.set(at, { index: at, by: from.body.by, at: from.body.at, reason: redaction.reason });
    }
  for (const { redaction } of inOrder) for (const [at, fact] of redaction.kept) if (!facts.has(at)) facts.set(at, fact);
  const [first] = inOrder;
  if (!first) throw new Error('nothing redacts it');
  const { op, chain, seq, lam, by, at, wall, offset, client } = first.redaction;
  const last = [...facts.keys()].reduce((a, b) => Math.max(a, b));
  return {
    hash: op,
    chain,
    seq,
    body: {
      ...{ lam, deps: [], by, at, wall, offset, mono: 0, app: '', client },
      facts: Array.from({ length: last + 1 }, (_, i) => facts.get(i) ?? null),
    },
    lost: [...lost.values()].sort((a, b) => a.index - b.index),
  };
}

function completed(ask: AskedRedaction, op: OpenedOp): Redaction {
  const { lam, by, at, wall, offset, client, facts } = op.body;
  const asked = new Set(ask.blanked.map(([i]) => i));
  return {
    ...{ kind: OP_REDACTED, op: op.hash, chain: op.chain, seq: op.seq, lam, by, at, wall, offset, client },
    reason: ask.reason,
    blanked: ask.blanked,
    kept: facts.map((fact, i): [number, unknown] => [i, fact]).filter(([i]) => !asked.has(i)),
  };
}

function cleaning(ask: AskedRedaction, redactor: OpenedOp): readonly Redaction[] {
  const blanked = redactor.body.facts.flatMap((fact, i): [number, unknown][] => {
    const clean = cleaned(fact, ask);
    return clean === fact ? [] : [[i, clean]];
  });
  return blanked.length > 0 ? [completed({ kind: OP_REDACTED, op: redactor.hash, reason: '', blanked }, redactor)] : [];
}

/** A fact without what was asked to go, however deep redactions carry each other; itself if nothing of it is in there. */
function cleaned(fact: unknown, ask: AskedRedaction): unknown {
  const one = parseRedaction(fact);
  if (!one) return fact;
  const asked = new Map(ask.blanked);
  const inside = ([i, carried]: [number, unknown]): [number, unknown] => [i, cleaned(carried, ask)];
  const isAbout = one.op === ask.op;
  const told = isAbout && one.blanked.some(([i]) => asked.has(i));
  const without = ([i, kept]: [number, unknown]): [number, unknown] => [i, isAbout ? (asked.get(i) ?? kept) : kept];
  const clean: Redaction = {
    ...one,
    reason: told ? '' : one.reason,
    blanked: one.blanked.map(inside),
    kept: one.kept.map(without).map(inside),
  };
  return JSON.stringify(clean) === JSON.stringify(one) ? fact : clean;
}
