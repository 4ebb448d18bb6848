import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { harmed, segmentsIn, type Segments } from './contents';
import { startPart, type Found } from './lines';
import { newBench, type Bench } from './mounts';
import { lostOf, type Outcome } from './power-cuts';

/** When a disk is full. `fresh`: the laptop has written nothing yet. `reserve`: KiB held back, given up in the end. */
type Level = {
  readonly where: string;
  readonly fresh?: true;
  readonly spare: number;
  readonly reserve?: number;
  readonly files?: number;
};

/** KiB: tmpfs gives space by pages of four. */
const LEVELS: readonly Level[] = [
  { where: 'before the first file', fresh: true, spare: 4, files: 1 },
  { where: 'in the first file of the vault', fresh: true, spare: 4 },
  { where: 'in the second file of the vault', fresh: true, spare: 8 },
  { where: 'when the first chain begins', fresh: true, spare: 16 },
  { where: 'in the first segment', fresh: true, spare: 24 },
  { where: 'at once', spare: 0 },
  { where: 'in a new segment', spare: 4 },
  { where: 'when the chain of another book begins, or its key is kept', spare: 8 },
  { where: 'in the middle of a segment', spare: 36 },
  { where: 'far into a segment', spare: 300 },
  { where: 'before and after the reserve is given up', spare: 12, reserve: 24 },
  { where: 'when no more files can be made', spare: 400, files: 2 },
];
const BEFORE_LINES = 12;
const AFTER_LINES = 6;
const ROOMY = 'size=8m,nr_inodes=1000';

/** A laptop on a disk that fills, at twelve different points. */
export async function* fullDisks(): AsyncGenerator<Outcome> {
  for (const level of LEVELS) {
    const acked = new Map<string, string>();
    const breaches = await breachesAt(level, acked);
    const lines = [...acked.keys()].filter((client) => client.startsWith('full ')).length;
    yield { name: `disk full ${level.where}, after ${String(lines)} more lines`, breaches };
  }
}

async function breachesAt(level: Level, acked: Map<string, string>): Promise<string[]> {
  const bench = newBench();
  try {
    const disk = bench.mountTmpfs('disk', ROOMY);
    const profile = join(disk, 'profile');
    mkdirSync(join(profile, 'journal'), { recursive: true });
    if (!level.fresh) await writing(profile, 'before', acked);
    if (level.reserve) writeFileSync(join(profile, 'journal', 'reserve'), new Uint8Array(level.reserve * 1024));
    const before = segmentsIn(profile);
    shrink(bench, disk, level);
    const refusals = await writing(profile, 'full', acked);
    const breaches = [
      ...(refusals === 0 ? ['the disk never filled'] : []),
      ...(await found('on the full disk', profile, acked, before)),
    ];
    bench.remountTmpfs(disk, ROOMY);
    const known = acked.size;
    await writing(profile, 'after', acked);
    if (acked.size < known + AFTER_LINES) breaches.push('with room again it takes no lines');
    return [...breaches, ...(await found('with room again', profile, acked, before))];
  } finally {
    bench.clear();
  }
}

function shrink(bench: Bench, disk: string, { spare, files }: Level): void {
  const { blocks, bfree, bsize, files: inodes, ffree } = statfsSync(disk);
  const size = (blocks - bfree) * bsize + spare * 1024;
  const most = files === undefined ? 1000 : inodes - ffree + files;
  // A size of 0 means without a limit.
  bench.remountTmpfs(disk, `size=${String(Math.max(size, 4096))},nr_inodes=${String(most)}`);
}

/** Returns how often it was refused, or did not start. */
async function writing(
  profile: string,
  name: 'before' | 'full' | 'after',
  acked: Map<string, string>,
): Promise<number> {
  let refusals = 0;
  const lines = { before: BEFORE_LINES, full: 2_000, after: AFTER_LINES }[name];
  const { ended } = startPart(['write', profile, name, String(lines)], ({ acked: line, refused, broken }) => {
    if (line) acked.set(line.client, line.hash);
    if (refused !== undefined || broken !== undefined) refusals += 1;
  });
  await ended;
  return refusals;
}

async function found(
  when: string,
  profile: string,
  acked: ReadonlyMap<string, string>,
  before: Segments,
): Promise<string[]> {
  const told: { found?: Found; broken?: string } = {};
  const { ended } = startPart(['read', profile], (said) => Object.assign(told, said));
  await ended;
  if (!told.found) return [`${when} it does not open: ${told.broken ?? 'it ended'}`];
  return [
    ...lostOf(acked, told.found),
    ...(told.found.level === 'loss' ? told.found.findings : []),
    ...harmed(before, profile).map((path) => `${path} is not as it was`),
  ].map((what) => `${when}: ${what}`);
}
