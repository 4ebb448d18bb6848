import { dirname, join } from 'node:path';
import { makeFolders, type Disk } from '../../../shared/node/disk';
import { equalBytes } from '../../../shared/record/bytes';
import { unreliable } from '../../../shared/node/patience';
import { openCopies, PART, putFile, type Copies } from './copies';
import { copyName, hashOf, type BackupLayout } from './layout';
import {
  copiesOf,
  countOps,
  encodeManifest,
  manifestName,
  readManifests,
  type BackedUpFile,
  type Manifest,
  type NamedManifest,
  type Piece,
} from './manifest';
import { keptOf } from './rotation';
import { segmentsOf, wholeOf, type JournalFile } from './segments';

/** What is remembered from one backup to the next in a run of the app, so that nothing is read twice. */
export type BackupMemory = {
  /** Copies that were read back and were good. */
  readonly checked: Set<string>;
  /** Copies that are damaged and cannot be mended. */
  readonly spoilt: Set<string>;
  /** Pieces that were compared with the journal, by the path of their file. */
  readonly matched: Map<string, readonly Piece[]>;
  readonly manifests: Map<string, Manifest>;
  /** Copies in which there was no body to erase, each with the ops that were looked for. */
  readonly cleared: Set<string>;
};
export const newMemory = (): BackupMemory => ({
  checked: new Set(),
  spoilt: new Set(),
  matched: new Map(),
  manifests: new Map(),
  cleared: new Set(),
});

export type TakePorts = {
  readonly disk: Disk;
  readonly journal: string;
  readonly layout: BackupLayout;
  /** Files of the vault that can be opened, as they are now; none if none can. */
  readonly vault: () => Promise<readonly Uint8Array[]>;
  /** ms since epoch. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly breathe: () => Promise<void>;
};

/**
 * `nothing-new`: the newest backup holds all there is. `mended`: copies that were damaged or gone, and are whole again.
 * `spoilt`: copies that are damaged and cannot be mended from the journal. `unread`: files of the journal.
 */
export type Taken = {
  readonly kind: 'taken' | 'nothing-new';
  readonly mended: number;
  readonly spoilt: number;
  readonly unread: number;
};

/**
 * Copies what the journal has and no backup yet, then writes down what all of it is made of. A backup holds what the
 * one before it held, and what came since: a journal that lost something takes nothing out of a backup. Rejects as a
 * disk does if the backup's folder fails; all that was backed up before stays whole.
 */
export async function takeBackup(ports: TakePorts, memory: BackupMemory): Promise<Taken> {
  const { disk, layout, random, breathe, now } = ports;
  for (const folder of [layout.copies, layout.manifests]) await makeFolders(disk, folder);
  // A run that was killed may have made these and not their names durable.
  const home = dirname(layout.copies);
  for (const above of [dirname(dirname(home)), dirname(home), home]) await disk.syncFolder(above);
  const copies = await openCopies({ disk, folder: layout.copies, random, breathe, checked: memory.checked });
  const all = await readManifests(layout.manifests, disk, memory.manifests);
  const last = all.find(({ manifest }) => manifest)?.manifest ?? null;
  const filing = createFiling(last?.files ?? [], copies, { ports, memory });
  for (const file of await segmentsOf(ports.journal, disk)) await filing.take(file);
  await filing.checkRest();
  const vault = await keepVault(ports, copies, last);
  const { files, counts } = filing;
  const isNew = counts.added > 0 || vault.some(({ hash }) => !last?.vault.some((old) => old.hash === hash));
  await copies.settle();
  if (files.size === 0 || !isNew) return { kind: 'nothing-new', ...counts };
  const named = [...files];
  const sizes = [...named.flatMap(({ pieces }) => pieces), ...vault].map(({ bytes }) => bytes);
  const made: Manifest = {
    v: 1,
    at: Math.max(0, Math.round(now())),
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    added: counts.added,
    ops: countOps(named),
    files: named,
    vault: [...vault],
  };
  await writeManifest(made, (all[0]?.number ?? 0) + 1, { ports, memory });
  await tidy(ports, memory);
  return { kind: 'taken', ...counts };
}

type World = { readonly ports: TakePorts; readonly memory: BackupMemory };

/** The files of a backup, as they grow out of those of the one before. */
function createFiling(before: readonly BackedUpFile[], copies: Copies, { ports, memory }: World) {
  const { disk, breathe } = ports;
  const files = new Set(before);
  const compared = new Set<BackedUpFile>();
  const counts = { added: 0, mended: 0, spoilt: 0, unread: 0 };

  /** Reads the bytes again that a piece was made of. */
  const again = (file: JournalFile, from: number, length: number) =>
    disk.readPart(file.at, from, length).catch(() => new Uint8Array());

  async function isSame({ pieces }: BackedUpFile, file: JournalFile): Promise<boolean> {
    if (lengthOf(pieces) > file.size) return false;
    if (memory.matched.get(file.path) === pieces) return true;
    let at = 0;
    for (const { hash, bytes } of pieces) {
      if ((await hashOf(await again(file, at, bytes), breathe)) !== hash) return false;
      at += bytes;
    }
    return true;
  }

  async function mend({ pieces }: BackedUpFile, file: JournalFile): Promise<void> {
    let at = 0;
    for (const { hash, bytes } of pieces) {
      if (!(await copies.isGood(copyName(hash, 'seg')))) {
        const own = await again(file, at, bytes);
        const isSameStill = (await hashOf(own, breathe)) === hash;
        if (isSameStill) await copies.keep(own, 'seg');
        if (isSameStill) counts.mended += 1;
        else giveUp(hash);
      }
      at += bytes;
    }
  }

  function giveUp(hash: string): void {
    counts.spoilt += 1;
    memory.spoilt.add(copyName(hash, 'seg'));
  }

  /** What the file has beyond the pieces; null if it cannot be read. */
  async function tailOf(file: JournalFile, from: number) {
    if (file.size === from) return { bytes: new Uint8Array(), ops: [] };
    try {
      // What a power cut could still take from the journal must not come back out of a backup.
      await disk.syncFile(file.at);
      return await wholeOf(await disk.readPart(file.at, from, file.size - from), breathe);
    } catch {
      return null;
    }
  }

  return {
    files,
    counts,

    async take(file: JournalFile): Promise<void> {
      let known: BackedUpFile | undefined;
      for (const one of before) if (!known && one.path === file.path && (await isSame(one, file))) known = one;
      const pieces = known?.pieces ?? [];
      if (known) await mend(known, file);
      if (known) compared.add(known);
      const tail = await tailOf(file, lengthOf(pieces));
      if (!tail) counts.unread += 1;
      if (known) memory.matched.set(file.path, pieces);
      if (!tail || tail.bytes.length === 0) return;
      const { hash } = await copies.keep(tail.bytes, 'seg');
      const grown = [...pieces, { hash, bytes: tail.bytes.length, ops: tail.ops }];
      if (known) files.delete(known);
      files.add({ path: file.path, pieces: grown });
      counts.added += tail.bytes.length;
      memory.matched.set(file.path, grown);
    },

    /** What the journal no longer has as it was: its copies are all there is. */
    async checkRest(): Promise<void> {
      for (const file of before)
        for (const { hash } of compared.has(file) ? [] : file.pieces)
          if (!(await copies.isGood(copyName(hash, 'seg')))) giveUp(hash);
    },
  };
}

const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { bytes }) => sum + bytes, 0);

async function keepVault({ vault }: TakePorts, copies: Copies, last: Manifest | null): Promise<Manifest['vault']> {
  const kept: Manifest['vault'] = [];
  for (const bytes of await vault()) kept.push({ hash: (await copies.keep(bytes, 'vault')).hash, bytes: bytes.length });
  return kept.length > 0 ? kept : (last?.vault ?? []);
}

async function writeManifest(made: Manifest, number: number, { ports, memory }: World): Promise<void> {
  const { disk, layout, random } = ports;
  const bytes = encodeManifest(made);
  const name = manifestName(number, random(4));
  await putFile({ disk, folder: layout.manifests, name, bytes, random });
  await disk.syncFolder(layout.manifests);
  // Nothing older goes before this one was seen to be there.
  if (!equalBytes(await disk.read(join(layout.manifests, name)), bytes)) throw unreliable();
  memory.manifests.set(join(layout.manifests, name), made);
}

/** Removes backups that are out of turn, then copies that no backup names. */
async function tidy({ disk, layout }: TakePorts, memory: BackupMemory): Promise<void> {
  const all = await readManifests(layout.manifests, disk, memory.manifests);
  const kept = keptOf(all);
  for (const { name } of all.filter((one) => !kept.has(one.name))) await disk.remove(join(layout.manifests, name));
  await disk.syncFolder(layout.manifests);
  const left = all.filter(({ name }) => kept.has(name));
  // What a backup names that cannot be read just now is not known.
  if (left.every((one): one is NamedManifest & { manifest: Manifest } => one.manifest !== null)) {
    const named = new Set(left.flatMap(({ manifest }) => copiesOf(manifest)));
    const isLeftOver = (name: string) => !named.has(name) && /\.(?:seg|vault|part)$/.test(name);
    for (const name of await disk.list(layout.copies))
      if (isLeftOver(name)) await disk.remove(join(layout.copies, name));
  }
  for (const name of await disk.list(layout.manifests))
    if (name.endsWith(PART)) await disk.remove(join(layout.manifests, name));
}
