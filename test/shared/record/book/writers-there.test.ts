import { expect, test } from 'vitest';
import { err } from '../../../../shared/base/result';
import { workspaceKeyOf } from '../../../../shared/record/keys/book-keys';
import { toHex } from '../../../../shared/record/bytes';
import { exchange } from '../../../../shared/record/exchange';
import { memoryRemote } from '../../../../shared/record/memory-remote';
import { bookOfWorkspace } from '../../../../shared/record/members/workspace-books';
import { writersThere } from '../../../../shared/record/book/writers-there';
import { laptop, OTHER_BOOK, seededBytes } from '../../../laptop';
import { sealerOf, sodium } from '../../../sealing';

const MEMBERS = bookOfWorkspace(workspaceKeyOf(seededBytes('ours')(32)).id, 'members');
const deviceOf = (name: string) => toHex(sealerOf(name).sealer.device);
const there = () => memoryRemote((device, head, signature) => sodium.verify(signature, head, device));

/** A laptop that wrote some lines in an incident and one among the members, and gave them all. */
async function writer(name: string, remote = there(), lines = 3) {
  const one = laptop(name, undefined, sealerOf(name).sealer);
  for (let i = 0; i < lines; i++) await one.write(`line ${String(i)}`, { book: OTHER_BOOK });
  await one.write('enrolled', { book: MEMBERS });
  await exchange(one.keep(), remote);
  return { one, remote };
}

test('a stranger to a place learns which devices write there, each once', async () => {
  const { one, remote } = await writer('ana');
  await writer('bo', remote);
  one.restart();
  expect((await writersThere(remote, 64)).toSorted()).toEqual([deviceOf('ana'), deviceOf('bo')].toSorted());
});

test('where there are more than may be named, members come first', async () => {
  const remote = there();
  const guest = laptop('guest', undefined, sealerOf('guest').sealer);
  await guest.write('a line');
  await exchange(guest.keep(), remote);
  await writer('ana', remote);
  await writer('bo', remote);
  expect((await writersThere(remote, 2)).toSorted()).toEqual([deviceOf('ana'), deviceOf('bo')].toSorted());
  expect(await writersThere(remote, 3)).toContain(deviceOf('guest'));
});

test('nothing but the first op of a chain is asked for', async () => {
  const { remote } = await writer('ana', there(), 50);
  let frames = 0;
  const watched: typeof remote = {
    ...remote,
    async *read(book, have) {
      for await (const page of remote.read(book, have)) {
        if (page.ok) frames += page.value.length;
        yield page;
      }
    },
  };
  expect(await writersThere(watched, 64)).toEqual([deviceOf('ana')]);
  expect(frames).toBe(2);
});

test('a place that does not answer names nobody', async () => {
  const { remote } = await writer('ana');
  const away = () => Promise.resolve(err({ kind: 'offline' as const }));
  for (const broken of [{ root: away }, { digests: away }, { have: away }])
    expect(await writersThere({ ...remote, ...broken }, 64)).toEqual([]);
});
