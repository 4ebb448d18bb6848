/** What a medium holds: of a file, how many of its bytes are synced; of a folder, which names are. */
export type File = { live: Uint8Array; durable: number; poisoned: boolean };
export type Folder = { readonly entries: Map<string, Node>; readonly durable: Map<string, Node> };
export type Node = { readonly file: File } | { readonly folder: Folder };

const GARBAGE = 0xa5;

export const newFolder = (): Folder => ({ entries: new Map(), durable: new Map() });

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function coin(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a power cut leaves of a folder: every durable name, and each of the others or not. */
export function survivorOf(folder: Folder, random: () => number): Folder {
  const left = newFolder();
  for (const name of new Set([...folder.durable.keys(), ...folder.entries.keys()])) {
    const durable = folder.durable.get(name);
    const live = folder.entries.get(name);
    const node = durable && durable === live ? live : random() < 0.5 ? live : durable;
    if (!node) continue;
    const kept: Node =
      'folder' in node ? { folder: survivorOf(node.folder, random) } : { file: survivingFile(node.file, random) };
    left.entries.set(name, kept);
    left.durable.set(name, kept);
  }
  return left;
}

/** The synced bytes; of the rest nothing, a part, or as many bytes of garbage. */
function survivingFile({ live, durable }: File, random: () => number): File {
  const fate = random();
  const length = fate < 0.4 ? durable : durable + Math.floor(random() * (live.length - durable + 1));
  const kept = live.slice(0, length);
  if (fate > 0.8) kept.fill(GARBAGE, durable);
  return { live: kept, durable: length, poisoned: false };
}
