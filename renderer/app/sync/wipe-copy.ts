import type { Bridge } from '../../../shared/bridge';
import type { BookId } from '../../../shared/record/op';
import { inTime, type Database } from '../../storage/database';
import type { Mirror } from '../../storage/mirror';
import type { Drafts } from '../drafts';

type Ports = {
  readonly bridge: Bridge;
  readonly database: Database;
  readonly mirror: Mirror;
  readonly drafts: Drafts;
  readonly report: (error: unknown) => void;
  /** Books of which a second copy is kept. */
  readonly books: () => readonly BookId[];
};

/** What is redacted one after the other goes together. */
const GATHER_MS = 1_000;

/**
 * After a redaction: IndexedDB writes beside what was, so its files are removed whole and filled again from the journal.
 * Returns how to ask for that.
 */
export function createWipe({ bridge, database, mirror, drafts, report, books }: Ports): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function wipe(): Promise<void> {
    await mirror.alone(async () => {
      const held = await inTime(database.drafts.toArray());
      database.close();
      await bridge.call('wipe-copy', { drafts: held }).finally(() => database.open());
      await inTime(database.drafts.bulkPut(held));
    });
    // What was typed meanwhile.
    drafts.again();
    for (const book of books()) await mirror.catchUp(book, await bridge.call('have', { book }));
  }

  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void wipe().catch(report), GATHER_MS);
  };
}

/** Drafts that the keeper held while the files were removed, unless the page put them back itself. */
export async function restoreDrafts(
  database: Database,
  held: readonly { id: string; draft: Uint8Array }[],
): Promise<void> {
  for (const one of held) if (!(await inTime(database.drafts.get(one.id)))) await inTime(database.drafts.put(one));
}
