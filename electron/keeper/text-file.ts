import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { nodeDisk } from '../../shared/node/disk';

/** Replaces a small file as a whole: a new one beside it, made durable, then renamed over it. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await nodeDisk().syncFolder(dirname(path));
}
