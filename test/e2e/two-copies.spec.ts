import { expect } from '@playwright/test';
import { openSync, readSync, rmSync, statSync, truncateSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import path from 'node:path';
import { profileFiles, start, startInRoom, test } from './room';

// Enough that a whole book gone is told as such, and that a frame has others behind it.
const LINES = Array.from({ length: 12 }, (_, i) => `line ${String(i)} said`);

/** A closed profile with one incident of twelve lines, both copies written. */
async function closedProfile(): Promise<{ profile: string; said: readonly string[] }> {
  const driver = await startInRoom();
  await driver.log(...LINES);
  await expect.poll(() => driver.allLines()).toContain(LINES.at(-1));
  await expect.poll(() => driver.mirrored()).toBeGreaterThanOrEqual(LINES.length + 1);
  const said = await driver.allLines();
  await driver.close();
  return { profile: driver.profile, said };
}

/** Starts on the profile: everything is there, the words are said, and a new line is taken. */
async function expectWhole({ profile, said }: { profile: string; said: readonly string[] }, words: RegExp | null) {
  const driver = await start(profile);
  await expect.poll(() => driver.allLines()).toEqual(said);
  if (words) await expect(driver.page.getByText(words)).toBeVisible();
  await driver.log('and it goes on');
  await expect.poll(() => driver.allLines()).toEqual([...said, 'and it goes on']);
  await driver.close();

  const again = await start(profile);
  await expect.poll(() => again.allLines()).toEqual([...said, 'and it goes on']);
  await again.close();
}

test('the second copy is gone: it is rebuilt from the journal, and said', async () => {
  const closed = await closedProfile();
  rmSync(path.join(closed.profile, 'IndexedDB'), { recursive: true });
  await expectWhole(closed, /second copy of this record was gone and was rebuilt.*Nothing is lost/);
});

test('the second copy is garbage: the room opens from the journal', async () => {
  const closed = await closedProfile();
  for (const file of profileFiles(closed.profile, 'IndexedDB')) writeFileSync(file, 'garbage '.repeat(64));
  await expectWhole(closed, null);
});

test('the journal is gone: every line comes back, and new ones start a new chain', async () => {
  const closed = await closedProfile();
  const chains = chainsOf(closed.profile);
  rmSync(path.join(closed.profile, 'journal'), { recursive: true });
  await expectWhole(closed, /missing from the journal and came back from the second copy.*new chain/);
  expect(chainsOf(closed.profile).length).toBeGreaterThan(chains.length);
});

test('a byte of the journal flips: it is told and mended, and nothing behind it is lost', async () => {
  const closed = await closedProfile();
  const segment = largestSegment(closed.profile);
  flipByte(segment, Math.floor(statSync(segment).size / 2));
  await expectWhole(closed, /damaged on disk.*repaired from the second copy. Nothing is lost/);
});

test('the end of the journal is cut off: the missing lines come back', async () => {
  const closed = await closedProfile();
  const segment = largestSegment(closed.profile);
  truncateSync(segment, statSync(segment).size - 1_000);
  await expectWhole(closed, /came back from the second copy/);
});

test('a byte flips and the second copy is gone as well: what can be read is shown, and the hole is told', async () => {
  const closed = await closedProfile();
  const segment = largestSegment(closed.profile);
  flipByte(segment, Math.floor(statSync(segment).size / 2));
  rmSync(path.join(closed.profile, 'IndexedDB'), { recursive: true });
  const driver = await start(closed.profile);
  await expect.poll(() => driver.allLines().then((all) => all.length)).toBe(closed.said.length - 1);
  await expect(driver.page.getByText(/is damaged on disk/)).toBeVisible();
  await driver.close();
});

const chainsOf = (profile: string): readonly string[] => [
  ...new Set(
    profileFiles(profile, 'journal')
      .filter((file) => file.endsWith('.seg'))
      .map((file) => path.dirname(file)),
  ),
];

function largestSegment(profile: string): string {
  const segments = profileFiles(profile, 'journal').filter((file) => file.endsWith('.seg'));
  const [largest] = segments.sort((a, b) => statSync(b).size - statSync(a).size);
  if (largest === undefined) throw new Error('The journal has no segment.');
  return largest;
}

function flipByte(file: string, at: number): void {
  const fd = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(fd, byte, 0, 1, at);
  writeSync(fd, Buffer.from([(byte[0] ?? 0) ^ 0xff]), 0, 1, at);
  closeSync(fd);
}
