import { blobFiles, ownWriter } from '../../../shared/node/blobs/blob-files';
import { blobsBelow } from '../../../shared/node/verify/attachments';
import type { Disk } from '../../../shared/node/disk';
import { exchangeBlobs } from '../../../shared/record/blobs/exchange-blobs';
import { readOnlyBlobs, type BlobPlace } from '../../../shared/record/blobs/blob-place';
import type { Keep } from '../../../shared/record/keep';
import type { BackupLayout } from './layout';

export type BlobBackupPorts = {
  readonly keep: Keep;
  /** Those of this laptop. */
  readonly attachments: BlobPlace;
  readonly disk: Disk;
  readonly random: (bytes: number) => Uint8Array;
  /** ms, never backwards. */
  readonly mono: () => number;
};

const always = (): boolean => true;

const blobsAt = (root: string, { disk, random, mono }: BlobBackupPorts): BlobPlace =>
  blobFiles({ disk, root, writer: ownWriter({ disk, random }), mono });

/**
 * Copies the attachments that a backup lacks, sealed as they are: each lies there once, for all backups. Those that were
 * redacted or forgotten go. One that is spoilt here comes back from there.
 */
export async function backUpBlobs({ blobs }: Pick<BackupLayout, 'blobs'>, ports: BlobBackupPorts): Promise<void> {
  const { keep, attachments: here } = ports;
  const there = blobsAt(blobs, ports);
  for (const book of await keep.books())
    await exchangeBlobs(book, await keep.wantedBlobs(book), { here, there, goesOn: always });
  for (const book of keep.forgotten()) await there.erase(book, 'all');
}

/** Destroys those that were redacted or forgotten, in backups that are no more made. */
export async function eraseBlobs({ blobs }: Pick<BackupLayout, 'blobs'>, ports: BlobBackupPorts): Promise<void> {
  const { keep } = ports;
  const there = blobsAt(blobs, ports);
  for (const book of await keep.books()) await there.erase(book, [...(await keep.wantedBlobs(book)).erased]);
  for (const book of keep.forgotten()) await there.erase(book, 'all');
}

/** Takes in those that lie in these folders and are lacking here. Returns how many came. Nothing there is changed. */
export async function restoreBlobs(roots: readonly string[], ports: BlobBackupPorts): Promise<number> {
  const { keep, attachments: here } = ports;
  let received = 0;
  for (const root of roots) {
    const there = readOnlyBlobs(blobsBelow(root, ports.disk));
    for (const book of await keep.books())
      received += (await exchangeBlobs(book, await keep.wantedBlobs(book), { here, there, goesOn: always })).received
        .length;
  }
  return received;
}
