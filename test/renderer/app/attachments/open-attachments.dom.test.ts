import { expect, test } from 'vitest';
import { openAttachments } from '../../../../renderer/app/attachments/open-attachments';
import type { Bridge } from '../../../../shared/bridge';
import { BOOK } from '../../../laptop';
import { attached } from '../../../shared/domain/incident/desk';

const OTHER = 'cd'.repeat(16) as typeof BOOK;

/** Pictures of a size, in one book; counts how often each was read. */
function shelf(size: number) {
  const reads: string[] = [];
  let tell = (): void => undefined;
  const bridge = {
    call: (_call: string, { book, blob }: { readonly book: string; readonly blob: string }) => {
      reads.push(`${book.slice(0, 2)} ${blob.slice(0, 2)}`);
      if (book !== OTHER) return Promise.resolve({ kind: 'away' });
      const bytes = new Uint8Array(size);
      bytes.set([0xff, 0xd8, 0xff]);
      return Promise.resolve({ kind: 'here', bytes });
    },
    on: (_event: string, listener: () => void) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as Bridge;
  const attachments = openAttachments(bridge);
  const look = async (name: string) =>
    (await attachments.find([BOOK, OTHER], attached({ blob: `${name.repeat(64)}-1` }))).kind;
  return { look, reads, tell: () => tell() };
}

test('a picture is looked for in every incident whose lines stand here, and read once', async () => {
  const { look, reads } = shelf(10);
  expect(await look('a')).toBe('picture');
  expect(await look('a')).toBe('picture');
  expect(reads).toEqual([`${BOOK.slice(0, 2)} aa`, 'cd aa']);
});

test('only what was looked at last is held', async () => {
  const { look, reads } = shelf(20_000_000);
  for (const name of ['a', 'b', 'a', 'c']) await look(name);
  reads.length = 0;
  await look('a');
  await look('c');
  expect(reads).toEqual([]);
  await look('b');
  expect(reads).toHaveLength(2);
});

test('what came or went is read anew', async () => {
  const { look, reads, tell } = shelf(10);
  await look('a');
  tell();
  await look('a');
  expect(reads).toHaveLength(4);
});
