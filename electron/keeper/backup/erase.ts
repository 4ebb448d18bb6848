import { join } from 'node:path';
import { fingerprintsOf, withoutBodiesIn } from '../../../shared/node/erase-frames';
import { equalBytes } from '../../../shared/record/bytes';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { RedactedOp } from '../../../shared/record/redaction';
import { openCopies, putFile, type Copies } from './copies';
import { copyName } from './layout';
import { encodeManifest, manifestName, readManifests, type Manifest, type NamedManifest, type Piece } from './manifest';
import type { BackupMemory, TakePorts } from './take';

type Ports = Pick<TakePorts, 'disk' | 'layout' | 'random' | 'breathe'>;
/** Ops whose bodies may be in no backup, by book. */
export type RedactedOps = ReadonlyMap<BookId, readonly RedactedOp[]>;
/** What a copy is without the bodies, by its hash. */
type Cleaned = ReadonlyMap<string, Pick<Piece, 'hash' | 'bytes'>>;

/**
 * Takes the bodies of redacted ops out of this device's backups. Each copy that holds one is replaced by what it is
 * without, and so is every manifest that names it: all of them restore as before. Broken off anywhere, it is done again.
 */
export async function eraseInBackups(redacted: RedactedOps, ports: Ports, memory: BackupMemory): Promise<void> {
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
  if (cleaned.size > 0) {
    await copies.settle();
    for (const one of all) await replaceManifest(one, all, { cleaned, ports, memory });
    for (const hash of cleaned.keys()) await disk.remove(join(layout.copies, copyName(hash, 'seg')));
    memory.matched.clear();
  }
  await removeUnnamed(ops, ports, memory);
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

type Replacing = { readonly cleaned: Cleaned; readonly ports: Ports; readonly memory: BackupMemory };

async function replaceManifest(
  { name, number, manifest }: NamedManifest,
  all: readonly NamedManifest[],
  { cleaned, ports: { disk, layout, random }, memory }: Replacing,
): Promise<void> {
  if (!manifest?.files.some(({ pieces }) => pieces.some(({ hash }) => cleaned.has(hash)))) return;
  const next = withCopies(manifest, cleaned);
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
  return { ...manifest, files, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Copies that no backup needs any more, as after a power cut in the middle of this. */
async function removeUnnamed(ops: ReadonlySet<OpHash>, { disk, layout }: Ports, memory: BackupMemory): Promise<void> {
  const all = await readManifests(layout.manifests, disk, memory.manifests);
  const named = new Set(
    all.flatMap(({ manifest }) => manifest?.files.flatMap(({ pieces }) => pieces.map(({ hash }) => hash)) ?? []),
  );
  for (const name of await disk.list(layout.copies)) {
    if (!name.endsWith('.seg') || named.has(name.slice(0, 64))) continue;
    const bytes = await disk.read(join(layout.copies, name));
    if (withoutBodiesIn(bytes, fingerprintsOf(bytes, ops))) await disk.remove(join(layout.copies, name));
  }
  await disk.syncFolder(layout.copies);
}
