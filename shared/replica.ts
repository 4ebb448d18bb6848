import { err, ok, type Result } from './base/result';
import type { Meaning } from './domain/meaning';
import { factIdOf, type FactId, type Stated } from './domain/stated';
import type { Author, OpenedOp } from './record/body';
import type { AppendRefusal, AppendReply, AppendRequest } from './record/book-keep';
import { extendHave, type Have } from './record/have';
import type { BookId, OpHash } from './record/op';
import { placeOf } from './record/order';

export type Ports = {
  readonly append: (request: AppendRequest) => Promise<AppendReply>;
  readonly me: () => Author;
  /** ms since epoch. */
  readonly now: () => number;
};

/** Nothing was written: the command asks for what cannot be, or the keeper could not make it durable. */
export type CommitRefusal<Refusal> =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-saved'; readonly why: AppendRefusal; readonly detail: string };

/** What was written: its op, and the ids of its facts, for undo. */
export type Committed = { readonly op: OpenedOp; readonly facts: readonly FactId[] };

/** A view and the ops it holds. */
export type Folded<View> = { readonly view: View; readonly have: Have };

/** Book + view, live: all that screens talk to. */
export interface Replica<View, Command, Refusal> {
  readonly book: BookId;
  folded(): Folded<View>;
  subscribe(listener: () => void): () => void;
  /** Folds ops that arrived. Ops already here change nothing. */
  receive(ops: readonly OpenedOp[]): void;
  /** Resolves once durable. A commit repeated with the same `client` is the same commit. */
  commit(command: Command, client: string): Promise<Result<Committed, CommitRefusal<Refusal>>>;
}

// Each round has seen what made the one before it stale; only a flood of others could use them up.
const MAX_ROUNDS = 20;

/** Opens a book on `from`: an empty view, or a snapshot that was folded earlier. */
export function openReplica<View, Fact, Command, Refusal>(
  book: BookId,
  meaning: Meaning<View, Fact, Command, Refusal>,
  ports: Ports,
  from: Folded<View> = { view: meaning.empty, have: {} },
): Replica<View, Command, Refusal> {
  const listeners = new Set<() => void>();
  const seen = new Set<OpHash>();
  let { view, have } = from;

  function receive(ops: readonly OpenedOp[]): void {
    const fresh = ops.filter((op) => !seen.has(op.hash));
    if (fresh.length === 0) return;
    for (const op of fresh) {
      seen.add(op.hash);
      have = extendHave(have, op);
    }
    const { facts, strange } = statedFacts(fresh, meaning.parse);
    view = meaning.apply(view, facts, strange);
    for (const listener of listeners) listener();
  }

  async function commit(command: Command, client: string): Promise<Result<Committed, CommitRefusal<Refusal>>> {
    const { append, me, now } = ports;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const decided = meaning.decide(view, command, now(), me());
      if (!decided.ok) return err({ kind: 'refused', refusal: decided.error });
      const exclusive = !meaning.onlyAdds(command);
      const reply = await append({ book, facts: decided.value, by: me(), client, decidedOn: have, exclusive });
      if (reply.kind === 'refused') return err({ kind: 'not-saved', why: reply.why, detail: reply.detail });
      if (reply.kind === 'stale') {
        receive(reply.ops);
        continue;
      }
      receive([reply.op]);
      return ok({ op: reply.op, facts: reply.op.body.facts.map((_, i) => factIdOf(reply.op.hash, i)) });
    }
    return err({ kind: 'not-saved', why: 'broken', detail: 'others wrote faster than this could be decided' });
  }

  return {
    book,
    folded: () => ({ view, have }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    receive,
    commit,
  };
}

/** The facts of ops as the domain reads them, and the ids of those it cannot read. */
export function statedFacts<Fact>(ops: readonly OpenedOp[], parse: (foreign: unknown) => Fact | null) {
  const facts: Stated<Fact>[] = [];
  const strange: FactId[] = [];
  for (const op of ops) {
    const { by, at, wall, offset } = op.body;
    const place = placeOf(op);
    op.body.facts.forEach((foreign, i) => {
      const id = factIdOf(op.hash, i);
      const fact = parse(foreign);
      if (fact === null) strange.push(id);
      else facts.push({ id, fact, by, at, recordedAt: wall + offset, place });
    });
  }
  return { facts, strange };
}
