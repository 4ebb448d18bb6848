import { join } from 'node:path';
import { ok, type Result } from '../../base/result';
import { blobsIn, type BlobId } from '../../record/blobs/blob';
import { decodeBody, type Body } from '../../record/body';
import type { Crypto } from '../../record/keys/crypto';
import type { Op, OpHash } from '../../record/op';
import { createSealer } from '../../record/keys/sealed';
import type { Sealer } from '../../record/keys/seal';
import { isFoundFrame, scanFile } from '../scan-file';
import { readVault } from '../vault/vault';
import { readAttachments } from './attachments';
import {
  attachmentFindings,
  worst,
  verifyPlace,
  type Finding,
  type Level,
  type PlaceReport,
  type VerifyProblem,
} from './verify';
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
  /** `missing`: named by lines that could be opened here, and not here themselves. */
  readonly attachments: { readonly whole: number; readonly missing: number; readonly findings: readonly Finding[] };
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
  const lying = await readAttachments({ kind: 'profile', path, journal: at }, disk);
  const attachments = {
    whole: lying.whole.size,
    missing: [...(bodies?.named ?? [])].filter((blob) => !lying.whole.has(blob)).length,
    findings: attachmentFindings(lying),
  };
  const freeBytes = await disk.freeBytes(path).catch(() => null);
  const levels: Level[] = [journal.value.level];
  if (readable.length < 2) levels.push(readable.length === 0 && journal.value.ops > 0 ? 'loss' : 'repairable');
  if (bodies && bodies.counts.spoilt > 0) levels.push('loss');
  if (attachments.missing > 0) levels.push('repairable');
  levels.push(...attachments.findings.map((finding) => finding.level));
  return ok({
    kind: 'profile',
    path,
    journal: journal.value,
    vault: readable,
    bodies: bodies && bodies.counts,
    attachments,
    freeBytes,
    level: worst(levels),
  });
}

type Opened = { readonly counts: BodyCounts; readonly named: ReadonlySet<BlobId> };

async function openBodies(files: readonly PlaceFile[], sealer: Sealer, disk: ReadDisk): Promise<Opened> {
  // A chain's first op may hold the key of what another file holds.
  for await (const { header } of opsIn(files, disk)) if (header.start) sealer.learn(header);
  const counts = { opened: 0, keyless: 0, spoilt: 0, destroyed: 0 };
  const seen = new Set<OpHash>();
  const named = new Set<BlobId>();
  for await (const op of opsIn(files, disk)) {
    if (seen.has(op.hash)) continue;
    seen.add(op.hash);
    const body = bodyOf(op, sealer);
    counts[body ? 'opened' : outcomeOf(op, sealer)] += 1;
    for (const { blob, key } of body?.facts.flatMap(blobsIn) ?? []) if (key !== '') named.add(blob);
  }
  return { counts, named };
}

function bodyOf(op: Op, sealer: Sealer): Body | null {
  const plain = op.body === null ? null : sealer.open(op);
  return plain && decodeBody(plain);
}

function outcomeOf(op: Op, sealer: Sealer): Exclude<keyof BodyCounts, 'opened'> {
  if (op.body === null) return 'destroyed';
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
