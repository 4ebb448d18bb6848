import { expect, test } from 'vitest';
import { openDatabase } from '../../../renderer/storage/database';
import { dexieStore } from '../../../renderer/storage/dexie-store';
import { NotConfirmed } from '../../../shared/record/store';
import { testStore } from '../../contracts/store';
import { BOOK, laptop } from '../../laptop';

function numbered(prefix: string): () => string {
  let made = 0;
  return () => `${prefix} ${String((made += 1))}`;
}
const nextName = numbered('store');

testStore('indexeddb', () => {
  const name = nextName();
  return Promise.resolve({ open: () => dexieStore(openDatabase(name, 'strict')) });
});

test('indexeddb: what the database refused is not confirmed', async () => {
  const database = openDatabase(nextName(), 'strict');
  const store = dexieStore(database);
  await store.books();
  database.close();
  await expect(store.begin(BOOK, 'cc'.repeat(16) as never)).rejects.toBeInstanceOf(NotConfirmed);
  expect(
    await laptop('ana', store)
      .write('x')
      .catch((error: unknown) => error),
  ).not.toMatchObject({ kind: 'acked' });
});
