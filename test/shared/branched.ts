import { BOOK, laptop, type Laptop } from '../laptop';
import { memoryStore } from '../../shared/record/store';

/** Brings a chain with a fork in it to a laptop: bo's store lost its tail, and he wrote on. */
export async function branched(here: Laptop): Promise<void> {
  const bo = laptop('bo');
  for (const text of ['one', 'two', 'three']) await bo.write(text);
  const frames = await bo.keep().frames(BOOK, {});
  const chain = frames[0]?.ops[0]?.header.chain;
  const store = memoryStore();
  if (!chain) return;
  await store.begin(BOOK, chain);
  const bytes = frames.map((frame) => frame.bytes);
  await store.append(BOOK, chain, bytes.slice(0, 1));
  const again = laptop('bo again', store);
  await again.write('instead of two');
  await here.keep().ingest(BOOK, bytes);
  await here.keep().ingest(
    BOOK,
    (await again.keep().frames(BOOK, {})).map((frame) => frame.bytes),
  );
}
