import { err, ok, type Result } from './base/result';
import type { Meaning } from './domain/meaning';
import { factIdOf, type FactId, type Stated } from './domain/stated';
import type { Author, OpenedOp } from './record/body';
import type { AppendRefusal, AppendReply, AppendRequest } from './record/append';
import { extendHave, type Have } from './record/have';
import type { BookId, OpHash } from './record/op';
import { placeOf } from './record/order';

export type Ports = {
  readonly append: (request: AppendRequest) => Promise<AppendReply>;
  readonly me: () => Author;
  /** ms since epoch. */
  readonly now: () => number;
  /** Resolves once all that the keeper holds was folded: until then nothing is decided. Absent where it always was. */
  readonly whole?: () => Promise<void>;
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
  /** Folds the book anew, from these ops alone: what it was opened on is not what the record holds. */
  restart(ops: readonly OpenedOp[]): void;
  /** Resolves once all that the keeper holds is in the view. */
  whole(): Promise<void>;
  /** Whether a commit of this client is in the book: asked for this laptop's latest commits. */
  holds(client: string): boolean;
  /** Resolves once durable. A commit repeated with the same `client` is the same commit. */
  commit(command: Command, client: string): Promise<Result<Committed, CommitRefusal<Refusal>>>;
}

// Each round has seen what made the one before it stale; only a flood of others could use them up.
const MAX_ROUNDS = 20;
const MAX_REMEMBERED = 500;

/** Opens a book on `from`: an empty view, or a snapshot that was folded earlier. */
export function openReplica<View, Fact, Command, Refusal>(
  book: BookId,
  meaning: Meaning<View, Fact, Command, Refusal>,
  ports: Ports,
  from: Folded<View> = { view: meaning.empty, have: {} },
): Replica<View, Command, Refusal> {
  const listeners = new Set<() => void>();
  const seen = new Set<OpHash>();
  /** This laptop's latest ops by client id: a commit may come again after its op did. */
  const mine = new Map<string, OpenedOp>();
  const { whole = () => Promise.resolve() } = ports;
  let { view, have } = from;

  /** Returns whether any was new. */
  function fold(ops: readonly OpenedOp[]): boolean {
    const fresh = ops.filter((op) => !seen.has(op.hash));
    if (fresh.length === 0) return false;
    for (const op of fresh) {
      seen.add(op.hash);
      have = extendHave(have, op);
      if (op.body.by.device === ports.me().device) remember(op);
    }
    const { facts, strange } = statedFacts(fresh, meaning.parse);
    view = meaning.apply(view, facts, strange);
    for (const listener of listeners) listener();
    return true;
  }

  function remember(op: OpenedOp): void {
    mine.set(op.body.client, op);
    const oldest = mine.size > MAX_REMEMBERED ? mine.keys().next().value : undefined;
    if (oldest !== undefined) mine.delete(oldest);
  }

  async function commit(command: Command, client: string): Promise<Result<Committed, CommitRefusal<Refusal>>> {
    const { append, me, now } = ports;
    const unread = await whole().then(
      () => null,
      (error: unknown) => String(error),
    );
    if (unread !== null) return err({ kind: 'not-saved', why: 'broken', detail: unread });
    let mayBeStale = !meaning.onlyAdds(command);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const again = mine.get(client);
      if (again) return ok(committed(again));
      const decided = meaning.decide(view, command, now(), me());
      if (!decided.ok) return err({ kind: 'refused', refusal: decided.error });
      const request = { book, facts: decided.value, by: me(), client, decidedOn: have, exclusive: mayBeStale };
      const reply = await append(request);
      if (reply.kind === 'refused') return err({ kind: 'not-saved', why: reply.why, detail: reply.detail });
      if (reply.kind === 'acked') {
        fold([reply.op]);
        return ok(committed(reply.op));
      }
      // All of it is here already, and no have can say so: a fork, or more gaps than it has room for.
      if (!fold(reply.ops)) mayBeStale = false;
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
    receive: (ops) => void fold(ops),
    restart(ops) {
      seen.clear();
      view = meaning.empty;
      have = {};
      fold(ops);
    },
    whole,
    holds: (client) => mine.has(client),
    commit,
  };
}

const committed = (op: OpenedOp): Committed => ({
  op,
  facts: op.body.facts.map((_, i) => factIdOf(op.hash, i)),
});

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
      else facts.push({ id, fact, by, at, recordedAt: wall + offset, place, ...lostAt(op, i) });
    });
  }
  return { facts, strange };
}

function lostAt({ lost }: OpenedOp, at: number): Pick<Stated<unknown>, 'lost'> {
  const one = lost?.find(({ index }) => index === at);
  return one ? { lost: { by: one.by, at: one.at, reason: one.reason } } : {};
}
