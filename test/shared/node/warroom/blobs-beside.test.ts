import { expect, test } from 'vitest';
import { blobsBeside, folderBeside } from '../../../../shared/node/warroom/blobs-beside';
import { testBlobs } from '../../../contracts/blobs';
import { sealed } from '../../../blobs';
import { BOOK, seededBytes } from '../../../laptop';
import { simulatedDisk } from '../../../simulation/simulated-disk';

const PATH = '/room.warroom';
let opened = 0;

testBlobs('beside a shared file', () => {
  const disk = simulatedDisk();
  disk.put(PATH, new Uint8Array([1]));
  return Promise.resolve({
    open: () =>
      Promise.resolve(
        blobsBeside(PATH, { disk, random: seededBytes(`beside ${String((opened += 1))}`), mono: () => 0 }),
      ),
    async damage(blob, n) {
      const folder = `${folderBeside(PATH)}/${BOOK}/${blob}`;
      const name = (await disk.list(folder)).find((one) => one.startsWith(`0${String(n)}-`)) ?? '';
      disk.flip(`${folder}/${name}`, 500);
    },
  });
});

test('without the file there is no folder beside it', async () => {
  const disk = simulatedDisk();
  const place = blobsBeside(PATH, { disk, random: seededBytes('beside nothing'), mono: () => 0 });
  const { blob, chunks } = sealed('nowhere');
  await expect(place.write(BOOK, blob, { n: 0, bytes: chunks[0] ?? new Uint8Array() })).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(disk.files()).toEqual([]);
});
