import { createHash } from 'node:crypto';
import type { Author, OpenedOp } from '../shared/record/body';
import type { AppendReply, AppendRequest } from '../shared/record/append';
import type { Have } from '../shared/record/have';
import { openKeep, type Keep } from '../shared/record/keep';
import type { BookId } from '../shared/record/op';
import type { Clock, Ports } from '../shared/record/ports';
import { plainSealer, type Sealer } from '../shared/record/keys/seal';
import { memoryStore, type Store } from '../shared/record/store';

export const NOON = Date.UTC(2026, 10, 21, 12);
export const BOOK = 'b0'.repeat(16) as BookId;
export const OTHER_BOOK = 'b1'.repeat(16) as BookId;

/** A clock that stands still until told. */
export type TestClock = Clock & { set(wall: number): void; pass(ms: number): void };

export function testClock(start = NOON): TestClock {
  let wall = start;
  let mono = 0;
  return {
    wall: () => wall,
    mono: () => mono,
    set: (to) => void (wall = to),
    pass(ms) {
      wall += ms;
      mono += ms;
    },
  };
}

/** Bytes that look random and are the same for the same seed. */
export function seededBytes(seed: string): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () =>
      createHash('sha256')
        .update(`${seed} ${String(drawn++)}`)
        .digest(),
    );
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, bytes));
  };
}

/**
 * A laptop with a store, a clock and randomness of its own. 'ana' and 'ana again' are one device in two lives: what it
 * draws and names differs from one to the next.
 */
export type Laptop = {
  readonly by: Author;
  readonly store: Store;
  readonly clock: TestClock;
  readonly sealer: Sealer;
  keep(): Keep;
  /** Ends the process and starts it again on the same store. */
  restart(): Keep;
  request(asked: Partial<AppendRequest>): AppendRequest;
  write(text: string, asked?: Partial<AppendRequest>): Promise<AppendReply>;
};

export function laptop(name: string, store: Store = memoryStore(), sealer = plainSealer(deviceOf(name))): Laptop {
  const clock = testClock();
  const random = seededBytes(name);
  const ports: Ports = { store, sealer, clock, random, app: '0.1.0' };
  const by = { id: `person ${name}`, name, device: name.slice(0, 3).toUpperCase() };
  let keep = openKeep(ports);
  let clients = 0;
  const request = (asked: Partial<AppendRequest>): AppendRequest => ({
    book: BOOK,
    facts: [{ kind: 'said/1', text: 'x' }],
    by,
    client: `${name} ${String((clients += 1))}`,
    decidedOn: {},
    exclusive: false,
    ...asked,
  });
  return {
    by,
    store,
    clock,
    sealer,
    keep: () => keep,
    restart: () => (keep = openKeep(ports)),
    request,
    write: (text, asked = {}) => keep.append(request({ facts: said(text), ...asked })),
  };
}

export const deviceOf = (name: string): Uint8Array => seededBytes(`device ${name.split(' ')[0] ?? ''}`)(32);

export const said = (text: string) => [{ kind: 'said/1', text }];

/** The op that was written, for replies that must be an ack. */
export function ackedOp(reply: AppendReply): OpenedOp {
  if (reply.kind !== 'acked') throw new Error(`not acked: ${JSON.stringify(reply)}`);
  return reply.op;
}

/** What the ops say, in the order given. */
export const textsOf = (ops: readonly OpenedOp[]): string[] =>
  ops.flatMap((op) => op.body.facts.map((fact) => (fact as { text: string }).text));

/** Every op a keep holds of a book that `have` lacks, in pages. */
export async function readAll(keep: Keep, book = BOOK, have: Have = {}, limit = 50): Promise<readonly OpenedOp[]> {
  const ops: OpenedOp[] = [];
  for (let at: number | null = 0; at !== null;) {
    const page: Awaited<ReturnType<Keep['read']>> = await keep.read(book, have, at, limit);
    ops.push(...page.ops);
    at = page.next;
  }
  return ops;
}

/** Carries what each lacks to the other, until neither lacks anything. Returns how many ops moved. */
export async function meet(a: Keep, b: Keep, book = BOOK): Promise<number> {
  let moved = 0;
  for (let round = 0; round < 5; round++) {
    const toB = await a.frames(book, await b.have(book));
    const toA = await b.frames(book, await a.have(book));
    moved += await b.ingest(
      book,
      toB.map((frame) => frame.bytes),
    );
    moved += await a.ingest(
      book,
      toA.map((frame) => frame.bytes),
    );
  }
  return moved;
}
