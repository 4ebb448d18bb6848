import { expect, test } from 'vitest';
import { concat } from '../../../../shared/record/bytes';
import { exchange } from '../../../../shared/record/exchange';
import { testRemote } from '../../../contracts/remote';
import { BOOK, readAll, textsOf } from '../../../laptop';
import { signingLaptop, verifyTest, writer } from '../../../signing';
import { FILE, fileOf, filePlace, fileWith, headerOf, overwrite } from './place';
import { sharedDisk } from '../folder/place';

testRemote('file', async () => filePlace(await sharedDisk()));

test('a signature is verified once, however often the file changes', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  for (let i = 0; i < 20; i++) await ana.write(`line ${String(i)}`);
  const anaThere = fileOf(ana, disk);
  await exchange(ana.keep(), anaThere);
  let verified = 0;
  const verify: typeof verifyTest = (...asked) => {
    verified += 1;
    return verifyTest(...asked);
  };
  const there = fileOf(bo, disk, { verify });
  for (let i = 0; i < 10; i++) {
    await ana.write('one more');
    await exchange(ana.keep(), anaThere);
    await exchange(bo.keep(), there);
  }
  expect(verified).toBe(30);
});

test('a file that grew, and of which an older part is not what it was, is read anew', async () => {
  const disk = await sharedDisk();
  const ana = await writer('ana', 'one', 'two', 'three');
  const there = fileOf(ana, disk);
  await exchange(ana.keep(), there);
  const bytes = await disk.read(FILE);
  const line = bytes.subarray(0, bytes.indexOf(0x0a) + 1);
  const content = bytes.slice(line.length, bytes.length - line.length);
  const header = { ...headerOf(bytes), revision: '0f'.repeat(16) };
  const more = await writer('bo', 'from bo');
  const added = concat(...(await more.keep().frames(BOOK, {})).map((frame) => frame.bytes));
  content[400] = (content[400] ?? 0) ^ 1;
  await overwrite(disk, FILE, fileWith(header, concat(content, added)));
  expect(await exchange(ana.keep(), there)).toMatchObject({ received: 1, sent: 1, problem: null });
  const cy = signingLaptop('cy');
  await exchange(cy.keep(), fileOf(cy, disk));
  expect(textsOf(await readAll(cy.keep())).sort()).toEqual(['from bo', 'one', 'three', 'two']);
});
