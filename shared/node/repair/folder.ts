import { basename } from 'node:path';
import { concat } from '../../record/bytes';
import type { FrameSketch, Verify } from '../../record/book/held-book';
import type { ChainId } from '../../record/op';
import type { OpHint } from '../../record/verify';
import { pagesOf } from '../../record/page';
import { publish, type FolderWorld } from '../folder/publish';
import { repairName } from '../folder/layout';
import type { Added } from './journal';
import { lackingIn } from './lack';
import { readAll, sketchesIn } from './source';
import type { PlaceFile, ReadFile } from '../verify/files';
import { readFrames, type Sourced } from '../warroom/frames';

type Ports = { readonly world: FolderWorld; readonly verify: Verify };

/**
 * Gives again, in `repair/`, what a shared folder once had and cannot be read in it any more. What was never published
 * there is not published by this.
 */
export async function repairFolder(
  files: readonly PlaceFile[],
  offered: readonly Sourced[],
  { world, verify }: Ports,
): Promise<readonly Added[]> {
  const read = await readAll(files, world.disk);
  const lastByChain = lastsIn(read);
  const isWanted = ({ chain, links }: FrameSketch) => (links.at(-1)?.seq ?? Infinity) <= (lastByChain.get(chain) ?? 0);
  const added: Added[] = [];
  for (const { frames } of lackingIn(sketchesIn(read), offered, { verify, isWanted }))
    for await (const page of pagesOf(readFrames(frames, world.disk), ({ bytes }) => ({
      ops: 0,
      bytes: bytes.length,
    }))) {
      const bytes = concat(...page.map((one) => one.bytes));
      const path = await publish({ folders: [world.layout.repair], name: repairName(bytes), bytes }, world);
      added.push({ path, ops: page.reduce((sum, { placed }) => sum + placed.sketch.links.length, 0) });
    }
  return added;
}

/** The last op of each chain that was there once: by its frames, by what damage still says, by names of files. */
export function lastsIn(files: readonly ReadFile[]): ReadonlyMap<ChainId, number> {
  const lasts = new Map<ChainId, number>();
  const reach = (chain: ChainId, seq: number) => lasts.set(chain, Math.max(seq, lasts.get(chain) ?? 0));
  for (const { path, frames, stretches } of files) {
    for (const { sketch } of frames) reach(sketch.chain, sketch.links.at(-1)?.seq ?? 0);
    for (const hint of stretches.flatMap(({ ops }) => ops.flat()).filter(isPlace))
      reach(hint.chain as ChainId, hint.seq);
    const named = /([0-9a-f]{32})[^/\\]*[/\\]\d{8,}-(\d{8,})-[^/\\]*$/.exec(path);
    if (named?.[1] && basename(path).endsWith('.seg')) reach(named[1] as ChainId, Number(named[2]));
  }
  return lasts;
}

const isPlace = (hint: OpHint): hint is Extract<OpHint, { chain: string }> => 'chain' in hint;
