import { fork } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from '../../shared/node/disk';
import { exchange } from '../../shared/record/exchange';
import { memoryStore } from '../../shared/record/store';
import { laptop, readAll } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { fileOf } from '../shared/node/warroom/place';
import type { HammerWord } from './hammering';

const LINES = 200;
const NAMES = ['ana', 'bo'];

/** A process that hammers. `full` resolves once it holds that many ops, `over` with all of them once it was told to end. */
function hammerer(file: string, name: string, ops: number) {
  const script = resolve(import.meta.dirname, 'hammer.mjs');
  const child = fork(script, [resolve(import.meta.dirname, '../..'), file, name, String(LINES)], { execArgv: [] });
  const failed = new Promise<never>((_, reject) => {
    child.once('exit', (code) => code !== 0 && reject(new Error(`${name} ended with ${String(code)}`)));
  });
  const word = (isThat: (said: HammerWord) => boolean) =>
    new Promise<HammerWord>((done) => child.on('message', (said: HammerWord) => isThat(said) && done(said)));
  const full = Promise.race([word(({ count }) => count === ops), failed]);
  const over = Promise.race([word(({ hashes }) => hashes !== undefined), failed]);
  return { full, over, end: () => child.send('end'), kill: () => child.kill() };
}

test('two processes that write 200 lines each into one file at once lose none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-hammer-'));
  const file = join(folder, 'incident.warroom');
  const devices = NAMES.map((name) => hammerer(file, name, LINES * NAMES.length));
  try {
    await Promise.all(devices.map(({ full }) => full));
    for (const { end } of devices) end();
    const [ana, bo] = await Promise.all(devices.map(({ over }) => over));
    expect(ana?.hashes).toHaveLength(LINES * NAMES.length);
    expect(bo?.hashes).toEqual(ana?.hashes);
    const cy = laptop('cy', memoryStore(), sealerOf('cy').sealer);
    const verify = (key: Uint8Array, head: Uint8Array, signature: Uint8Array) => sodium.verify(signature, head, key);
    expect((await exchange(cy.keep(), fileOf(cy, nodeDisk(), { path: file, verify }))).problem).toBe(null);
    const found = (await readAll(cy.keep(), undefined, {}, 1_000)).map(({ hash }) => hash);
    expect(found.sort()).toEqual(ana?.hashes);
    expect(await readdir(folder)).toEqual(['incident.warroom']);
  } finally {
    for (const { kill } of devices) kill();
    await rm(folder, { recursive: true });
  }
}, 180_000);
