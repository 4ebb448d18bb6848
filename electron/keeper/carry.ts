import { basename } from 'node:path';
import type { CarriedLook, Reply, TakenIn } from '../../shared/bridge';
import { fromHex } from '../../shared/record/bytes';
import type { CarriedKey } from '../../shared/record/keys/carried-keys';
import type { Crypto } from '../../shared/record/keys/crypto';
import type { BlobPlace } from '../../shared/record/blobs/blob-place';
import type { Keep } from '../../shared/record/keep';
import type { BookId } from '../../shared/record/op';
import { readPhrase } from '../../shared/record/keys/phrase';
import type { Sealer } from '../../shared/record/keys/seal';
import { readCarried, unlockCarried, type Carried } from '../../shared/node/warroom/carried-file';
import { periodsOf } from '../../shared/node/warroom/carried-period';
import { importCarried } from '../../shared/node/warroom/carry-in';
import { exportBooks, type ExportPorts } from '../../shared/node/warroom/carry-out';
import type { Disk } from '../../shared/node/disk';
import { deviceCode } from './device-code';

type Ports = ExportPorts & {
  readonly keep: Keep;
  /** Those of this laptop. */
  readonly attachments: BlobPlace;
  readonly sealer: Sealer;
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly breathe: () => Promise<void>;
  /** ms since epoch. */
  readonly now: () => number;
};

export type Carry = ReturnType<typeof createCarry>;

/** Incidents carried by hand, out of this laptop and into it. Paths come from dialogs only. */
export function createCarry(ports: Ports) {
  const { keep, attachments, sealer, disk, crypto, breathe } = ports;
  /** The file that was looked into last: what is taken in is what was shown. */
  let looked: Carried | null = null;

  async function periodOf(carried: Carried, keys: readonly CarriedKey[]) {
    const periods = [...(await periodsOf(carried, keys, { disk, crypto, open: (op) => sealer.open(op) })).values()];
    if (periods.length === 0) return null;
    return { from: Math.min(...periods.map(({ from }) => from)), to: Math.max(...periods.map(({ to }) => to)) };
  }

  return {
    async out(book: BookId, path: string, how: 'phrase' | 'clear'): Promise<Reply<'carry-out'>> {
      const done = await exportBooks({ keep, attachments, books: [book], travel: { kind: how }, path }, ports);
      if (!done.ok) return { kind: 'failed', why: done.error };
      const { ops, bytes, phrase, attachments: count } = done.value;
      return { kind: 'carried', path, ops, attachments: count, bytes, phrase };
    },

    /** Makes a folder that proves itself to people without Holdfast. */
    async evidence(book: BookId, path: string, how: 'phrase' | 'clear'): Promise<Reply<'export-evidence'>> {
      const { exportEvidence } = await import('../../shared/node/evidence/evidence');
      const done = await exportEvidence({ keep, attachments, book, path, how }, ports);
      return done.ok ? { kind: 'exported', ...done.value } : { kind: 'failed', why: done.error };
    },

    /** Looks into a file; nothing changes by that. */
    async look(path: string): Promise<CarriedLook> {
      const read = await readCarried(path, {
        disk,
        breathe,
        verify: (device, head, signature) => sealer.verify(device, head, signature),
      });
      if (!read.ok) return { kind: 'problem', name: basename(path), why: read.error };
      const carried = read.value;
      looked = carried;
      const clear = unlockCarried(carried, { openSealed: (sealed) => sealer.openSealed(sealed) }, { crypto });
      const writers = new Set(carried.books.flatMap((book) => book.writers));
      const sum = (of: 'ops' | 'refused') => carried.books.reduce((all, book) => all + book[of], 0);
      return {
        kind: 'looked',
        name: basename(path),
        bytes: carried.bytes,
        books: carried.books.length,
        ops: sum('ops'),
        refused: sum('refused'),
        attachments: carried.section.blobs.length,
        damaged: carried.damage.length,
        writers: [...writers].map((writer) => deviceCode(fromHex(writer))),
        period: await periodOf(carried, clear.ok ? clear.value : []),
        lock: clear.ok ? null : clear.error,
      };
    },

    /** Takes in what was looked at last. `typed`: its phrase, as typed; '' if it needs none. */
    async takeIn(typed: string): Promise<TakenIn> {
      if (!looked) return { kind: 'gone' };
      const phrase = typed.trim() === '' ? null : readPhrase(typed);
      if (phrase && !phrase.ok) return { kind: 'phrase', why: phrase.error };
      const words = phrase?.value;
      const keys = unlockCarried(
        looked,
        { ...(words && { words }), openSealed: (sealed) => sealer.openSealed(sealed) },
        { crypto },
      );
      // Without a key the lines are kept all the same: it may come later, or be here already.
      if (!keys.ok && words) return { kind: 'phrase', why: { kind: 'wrong-phrase' } };
      const done = await importCarried(looked, keys.ok ? keys.value : [], { keep, disk, here: attachments });
      return { kind: 'taken', books: looked.books.map(({ book }) => book), ...done };
    },
  };
}
