import { join } from 'node:path';
import * as v from 'valibot';
import { writeAll, type Disk } from '../../shared/node/disk';
import { fromHex, toHex } from '../../shared/record/bytes';
import type { Keep } from '../../shared/record/keep';
import type { Forgetter } from './forgetting';
import type { SealedFile } from './sealed-file';

type Ports = {
  readonly disk: Disk;
  readonly profile: string;
  readonly keep: Keep;
  readonly forgetting: Forgetter;
  readonly file: SealedFile;
};
type Draft = { readonly id: string; readonly draft: Uint8Array };
export type SecondCopy = Awaited<ReturnType<typeof openSecondCopy>>;

const drafts = v.array(v.tuple([v.string(), v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/))]));

/**
 * The page's own store keeps what was written over in its files, for as long as it likes. After a redaction they are
 * removed whole, and filled again from the journal; only drafts are nowhere else, and are held here meanwhile.
 */
export async function openSecondCopy({ disk, profile, keep, forgetting, file }: Ports) {
  const marker = join(profile, 'copy-to-wipe');
  let isOwed = (await disk.stat(marker).catch(() => null)) !== null;

  async function owe(): Promise<void> {
    if (isOwed) return;
    isOwed = true;
    const made = await disk.create(marker);
    await writeAll(made, new Uint8Array()).finally(() => made.close());
    await disk.syncFolder(profile);
  }
  keep.subscribe(({ redacted }) => {
    // A disk that takes no marker leaves it to the window that is open.
    if (redacted.length > 0) owe().catch(() => undefined);
  });
  forgetting.subscribe((gone) => {
    if (gone.length > 0) owe().catch(() => undefined);
  });

  return {
    isOwed: () => isOwed,
    /** What was typed when the files went, in case the page could not put it back. */
    async drafts(): Promise<readonly Draft[]> {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), drafts), await file.read());
      return parsed.success ? parsed.output.map(([id, draft]) => ({ id, draft: fromHex(draft) })) : [];
    },
    /** `clear` removes the files. */
    async wipe(held: readonly Draft[], clear: () => Promise<void>): Promise<void> {
      await file.write(JSON.stringify(held.map(({ id, draft }) => [id, toHex(draft)])));
      await clear();
      await disk.remove(marker);
      isOwed = false;
    },
  };
}
