import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBody, type Body } from '../../../shared/record/body';
import type { WorkspaceKey } from '../../../shared/record/keys/book-keys';
import { concat, fromHex, toHex, toUtf8 } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { checkOf, decodeFrame, encodeFrame, type Frame } from '../../../shared/record/frame';
import {
  chainIdOf,
  encodeOp,
  type BookId,
  type ChainId,
  type Op,
  type OpHash,
  type OpHeader,
} from '../../../shared/record/op';
import { headOf } from '../../../shared/record/keys/seal';
import { createSealer } from '../../../shared/record/keys/sealed';
import { NOON } from '../../laptop';
import type { Dice } from './dice';
import type { Ledger } from './ledger';

type Ports = { readonly crypto: Crypto; readonly ledger: Ledger; readonly dice: Dice; readonly stolen: WorkspaceKey };

export type Intruder = ReturnType<typeof newIntruder>;

/** Somebody who has the folder, the server and even the workspace's key, and no laptop's signing key. */
export function newIntruder({ crypto, ledger, dice, stolen }: Ports) {
  const random = (count: number) => dice.bytes(count);
  const identity = { seed: random(32), workspaces: [stolen], books: new Map() };
  const sealer = createSealer(identity, { crypto, random, remember: () => undefined });
  const begun = new Set<ChainId>();
  let own: { readonly book: BookId; readonly chain: ChainId; seq: number; hash: OpHash } | null = null;

  function opOf(header: Omit<OpHeader, 'v' | 'key' | 'nonce'>, facts: unknown): Op {
    const whole: OpHeader = { v: 1, ...header, ...sealer.plan(header.book) };
    const body = { ...bodyOf(facts), lam: header.seq } as Body;
    return encodeOp(whole, sealer.seal(toUtf8(JSON.stringify(whole)), whole, encodeBody(random(16), body)));
  }

  function notTheirs(op: Op): Uint8Array {
    if (!dice.chance(0.5)) return random(64);
    const signature = sealer.sign(headOf(op));
    const { book, chain } = op.header;
    if (!begun.has(chain)) return signature;
    // In a chain of his own it is as good as any, and may fork it.
    if (!ledger.strangers.has(op.hash)) ledger.mayFork.set(chain, book);
    vouch(op, signature);
    return signature;
  }

  function vouch({ hash, header }: Op, signature: Uint8Array): void {
    ledger.strangers.set(hash, header.book);
    ledger.accept(signature);
  }

  /** The op that would come next in somebody's chain, with a signature that is not theirs. */
  function forgeNext(frame: Frame): Frame {
    const { header, hash } = lastOf(frame);
    const { book, chain, seq } = header;
    const op = opOf({ book, chain, seq: seq + 1, prev: hash }, [
      { kind: 'title-set/1', title: 'forged', replaces: [] },
    ]);
    return encodeFrame([op], random(64));
  }

  /** Op 1 of somebody's chain, by another device. */
  function forgeStart(frame: Frame): Frame {
    const { book, chain } = lastOf(frame).header;
    const start = { device: toHex(sealer.device), random: toHex(random(16)), keys: [] };
    const op = opOf({ book, chain, seq: 1, prev: '', start }, [{ kind: 'later/1' }]);
    return encodeFrame([op], sealer.sign(headOf(op)));
  }

  const resign = (frame: Frame): Frame => encodeFrame(frame.ops, notTheirs(lastOf(frame)));

  /** A byte of it is another, and the checksum fits again. */
  function bend(frame: Frame): Frame {
    const bytes = frame.bytes.slice();
    const at = 20 + dice.below(bytes.length - 20);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
    bytes.set(sha256(bytes.subarray(20)).subarray(0, 8), 12);
    if (!decodeFrame(bytes).ok) ledger.spoilt.add(checkOf(bytes));
    return { ...frame, bytes };
  }

  /** What comes in a chain that nobody has begun. */
  function forgeLoose(frame: Frame): Frame {
    const { book } = lastOf(frame).header;
    const [chain, prev] = [toHex(random(16)) as ChainId, toHex(random(32)) as OpHash];
    const op = opOf({ book, chain, seq: 2 + dice.below(5), prev }, [{ kind: 'later/1' }]);
    // Whoever has a chain of his own in the book may have written the end of another.
    return dice.chance(0.5) ? encodeFrame([op], random(64)) : asStranger(op);
  }

  /** A chain of its own, well signed, with bodies that are meant to do harm. It may be kept; nothing may break. */
  function harm(frame: Frame): Frame {
    const { book } = lastOf(frame).header;
    const salt = random(16);
    const chain = own?.book === book ? own.chain : chainIdOf(sealer.device, fromHex(book), salt);
    begun.add(chain);
    const begins = own?.book !== book;
    const start = { device: toHex(sealer.device), random: toHex(salt), keys: ['ff', 'zz'] };
    const seq = begins || !own ? 1 : own.seq + 1;
    const op = opOf(
      { book, chain, seq, prev: begins || !own ? '' : own.hash, ...(begins && { start }) },
      hostile(dice),
    );
    own = { book, chain, seq, hash: op.hash };
    return asStranger(op);
  }

  function asStranger(op: Op): Frame {
    const signature = sealer.sign(headOf(op));
    vouch(op, signature);
    return encodeFrame([op], signature);
  }

  const acts = [resign, forgeNext, forgeStart, bend, forgeLoose, harm] as const;
  return {
    /** The same ops, under a signature that is nobody’s. */
    resign,
    /** What it makes of a genuine frame. */
    act: (frame: Frame): Frame => {
      for (const { header } of frame.ops) sealer.learn(header);
      return dice.pick(acts)(frame);
    },
    /** Bytes that are no frame at all, or begin like one. */
    junk: (frame: Frame): Uint8Array =>
      dice.chance(0.5)
        ? random(dice.below(400))
        : concat(frame.bytes.subarray(0, 8), random(60), frame.bytes.subarray(0, 30)),
  };
}

function lastOf({ ops }: Frame): Op {
  const last = ops.at(-1);
  if (!last) throw new Error('a frame holds at least one op');
  return last;
}

const bodyOf = (facts: unknown) => ({
  ...{ deps: [], by: { id: 'x', name: 'x', device: 'XXX' }, at: NOON, wall: NOON, offset: 0, mono: 0 },
  ...{ app: '0', client: 'x', facts },
});

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

const hostile = (dice: Dice): unknown =>
  dice.chance(0.03)
    ? [{ kind: 'later/1', text: 'x'.repeat(300_000) }]
    : dice.pick<unknown>([
        [JSON.parse('{"kind":"title-set/1","__proto__":{"polluted":true},"constructor":{"prototype":{}}}')],
        [deep(200)],
        'no list',
        [],
        Array.from({ length: 300 }, () => ({ kind: 'later/1' })),
        [null, 7, 'text', { kind: 'incident-declared/1' }],
      ]);
