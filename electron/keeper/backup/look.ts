import type { BackupLook } from '../../../shared/bridge';
import type { Disk } from '../../../shared/node/disk';
import { isFoundFrame, scanFile } from '../../../shared/node/scan-file';
import { MAX_SEGMENT_BYTES } from '../../../shared/node/segment';
import type { Sourced } from '../../../shared/node/warroom/frames';
import { decodeBody } from '../../../shared/record/body';
import type { Crypto } from '../../../shared/record/keys/crypto';
import type { Frame } from '../../../shared/record/frame';
import { sketchOf } from '../../../shared/record/book/held-book';
import type { Keep } from '../../../shared/record/keep';
import type { BookId, Op, OpHash } from '../../../shared/record/op';
import type { Sealer } from '../../../shared/record/keys/seal';
import { createSealer, type DeviceSealer, type Identity } from '../../../shared/record/keys/sealed';
import { vaultTexts, type BackupSource } from './source';

export type LookPorts = {
  readonly keep: Keep;
  readonly sealer: DeviceSealer;
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly breathe: () => Promise<void>;
  /** What a copy of a vault holds; null if neither this laptop nor the secret opens it. */
  readonly readVault: (text: string, secret: string | null) => Identity | null;
};

/** What was found, and what of it must be read to have all of it here. */
export type Looked = {
  readonly look: Extract<BackupLook, { kind: 'looked' }>;
  /** Frames with ops that are not here, in order of their chains. */
  readonly lacking: readonly Sourced[];
  /** Folders with attachments. */
  readonly blobs: readonly string[];
  /** Keys that came along, newest vault first. */
  readonly identities: readonly Identity[];
};

/** Looks through all of a source. Changes nothing. `secret`: a passphrase or a kit for keys that lie there shut. */
export async function lookInto(source: BackupSource, ports: LookPorts, secret: string | null): Promise<Looked> {
  const { keep, sealer, disk, crypto, breathe, readVault } = ports;
  const texts = await vaultTexts(source.vaults, disk);
  const identities = texts.flatMap((text) => readVault(text, secret) ?? []);
  const keys = createSealer(mergedOf(identities, sealer), {
    crypto,
    random: () => new Uint8Array(),
    remember: nothing,
  });
  const here = new Set<BookId>(await keep.books());
  const seen = new Set<OpHash>();
  const endsByChain = new Map<string, { first: Op; last: Op }>();
  const lacking: Sourced[] = [];
  const keyNames = new Map<string, { readonly op: Op; count: number }>();
  let missing = 0;
  let damaged = source.gone;

  /** Counts what is new in a frame; returns whether any of it is not here. */
  async function meet(frame: Frame): Promise<boolean> {
    let lacks = false;
    for (const op of frame.ops) {
      if (op.header.start) keys.learn(op.header);
      if (seen.has(op.hash)) continue;
      seen.add(op.hash);
      const { book, chain, key, seq } = op.header;
      const named = keyNames.get(`${book} ${key}`) ?? { op, count: 0 };
      keyNames.set(`${book} ${key}`, { op: named.op, count: named.count + 1 });
      const ends = endsByChain.get(`${book} ${chain}`) ?? { first: op, last: op };
      endsByChain.set(`${book} ${chain}`, {
        first: seq < ends.first.header.seq ? op : ends.first,
        last: seq > ends.last.header.seq ? op : ends.last,
      });
      const isHere = here.has(book) && (await keep.linkOf(book, op.hash)) !== undefined;
      if (!isHere) missing += 1;
      lacks ||= !isHere;
    }
    return lacks;
  }

  async function readFile(path: string): Promise<boolean> {
    const size = (await disk.stat(path))?.size ?? 0;
    let isWhole = size > 0 && size <= MAX_SEGMENT_BYTES;
    const read = (from: number, length: number) => disk.readPart(path, from, length);
    for await (const found of scanFile(read, { from: 0, to: Math.min(size, MAX_SEGMENT_BYTES) })) {
      const sketch = isFoundFrame(found) ? sketchOf(found.frame) : null;
      if (isFoundFrame(found) && sketch && (await meet(found.frame)))
        lacking.push({ path, placed: { sketch, at: found.at, length: found.frame.bytes.length } });
      if (!sketch) isWhole = false;
      await breathe();
    }
    return isWhole;
  }

  for (const path of source.frames) if (!(await readFile(path).catch(() => false))) damaged += 1;
  let sealed = 0;
  for (const { op, count } of keyNames.values()) if (!hasKey(op, [keys, sealer])) sealed += count;
  return {
    look: {
      kind: 'looked',
      takenAt: source.takenAt,
      path: source.path,
      ops: seen.size,
      missing,
      sealed,
      damaged,
      bringsKeys: newWorkspaces(identities, sealer).length > 0,
      hasShutKeys: sealed > 0 && identities.length < texts.length,
      period: periodOf([...endsByChain.values()], (op) => keys.open(op) ?? sealer.open(op)),
    },
    blobs: source.blobs,
    lacking: lacking.sort(byChain),
    identities,
  };
}

/** Workspaces of the identities that the sealer does not know, each once. */
export function newWorkspaces(identities: readonly Identity[], sealer: DeviceSealer) {
  const known = new Set(sealer.workspaces().map(({ id }) => id));
  return identities
    .flatMap(({ workspaces }) => workspaces)
    .filter(({ id }, i, all) => !known.has(id) && all.findIndex((one) => one.id === id) === i);
}

const nothing = () => undefined;

/** One that signs nothing: it only opens with all keys there are. */
const mergedOf = (identities: readonly Identity[], sealer: DeviceSealer): Identity => ({
  seed: new Uint8Array(32),
  workspaces: [...sealer.workspaces(), ...newWorkspaces(identities, sealer)],
  books: new Map(identities.flatMap(({ books }) => [...books])),
});

const hasKey = ({ header, body }: Op, sealers: readonly Sealer[]): boolean =>
  body === null ||
  header.key === '' ||
  sealers.some((sealer) => sealer.keysOf(header.book).some(({ id }) => id === header.key));

function periodOf(ends: readonly { readonly first: Op; readonly last: Op }[], open: (op: Op) => Uint8Array | null) {
  const times = ends.flatMap(({ first, last }) =>
    [first, last].flatMap((op) => {
      const plain = open(op);
      const at = plain && decodeBody(plain)?.at;
      return typeof at === 'number' ? [at] : [];
    }),
  );
  if (times.length === 0) return null;
  return { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)) };
}

/** A chain's first op comes before the others: it says who must have signed them. */
function byChain({ placed: { sketch: a } }: Sourced, { placed: { sketch: b } }: Sourced): number {
  if (a.book !== b.book) return a.book < b.book ? -1 : 1;
  if (a.chain !== b.chain) return a.chain < b.chain ? -1 : 1;
  return (a.links[0]?.seq ?? 0) - (b.links[0]?.seq ?? 0);
}
