import { join } from 'node:path';
import { err, ok, type Result } from '../../base/result';
import type { Crypto } from '../../record/keys/crypto';
import type { Verify } from '../../record/book/held-book';
import type { BookId } from '../../record/op';
import type { RemoteProblem } from '../../record/remote';
import { bookOfWorkspace } from '../../record/members/workspace-books';
import type { Disk } from '../disk';
import { lockFolder } from '../folder-lock';
import { folderLayout } from '../folder/layout';
import { problemOf, type Patience } from '../patience';
import { repairAttachments } from './attachments';
import { repairFile } from './file';
import { repairFolder } from './folder';
import { repairJournal, type Added } from './journal';
import { BACKUPS, readBackups, readSource } from './source';
import { repairVault } from './vault';
import { readVault } from '../vault/vault';
import type { VerifyProblem } from '../verify/verify';
import { placeAt, type VerifyPlace } from '../verify/place';
import type { Sourced } from '../warroom/frames';

/** What a repair wrote. Nothing was removed, and no file that was there was changed. */
export type Repaired = {
  readonly added: readonly Added[];
  /** How many attachments came. */
  readonly attachments: number;
  /** Files of the vault that were written again. */
  readonly vault: readonly string[];
  /** Copies that were named and could not be used. */
  readonly unusable: readonly VerifyProblem[];
};

/** Why nothing, or not all, was repaired. What was written until then is whole. */
export type RepairProblem =
  | VerifyProblem
  | { readonly kind: 'in-use' | 'no-header'; readonly path: string }
  | { readonly kind: 'disk'; readonly path: string; readonly why: RemoteProblem };

type Ports = Patience & { readonly disk: Disk; readonly crypto: Crypto };
type Sources = Pick<Repaired, 'unusable'> & { readonly from: readonly string[]; readonly offered: readonly Sourced[] };

/**
 * Fills what is damaged or missing at a path from other copies: those named, and a profile's own backups. Only adds.
 * Refuses while an app has the journal open.
 */
export async function repairPath(
  path: string,
  from: readonly string[],
  ports: Ports,
): Promise<Result<Repaired, RepairProblem>> {
  try {
    const place = await placeAt(path, ports.disk);
    const sources = await readSources(from, ports.disk);
    switch (place.kind) {
      case 'missing':
      case 'unknown':
      case 'newer':
        return err(place);
      case 'profile':
      case 'journal':
        return await locked(place.kind === 'profile' ? place.journal : path, () => repairOwn(place, sources, ports));
      case 'folder':
        return ok({
          ...nothing(sources),
          added: await repairShared(place, sources, ports),
          attachments: await repairAttachments(place, { from, at: join(place.path, 'holdfast', 'books') }, ports),
        });
      case 'file':
        return await repairCarried(path, sources, ports);
    }
  } catch (error) {
    return err({ kind: 'disk', path, why: problemOf(error) });
  }
}

const nothing = ({ unusable }: Sources): Repaired => ({ added: [], attachments: 0, vault: [], unusable });

const verifyOf =
  (crypto: Crypto): Verify =>
  (device, head, signature) =>
    crypto.verify(signature, head, device);

async function readSources(from: readonly string[], disk: Disk): Promise<Sources> {
  const read = [];
  for (const path of from) read.push(await readSource(path, disk));
  return {
    from,
    offered: read.flatMap((one) => (one.problem ? [] : one.frames)),
    unusable: read.flatMap(({ problem }) => problem ?? []),
  };
}

async function locked(
  journal: string,
  work: () => Promise<Result<Repaired, RepairProblem>>,
): Promise<Result<Repaired, RepairProblem>> {
  const lock = await lockFolder(journal);
  if (!lock) return err({ kind: 'in-use', path: journal });
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

type Own = Extract<VerifyPlace, { kind: 'profile' | 'journal' | 'folder' }>;

async function repairOwn(place: Own, sources: Sources, ports: Ports): Promise<Result<Repaired, RepairProblem>> {
  const { disk, crypto } = ports;
  const verify = verifyOf(crypto);
  if (place.kind !== 'profile') {
    const added = await repairJournal(place, sources.offered, { disk, verify, knows: () => false });
    return ok({ ...nothing(sources), added });
  }
  // Keys first: they tell which books this laptop has.
  const vault = await repairVault(place.path, ports);
  const within = await placeAt(place.journal, disk);
  if (within.kind !== 'journal')
    return within.kind === 'newer' ? err(within) : err({ kind: 'unknown', path: place.journal });
  const offered = [...(await readBackups(join(place.path, BACKUPS), disk)), ...sources.offered];
  const knows = await booksKnownTo(place.path, crypto);
  const added = await repairJournal(within, offered, { disk, verify, knows });
  return ok({
    added,
    // Behind the lines: they may bring books back.
    attachments: await repairAttachments(place, { from: sources.from, at: place.journal }, ports),
    vault,
    unusable: sources.unusable,
  });
}

/** Books whose keys are in the vault, and those that belong to its workspaces. */
async function booksKnownTo(profile: string, crypto: Crypto): Promise<(book: BookId) => boolean> {
  const { identity } = await readVault(join(profile, 'vault'), crypto);
  const ids = identity?.workspaces.map(({ id }) => id) ?? [];
  const known = new Set([
    ...(identity?.books.keys() ?? []),
    ...ids.flatMap((id) => [bookOfWorkspace(id, 'members'), bookOfWorkspace(id, 'plan')]),
  ]);
  return (book) => known.has(book);
}

function repairShared(place: Extract<Own, { kind: 'journal' | 'folder' }>, { offered }: Sources, ports: Ports) {
  // Whoever repairs is none of the folder's writers.
  const layout = folderLayout(place.path, ports.random(32));
  return repairFolder(place.files, offered, {
    world: { ...ports, layout, writing: new Set() },
    verify: verifyOf(ports.crypto),
  });
}

async function repairCarried(path: string, sources: Sources, ports: Ports): Promise<Result<Repaired, RepairProblem>> {
  const world = { ...ports, device: ports.random(32) };
  const done = await repairFile(path, sources.offered, { world, verify: verifyOf(ports.crypto) });
  if (!done.ok) return err({ ...done.error, path });
  return ok({ ...nothing(sources), added: done.value ? [done.value] : [] });
}
