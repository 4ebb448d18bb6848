import { memoryRemote } from '../../../shared/record/memory-remote';
import { type Remote } from '../../../shared/record/remote';
import { testRemote } from '../../contracts/remote';
import { BOOK, OTHER_BOOK } from '../../laptop';
import { verifyTest } from '../../signing';

/** A copy of all that a memory remote holds. */
async function copyOf(remote: Remote): Promise<Remote> {
  const copy = memoryRemote(verifyTest);
  for (const book of [BOOK, OTHER_BOOK])
    for await (const page of remote.read(book, {})) if (page.ok) await copy.append(book, page.value);
  return copy;
}

testRemote('memory', () => {
  let now = memoryRemote(verifyTest);
  const there: Remote = {
    root: () => now.root(),
    digests: () => now.digests(),
    have: (book) => now.have(book),
    read: (book, have) => now.read(book, have),
    append: (book, frames) => now.append(book, frames),
  };
  return Promise.resolve({
    of: () => there,
    wipe: () => Promise.resolve(void (now = memoryRemote(verifyTest))),
    snapshot: async () => {
      const before = await copyOf(now);
      return async () => void (now = await copyOf(before));
    },
  });
});
