import { scrypt } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../../base/result';
import { concat, fromHex, toHex, toUtf8, u32 } from '../../record/bytes';
import { KEY_BYTES, NONCE_BYTES } from '../../record/keys/crypto';
import type { BookKey } from '../../record/keys/book-keys';
import { decodeFrame } from '../../record/frame';
import type { BlobPlace } from '../../record/blobs/blob-place';
import type { Keep } from '../../record/keep';
import type { BookId, Op } from '../../record/op';
import type { Sealer } from '../../record/keys/seal';
import { MAX_FILE_BYTES } from '../../record/warroom-file';
import { exportBooks, type ExportPorts, type ExportProblem } from '../warroom/carry-out';
import { errorCode, writeAll } from '../disk';
import { problemOf, unreliable } from '../patience';
import { sectionPlace } from '../warroom/carried-blobs';
import { readFrames } from '../warroom/frames';
import { readWarroom } from '../warroom/read';
import checker from './check.mjs?raw';
import { evidenceJson, evidenceLines, evidenceMarkdown } from './evidence-lines';
import { originalsOf } from './originals';
import readme from './README.txt?raw';

export type EvidenceOrder = {
  readonly keep: Keep;
  /** Where the attachments of this laptop lie. Without it none go along. */
  readonly attachments?: BlobPlace;
  readonly book: BookId;
  /** `clear`: anyone may read it. `phrase`: whoever knows six words that are made here. */
  readonly how: 'clear' | 'phrase';
  /** The folder to be made. */
  readonly path: string;
};
type Ports = ExportPorts & {
  readonly sealer: Pick<Sealer, 'sign' | 'device'>;
  /** ms since epoch. */
  readonly now: () => number;
};
export type Evidence = { readonly path: string; readonly ops: number; readonly phrase: readonly string[] | null };
export type EvidenceProblem = ExportProblem | { readonly kind: 'taken' };

const LINES = 'lines.warroom';
const ATTACHMENTS = 'attachments';
const PIECE_BYTES = 4 * 1024 * 1024;
const SALT_BYTES = 16;
/** scrypt (RFC 7914): 128 MiB for each guess. Node knows no Argon2id, and whoever checks needs no more than Node. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;

/**
 * Makes a folder that proves itself: the frames of an incident as they were signed, its timeline in words, and a program
 * that tells whether they agree. Whole or not at all; nothing that is there is replaced.
 */
export async function exportEvidence(order: EvidenceOrder, ports: Ports): Promise<Result<Evidence, EvidenceProblem>> {
  const { path } = order;
  const temp = join(dirname(path), `.${basename(path)}-${toHex(ports.random(4))}.part`);
  try {
    if (await isThere(path)) return err({ kind: 'taken' });
    await mkdir(temp);
    const filled = await fill(temp, order, ports);
    if (!filled.ok) return filled;
    await ports.disk.syncFolder(temp);
    await rename(temp, path);
    await ports.disk.syncFolder(dirname(path));
    return ok({ ...filled.value, path });
  } catch (error) {
    // Between the look and the rename somebody else took the name.
    return err(['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(errorCode(error)) ? { kind: 'taken' } : problemOf(error));
  } finally {
    // Once it has its name, there is nothing here any more.
    await rm(temp, { recursive: true, force: true }).catch(() => undefined);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function fill(folder: string, { keep, attachments, book, how }: EvidenceOrder, ports: Ports) {
  const lines = join(folder, LINES);
  // What a removed laptop wrote and nobody accepted stands in no timeline, so in none of this either.
  const without = new Set(await keep.uncounted(book));
  const order = {
    keep,
    ...(attachments && { attachments }),
    books: [book],
    travel: { kind: how },
    path: lines,
    without,
  };
  const exported = await exportBooks(order, ports);
  if (!exported.ok) return exported;
  const { ops, phrase } = exported.value;
  const keys = await keep.keysOf(book);
  const files = new Map<string, string>([
    ['README.txt', readme],
    ['check.mjs', checker],
  ]);
  const { id, held, within } = await readBack(lines, ports);
  const hashes: Record<string, string> = {};
  if (phrase) files.set('keys.json', await lockedKeys({ book, keys, phrase, id }, ports));
  else {
    const read = evidenceLines(held, keys, ports.crypto);
    files.set('timeline.json', evidenceJson(read)).set('timeline.md', evidenceMarkdown(read));
    for await (const { name, bytes } of originalsOf(read, { from: within, book, crypto: ports.crypto }))
      hashes[`${ATTACHMENTS}/${name}`] = await putOriginal(join(folder, ATTACHMENTS), name, bytes, ports);
  }
  for (const [name, text] of files) hashes[name] = hashOf(toUtf8(text));
  hashes[LINES] = await hashOfFile(lines, ports);
  files.set('manifest.json', manifestOf(hashes, ports));
  for (const [name, text] of files) {
    const file = await ports.disk.create(join(folder, name));
    await writeAll(file, toUtf8(text)).finally(() => file.close());
  }
  return ok({ ops, phrase });
}

const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes));

async function hashOfFile(path: string, { disk }: Ports): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; ; at += PIECE_BYTES) {
    const piece = await disk.readPart(path, at, PIECE_BYTES);
    hash.update(piece);
    if (piece.length < PIECE_BYTES) return toHex(hash.digest());
  }
}

/** Returns its hash. */
async function putOriginal(folder: string, name: string, bytes: Uint8Array, { disk }: Ports): Promise<string> {
  await disk.makeFolder(folder);
  const file = await disk.create(join(folder, name));
  await writeAll(file, bytes).finally(() => file.close());
  await disk.syncFolder(folder);
  return hashOf(bytes);
}

type ReadBack = { readonly id: string; readonly held: readonly Op[]; readonly within: BlobPlace };

/** What was written, not what the record holds now: a line may have come meanwhile. */
async function readBack(path: string, { disk }: Ports): Promise<ReadBack> {
  const read = await readWarroom(path, { disk, breathe: () => Promise.resolve(), maxBytes: MAX_FILE_BYTES });
  if (!read.ok) throw unreliable();
  const held: Op[] = [];
  for await (const { bytes } of readFrames(
    read.value.frames.map((placed) => ({ path, placed })),
    disk,
  )) {
    const frame = decodeFrame(bytes);
    if (frame.ok) held.push(...frame.value.frame.ops);
  }
  return { id: read.value.header?.id ?? '', held, within: sectionPlace(path, read.value.section, disk) };
}

type Locking = {
  readonly book: BookId;
  readonly keys: readonly BookKey[];
  readonly phrase: readonly string[];
  readonly id: string;
};

async function lockedKeys({ book, keys, phrase, id }: Locking, { crypto, random }: Ports): Promise<string> {
  const [salt, nonce] = [random(SALT_BYTES), random(NONCE_BYTES)];
  const key = await stretched(phrase.join(' '), salt);
  const plain = concat(...keys.map((one) => concat(fromHex(book), u32(one.epoch), one.key)));
  const sealed = crypto.seal(plain, concat(toUtf8('holdfast evidence keys 1'), fromHex(id)), nonce, key);
  return `${JSON.stringify({ salt: toHex(salt), ...COST, nonce: toHex(nonce), sealed: toHex(sealed) })}\n`;
}

const stretched = (words: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(words, salt, KEY_BYTES, { ...COST, maxmem: 2 ** 29 }, (error, key) => {
      if (error) reject(error);
      else resolve(new Uint8Array(key));
    });
  });

function manifestOf(files: Readonly<Record<string, string>>, { sealer, now }: Ports): string {
  const manifest = { v: 1, made: new Date(now()).toISOString(), device: toHex(sealer.device), files };
  const signature = sealer.sign(toUtf8(`holdfast evidence 1${JSON.stringify(manifest)}`));
  return `${JSON.stringify({ ...manifest, signature: toHex(signature) })}\n`;
}
