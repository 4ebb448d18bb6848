import * as v from 'valibot';
import type { SealedFile } from '../sealed-file';

/** `folder`: where a person wants backups; null for the profile's own place. */
const keptBackup = v.object({ folder: v.nullable(v.string()) });
export type KeptBackup = v.InferOutput<typeof keptBackup>;

/** What cannot be read is as good as none. */
export async function readKeptBackup(file: Pick<SealedFile, 'read'>): Promise<KeptBackup> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptBackup), await file.read());
  return parsed.success ? parsed.output : { folder: null };
}
