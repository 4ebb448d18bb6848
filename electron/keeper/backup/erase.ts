import { join } from 'node:path';
import { fingerprintsOf, withoutBodiesIn } from '../../../shared/node/erase-frames';
import { equalBytes } from '../../../shared/record/bytes';
import { scanFrames } from '../../../shared/record/frame';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { RedactedOp } from '../../../shared/record/redaction';
import { openCopies, putFile, type Copies } from './copies';
import { copyName } from './layout';
import {
  copiesOf,
  countOps,
  encodeManifest,
  manifestName,
  readManifests,
  type Manifest,
  type NamedManifest,
  type Piece,
} from './manifest';
import type { BackupMemory, TakePorts } from './take';

type Ports = Pick<TakePorts, 'disk' | 'layout' | 'random' | 'breathe' | 'vault'>;
/** Ops whose bodies may be in no backup, by book. */
export type RedactedOps = ReadonlyMap<BookId, readonly RedactedOp[]>;
/** What may be in no backup: bodies, and whole books with their keys. */
export type Erasure = { readonly redacted: RedactedOps; readonly forgotten: ReadonlySet<BookId> };
/** What a copy is without the bodies, by its hash. */
type Cleaned = ReadonlyMap<string, Pick<Piece, 'hash' | 'bytes'>>;

/**
 * Takes the bodies of redacted ops out of this device's backups. Each copy that holds one is replaced by what it is
 * without, and so is every manifest that names it: all of them restore as before. Broken off anywhere, it is done again.
 */
export async function eraseInBackups(
  { redacted, forgotten }: Erasure,
  ports: Ports,
  memory: BackupMemory,
): Promise<void> {
  const { disk, layout, random, breathe } = ports;
  const all = await readManifests(layout.manifests, disk, memory.manifests);
  const ops = new Set([...redacted.values()].flatMap((some) => some.map(({ hash }) => hash)));
  const copies = await openCopies({ disk, folder: layout.copies, random, breathe, checked: memory.checked });
  const cleaned = new Map<string, Pick<Piece, 'hash' | 'bytes'>>();
  for (const hash of copiesToLookInto(all, redacted)) {
    if (memory.cleared.has(clearance(hash, ops))) continue;
    const clean = await cleanCopy(hash, ops, { ports, copies });
    if (clean) cleaned.set(hash, clean);
    else memory.cleared.add(clearance(hash, ops));
  }
  const isOfForgotten = ({ manifest }: NamedManifest) =>
    manifest?.files.some(({ path }) => forgotten.has(bookOf(path))) ?? false;
  if (cleaned.size > 0 || all.some(isOfForgotten)) {
    // Keys of forgotten books stand in older copies of the vault, and not in the newest.
    const vault = all.some(isOfForgotten) ? await newestVault(ports, copies) : null;
    await copies.settle();
    for (const one of all) await replaceManifest(one, all, { cleaned, forgotten, vault, ports, memory });
    for (const hash of cleaned.keys()) await disk.remove(join(layout.copies, copyName(hash, 'seg')));
    memory.matched.clear();
  }
  await removeUnnamed({ ops, forgotten }, ports, memory);
}

const bookOf = (path: string): BookId => path.slice(0, 32) as BookId;

async function newestVault({ vault }: Ports, copies: Copies): Promise<Manifest['vault']> {
  const kept: Manifest['vault'] = [];
  for (const bytes of await vault()) kept.push({ hash: (await copies.keep(bytes, 'vault')).hash, bytes: bytes.length });
  return kept;
}

const clearance = (copy: string, ops: ReadonlySet<OpHash>): string => `${copy} ${[...ops].sort().join(' ')}`;

/** Those that by their manifests hold such an op. */
function copiesToLookInto(all: readonly NamedManifest[], redacted: RedactedOps): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const { path, pieces } of all.flatMap(({ manifest }) => manifest?.files ?? [])) {
    const [book = '', chain] = path.split('/');
    const seqs = (redacted.get(book as BookId) ?? []).filter((op) => op.chain === chain).map(({ seq }) => seq);
    for (const { hash, ops } of pieces)
      if (seqs.some((seq) => ops.some(([first, last]) => first <= seq && seq <= last))) wanted.add(hash);
  }
  return wanted;
}

/** Null if there is nothing to clean in it, or it is not there. */
async function cleanCopy(
  hash: string,
  ops: ReadonlySet<OpHash>,
  { ports: { disk, layout }, copies }: { readonly ports: Ports; readonly copies: Copies },
): Promise<Pick<Piece, 'hash' | 'bytes'> | null> {
  const path = join(layout.copies, copyName(hash, 'seg'));
  const bytes = (await disk.stat(path)) ? await disk.read(path) : new Uint8Array();
  const clean = withoutBodiesIn(bytes, fingerprintsOf(bytes, ops));
  return clean && { hash: (await copies.keep(clean, 'seg')).hash, bytes: clean.length };
}

type Replacing = {
  readonly cleaned: Cleaned;
  readonly forgotten: ReadonlySet<BookId>;
  /** What stands for the vault from now on; null: what stood there. */
  readonly vault: Manifest['vault'] | null;
  readonly ports: Ports;
  readonly memory: BackupMemory;
};

async function replaceManifest(
  { name, number, manifest }: NamedManifest,
  all: readonly NamedManifest[],
  { cleaned, forgotten, vault, ports: { disk, layout, random }, memory }: Replacing,
): Promise<void> {
  const isToChange = manifest?.files.some(
    ({ path, pieces }) => forgotten.has(bookOf(path)) || pieces.some(({ hash }) => cleaned.has(hash)),
  );
  if (!manifest || !(isToChange || vault)) return;
  const files = manifest.files.filter(({ path }) => !forgotten.has(bookOf(path)));
  const next = withCopies({ ...manifest, files, vault: vault ?? manifest.vault }, cleaned);
  const bytes = encodeManifest(next);
  // A process that ended in the middle of this may have written it.
  const isThere = all.some(
    (one) => one.number === number && one.manifest && equalBytes(encodeManifest(one.manifest), bytes),
  );
  if (!isThere) {
    const fresh = manifestName(number, random(4));
    await putFile({ disk, folder: layout.manifests, name: fresh, bytes, random });
    memory.manifests.set(join(layout.manifests, fresh), next);
  }
  await disk.syncFolder(layout.manifests);
  await disk.remove(join(layout.manifests, name));
  await disk.syncFolder(layout.manifests);
  memory.manifests.delete(join(layout.manifests, name));
}

function withCopies(manifest: Manifest, cleaned: Cleaned): Manifest {
  const files = manifest.files.map(({ path, pieces }) => ({
    path,
    pieces: pieces.map((piece) => ({ ...piece, ...cleaned.get(piece.hash) })),
  }));
  const sizes = [...files.flatMap(({ pieces }) => pieces), ...manifest.vault].map(({ bytes }) => bytes);
  return { ...manifest, files, ops: countOps(files), bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Copies that no backup needs any more and that hold what may be in none, as after a power cut in the middle of this. */
async function removeUnnamed(
  { ops, forgotten }: { readonly ops: ReadonlySet<OpHash>; readonly forgotten: ReadonlySet<BookId> },
  { disk, layout }: Ports,
  memory: BackupMemory,
): Promise<void> {
  const all = await readManifests(layout.manifests, disk, memory.manifests);
  const named = new Set(all.flatMap(({ manifest }) => (manifest ? copiesOf(manifest) : [])));
  for (const name of (await disk.list(layout.copies)).filter((one) => !named.has(one))) {
    const bytes = name.endsWith('.seg') ? await disk.read(join(layout.copies, name)) : new Uint8Array();
    const isOld = name.endsWith('.vault') && forgotten.size > 0;
    if (isOld || holdsBook(bytes, forgotten) || withoutBodiesIn(bytes, fingerprintsOf(bytes, ops)))
      await disk.remove(join(layout.copies, name));
  }
  await disk.syncFolder(layout.copies);
}

const holdsBook = (bytes: Uint8Array, books: ReadonlySet<BookId>): boolean =>
  books.size > 0 && scanFrames(bytes).frames.some(({ ops: [first] }) => first && books.has(first.header.book));
