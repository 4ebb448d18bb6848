import { decodeFrame } from '../frame';
import type { Have } from '../have';
import type { BookId } from '../op';
import type { Remote } from '../remote';

/**
 * Public keys, in hex, of devices that wrote in a place whose keys are not known here: those of books that are signed and
 * not sealed, as the members' are, come first. At most `limit`. What the place does not tell now is left out.
 */
export async function writersThere(remote: Remote, limit: number): Promise<readonly string[]> {
  const members = new Set<string>();
  const others = new Set<string>();
  const root = await remote.root();
  const there = root.ok ? await remote.digests() : root;
  if (!there.ok) return [];
  for (const book of there.value.keys()) {
    if (members.size >= limit) break;
    await firstOps(book, remote, ({ device, isSealed }) => {
      const found = isSealed ? others : members;
      if (found.size < limit) found.add(device);
    });
  }
  return [...new Set([...members, ...others])].slice(0, limit);
}

type FirstOp = { readonly device: string; readonly isSealed: boolean };

async function firstOps(book: BookId, remote: Remote, tell: (first: FirstOp) => void): Promise<void> {
  const have = await remote.have(book);
  if (!have.ok) return;
  for await (const page of remote.read(book, allButFirst(have.value))) {
    if (!page.ok) return;
    for (const bytes of page.value) {
      const frame = decodeFrame(bytes);
      const header = frame.ok ? frame.value.frame.ops[0]?.header : undefined;
      if (header?.start) tell({ device: header.start.device, isSealed: header.key !== '' });
    }
  }
}

const allButFirst = (have: Have): Have =>
  Object.fromEntries(Object.keys(have).map((chain) => [chain, { seq: 0, hash: '', beyond: [[2, Infinity]] }]));
