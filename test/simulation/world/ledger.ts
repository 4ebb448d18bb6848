import { toHex } from '../../../shared/record/bytes';
import type { OpenedOp } from '../../../shared/record/body';
import type { BookId, ChainId, OpHash } from '../../../shared/record/op';

/** What must hold in every world, whatever happens in it. */
export const LAWS = ['lost', 'diverged', 'stuck', 'unverified', 'unerased'] as const;
export type Law = (typeof LAWS)[number];
export type Breach = { readonly law: Law; readonly what: string };

export type SealedOp = {
  readonly hash: OpHash;
  readonly book: BookId;
  readonly chain: ChainId;
  readonly seq: number;
  readonly by: string;
};

export type Ledger = ReturnType<typeof createLedger>;

/** What was written, and what was promised, kept beside the record: by it the record is judged. */
export function createLedger() {
  const sealed = new Map<OpHash, SealedOp>();
  const acked = new Map<OpHash, OpenedOp>();
  const ackedTexts = new Map<OpHash, string>();
  const ackedByClient = new Map<string, OpHash>();
  const promised = new Map<string, Set<OpHash>>();
  const releases = new Map<string, number>();
  const signatures = new Set<string>();
  const strangers = new Map<OpHash, BookId>();
  const mayFork = new Map<ChainId, BookId>();
  const spoilt = new Set<string>();
  const redacted = new Set<OpHash>();
  const wantedGone = new Map<BookId, Set<string>>();
  const breaches: Breach[] = [];
  const breach = (law: Law, what: string) => void breaches.push({ law, what });

  /** Two devices wanted it gone. */
  const isForgotten = (book: BookId) => (wantedGone.get(book)?.size ?? 0) > 1;
  /** What neither a laptop nor a stranger signed was forged: nobody can be held to it. */
  const isOwed = (hash: OpHash) => {
    const book = sealed.get(hash)?.book ?? strangers.get(hash);
    return book !== undefined && !isForgotten(book);
  };

  return {
    sealed,
    acked,
    /** Ops that a well-signed stranger wrote, by their books: they may be kept and carried. */
    strangers,
    /** Chains whose device lost its end in a way that it cannot tell by itself, and those a stranger forked; by their books. */
    mayFork,
    /** Checksums, in hex, of frames that an intruder made so that no laptop can read them. */
    spoilt,
    /** Ops that some laptop knows to be redacted. */
    redacted,
    isForgotten,
    /** The device, in hex, is about to say that the book should go. */
    want: (book: BookId, device: string) => void wantedGone.set(book, (wantedGone.get(book) ?? new Set()).add(device)),
    breaches,
    breach,
    /** Every head an honest laptop signs, told before anyone else could see it. */
    sign(by: string, head: Uint8Array, signature: Uint8Array): SealedOp {
      signatures.add(toHex(signature));
      const [book, chain, seq, hash] = [head.subarray(15, 31), head.subarray(31, 47), head.subarray(47, 51), -32];
      const op: SealedOp = {
        hash: toHex(head.subarray(hash)) as OpHash,
        book: toHex(book) as BookId,
        chain: toHex(chain) as ChainId,
        seq: new DataView(seq.buffer, seq.byteOffset).getUint32(0),
        by,
      };
      sealed.set(op.hash, op);
      return op;
    },
    /** A stranger's signature that is as good as any. */
    accept: (signature: Uint8Array) => void signatures.add(toHex(signature)),
    /** Whether a laptop made this signature, in hex. */
    isSigned: (signature: string) => signatures.has(signature),
    /** `holder` has said that the op is safe with it: a laptop on its disk, a folder, a server. */
    promise(holder: string, ops: Iterable<OpHash>): void {
      const all = promised.get(holder) ?? new Set();
      promised.set(holder, all);
      for (const hash of ops) all.add(hash);
    },
    promisedBy: (holder: string): ReadonlySet<OpHash> => new Set([...(promised.get(holder) ?? [])].filter(isOwed)),
    /** What hardware or a person destroyed there is not owed by it any more. */
    release(holder: string, left: { has(hash: OpHash): boolean }): void {
      releases.set(holder, (releases.get(holder) ?? 0) + 1);
      for (const hash of promised.get(holder) ?? []) if (!left.has(hash)) promised.get(holder)?.delete(hash);
    },
    /** How often that happened: what it said before, and is heard only afterwards, is not owed either. */
    releasesOf: (holder: string): number => releases.get(holder) ?? 0,
    /** Everything that somebody must still be able to give. */
    owed: (): Set<OpHash> => new Set([...promised.values()].flatMap((all) => [...all].filter(isOwed))),
    /** The op as it was when it was confirmed, as JSON. */
    toldAtAck: (hash: OpHash): string | undefined => ackedTexts.get(hash),
    ack(by: string, op: OpenedOp): void {
      const first = ackedByClient.get(op.body.client);
      if (first && first !== op.hash) breach('diverged', `${by}: commit ${op.body.client} was written twice`);
      if (!sealed.has(op.hash)) breach('unverified', `${by}: an ack of an op that nobody wrote`);
      ackedByClient.set(op.body.client, op.hash);
      acked.set(op.hash, op);
      ackedTexts.set(op.hash, JSON.stringify(op));
    },
  };
}
