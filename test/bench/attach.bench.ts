// An attachment without a window: what it costs on disk, and what a line costs that is logged meanwhile.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBlobs } from '../../electron/keeper/blobs';
import { openJournal } from '../../electron/keeper/journal';
import { openReserve } from '../../electron/keeper/reserve';
import { createBreathe } from '../../shared/node/breathe';
import { nodeDisk } from '../../shared/node/disk';
import { BOOK, laptop } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { goalOf, type Goal } from './measure';

const BYTES = 25_000_000;
const ROUNDS = 5;
/** As long as a key press may wait. */
const LINE_MS = 50;

// Removed together, when the process ends.
const made: string[] = [];
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-attach-'));
  made.push(folder);
  return folder;
}

function newLaptop(round: number) {
  const [disk, profile] = [nodeDisk(), newFolder()];
  const place = { machine: 'bench', folder: profile };
  const journal = openJournal({ disk, root: profile, place, reserve: openReserve(disk, profile) });
  const ana = laptop(`ana ${String(round)}`, journal, sealerOf('ana').sealer);
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const mono = () => performance.now();
  const breathe = createBreathe();
  return { ana, journal, blobs: openBlobs({ keep: ana.keep(), disk, profile, crypto: sodium, random, mono, breathe }) };
}

/** Ms for as many bytes in one file, synced and read back. */
async function plainFile(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const file = await open(join(newFolder(), 'plain'), 'w+');
  await file.write(bytes);
  await file.datasync();
  await file.read(new Uint8Array(BYTES), 0, BYTES, 0);
  await file.close();
  return performance.now() - start;
}

/** A1: 25 MB attached, from the bytes to the ack, against a plain file. A2: the slowest line that is logged meanwhile, in ms. */
export async function goals(): Promise<Record<string, Goal>> {
  const [attached, plain, lines]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = new Uint8Array(randomBytes(BYTES));
    plain.push(await plainFile(bytes));
    const { ana, journal, blobs } = newLaptop(round);
    await ana.write('the first opens the chain');
    const start = performance.now();
    let isDone = false;
    const attaching = blobs.attach(BOOK, bytes).then((reply) => {
      if (reply.kind !== 'kept') throw new Error(reply.why);
      isDone = true;
      attached.push(performance.now() - start);
    });
    const isGoing = (): boolean => !isDone;
    let slowest = 0;
    while (isGoing()) {
      const since = performance.now();
      await ana.write('a line that is logged meanwhile');
      slowest = Math.max(slowest, performance.now() - since);
    }
    lines.push(slowest);
    await attaching;
    await journal.close();
  }
  return { A1: goalOf(attached, plain, 10), A2: goalOf([Math.max(...lines)], [LINE_MS], 1) };
}
