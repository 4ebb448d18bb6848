import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, toHex, toUtf8 } from '../../record/bytes';
import { MAX_HEADS_BYTES, type Heads } from '../../record/heads';
import { errorCode } from '../disk';
import { publish, READ_PATIENCE_MS, type FolderWorld } from './publish';
import { patiently } from '../patience';

/** How heads are sealed and opened: only laptops that share a workspace read them. */
export type HeadsSeal = {
  readonly seal: (heads: Heads) => Uint8Array;
  /** Null if they were sealed for others. */
  readonly open: (bytes: Uint8Array) => Heads | null;
  /** Of this profile alone: its files are named after it and the folder, so that nobody can tell whose they are. */
  readonly secret: Uint8Array;
};

export type FolderHeads = ReturnType<typeof createFolderHeads>;

const KEPT = 2;
const named = (name: string) => /^([0-9a-f]{16})-(\d{1,15})$/.exec(name);

/** Files by which laptops tell each other what they hold: `heads/<random id>-<n>`, each laptop its newest two. */
export function createFolderHeads(seal: HeadsSeal, world: FolderWorld) {
  const { disk, layout } = world;
  const id = toHex(sha256(concat(toUtf8('holdfast heads id 1'), seal.secret, toUtf8(layout.root))).subarray(0, 8));
  const newestById = new Map<string, { readonly n: number; readonly heads: Heads | null }>();
  let own: number[] = [];
  let lastSaid = '';

  async function read(name: string): Promise<Heads | null> {
    const path = join(layout.heads, name);
    const stands = await disk.stat(path).catch(() => null);
    if (stands?.kind !== 'file' || stands.size > MAX_HEADS_BYTES) return null;
    const bytes = await disk.read(path).catch(() => null);
    return bytes && seal.open(bytes);
  }

  return {
    /** Looks for newer files. Rejects as a disk does. */
    async look(): Promise<void> {
      const names = await patiently(() => disk.list(layout.heads), READ_PATIENCE_MS, world).catch((error: unknown) => {
        if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
        throw error;
      });
      own = [];
      const newest = new Map<string, number>();
      for (const name of names) {
        const [, by = '', number = ''] = named(name) ?? [];
        if (by === id) own.push(Number(number));
        else if (by !== '') newest.set(by, Math.max(Number(number), newest.get(by) ?? 0));
      }
      // Somebody emptied the folder: it is said again.
      if (own.length === 0) lastSaid = '';
      for (const [by, n] of newest) {
        if ((newestById.get(by)?.n ?? -1) >= n) continue;
        newestById.set(by, { n, heads: await read(`${by}-${String(n)}`) });
      }
    },

    /** What the other laptops said last. */
    peers: (): readonly Heads[] => [...newestById.values()].flatMap(({ heads }) => heads ?? []),

    /** Says what this laptop holds, unless it said just that. Rejects as a disk does. */
    async say(heads: Heads): Promise<void> {
      const said = JSON.stringify([...heads.haves]);
      if (said === lastSaid) return;
      const n = Math.max(0, ...own) + 1;
      await publish({ folders: [layout.heads], name: `${id}-${String(n)}`, bytes: seal.seal(heads) }, world);
      own.push(n);
      lastSaid = said;
      for (const old of own.sort((a, b) => b - a).splice(KEPT))
        await disk.remove(join(layout.heads, `${id}-${String(old)}`)).catch(() => undefined);
    },
  };
}
