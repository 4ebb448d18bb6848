import { join } from 'node:path';
import { ok, type Result } from '../../base/result';
import { decodeBody } from '../../record/body';
import type { Crypto } from '../../record/keys/crypto';
import type { Op, OpHash } from '../../record/op';
import { createSealer } from '../../record/keys/sealed';
import type { Sealer } from '../../record/keys/seal';
import { isFoundFrame, scanFile } from '../scan-file';
import { readVault } from '../vault/vault';
import { worst, verifyPlace, type Level, type PlaceReport, type VerifyProblem } from './verify';
import type { PlaceFile, ReadDisk } from './files';
import { placeAt } from './place';

/** Ops whose bodies were tried: opened; key not known here; sealed, with a key that is known, and not to be opened. */
export type BodyCounts = {
  readonly opened: number;
  readonly keyless: number;
  readonly spoilt: number;
  readonly destroyed: number;
};

/** What a laptop keeps: its journal, whether its keys can be read, and whether they open what it holds. */
export type ProfileReport = {
  readonly kind: 'profile';
  readonly path: string;
  readonly journal: PlaceReport;
  /** Of the two files of the vault, those that can be read. */
  readonly vault: readonly string[];
  /** Null where no file of the vault can be read, or none of them opens by itself: nothing was opened then. */
  readonly bodies: BodyCounts | null;
  /** Null where the disk does not say. */
  readonly freeBytes: number | null;
  readonly level: Level;
};

type Ports = { readonly disk: ReadDisk; readonly crypto: Crypto };

/** Verifies a profile. Changes nothing; a vault that is not there is not made. */
export async function verifyProfile(
  { path, journal: at }: { readonly path: string; readonly journal: string },
  { disk, crypto }: Ports,
): Promise<Result<ProfileReport, VerifyProblem>> {
  const place = await placeAt(at, disk);
  if (place.kind === 'profile') return verifyProfile(place, { disk, crypto });
  const verify: Sealer['verify'] = (device, head, signature) => crypto.verify(signature, head, device);
  const journal = await verifyPlace(place, { disk, verify });
  if (!journal.ok) return journal;
  const { readable, identity } = await readVault(join(path, 'vault'), crypto);
  const nothing = () => new Uint8Array();
  const sealer = identity && createSealer(identity, { crypto, random: nothing, remember: () => undefined });
  const files = place.kind === 'journal' ? place.files : [];
  const bodies = sealer && (await openBodies(files, sealer, disk));
  const freeBytes = await disk.freeBytes(path).catch(() => null);
  const levels: Level[] = [journal.value.level];
  if (readable.length < 2) levels.push(readable.length === 0 && journal.value.ops > 0 ? 'loss' : 'repairable');
  if (bodies && bodies.spoilt > 0) levels.push('loss');
  return ok({
    kind: 'profile',
    path,
    journal: journal.value,
    vault: readable,
    bodies,
    freeBytes,
    level: worst(levels),
  });
}

async function openBodies(files: readonly PlaceFile[], sealer: Sealer, disk: ReadDisk): Promise<BodyCounts> {
  // A chain's first op may hold the key of what another file holds.
  for await (const { header } of opsIn(files, disk)) if (header.start) sealer.learn(header);
  const counts = { opened: 0, keyless: 0, spoilt: 0, destroyed: 0 };
  const seen = new Set<OpHash>();
  for await (const op of opsIn(files, disk)) {
    if (!seen.has(op.hash)) counts[outcomeOf(op, sealer)] += 1;
    seen.add(op.hash);
  }
  return counts;
}

function outcomeOf(op: Op, sealer: Sealer): keyof BodyCounts {
  if (op.body === null) return 'destroyed';
  const plain = sealer.open(op);
  if (plain && decodeBody(plain)) return 'opened';
  return sealer.keysOf(op.header.book).some(({ id }) => id === op.header.key) ? 'spoilt' : 'keyless';
}

async function* opsIn(files: readonly PlaceFile[], disk: ReadDisk): AsyncGenerator<Op> {
  for (const { path, book } of files) {
    const to = (await disk.stat(path).catch(() => null))?.size ?? 0;
    const read = (from: number, length: number) => disk.readPart(path, from, length).catch(() => new Uint8Array());
    for await (const found of scanFile(read, { from: 0, to }))
      if (isFoundFrame(found)) yield* found.frame.ops.filter((op) => op.header.book === book);
  }
}
