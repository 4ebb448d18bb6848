import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { nodeDisk } from '../../../shared/node/disk';
import { testFrameLog } from '../../contracts/frame-log';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { logOn } from './hub-place';

testFrameLog('files on a simulated disk', () => {
  const disk = simulatedDisk();
  return Promise.resolve({ open: () => logOn(disk) });
});

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

testFrameLog('files on this machine', async () => {
  const root = await mkdtemp(join(tmpdir(), 'hub-'));
  made.push(root);
  return { open: () => logOn(nodeDisk(), root) };
});
