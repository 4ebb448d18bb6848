import { randomBytes } from 'node:crypto';
import { fileRemote } from '../../shared/node/warroom/remote';
import { nodeDisk } from '../../shared/node/disk';
import { exchange } from '../../shared/record/exchange';
import { laptop, readAll } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { memoryStore } from '../../shared/record/store';

export type HammerOrders = { readonly file: string; readonly name: string; readonly lines: number };
/** What a hammering process says: `count` ops are here; at the end, the hashes of all of them. */
export type HammerWord = { readonly count: number; readonly hashes?: readonly string[] };

/** Writes lines and exchanges with the file after each; then goes on exchanging until the parent says that all are done. */
export async function hammer({ file, name, lines }: HammerOrders): Promise<void> {
  const { sealer } = sealerOf(name);
  const device = laptop(name, memoryStore(), sealer);
  const remote = fileRemote({
    disk: nodeDisk(),
    path: file,
    device: sealer.device,
    verify: (publicKey, head, signature) => sodium.verify(signature, head, publicKey),
    known: [],
    clock: { wall: Date.now, mono: () => performance.now() },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    breathe: () => Promise.resolve(),
  });
  const end = new AbortController();
  process.once('message', () => end.abort());
  const countOps = async () => (await readAll(device.keep(), undefined, {}, 1_000)).length;
  for (let line = 0; line < lines; line++) {
    await device.write(`${name} ${String(line)}`);
    await exchange(device.keep(), remote);
  }
  while (!end.signal.aborted) {
    const { received, sent } = await exchange(device.keep(), remote);
    if (received === 0 && sent === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    say({ count: await countOps() });
  }
  const hashes = (await readAll(device.keep(), undefined, {}, 1_000)).map(({ hash }) => hash);
  say({ count: hashes.length, hashes: hashes.sort() });
}

const say = (word: HammerWord) => void process.send?.(word);
