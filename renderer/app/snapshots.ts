import type { Bridge } from '../../shared/bridge';
import { INCIDENT_FOLD, type Incident } from '../../shared/domain/incident/incident';
import { freeze, thaw } from '../../shared/domain/incident/snapshot';
import { addedOf } from '../../shared/domain/view';
import type { Have } from '../../shared/record/have';
import type { BookId } from '../../shared/record/op';
import type { Folded, Replica } from '../../shared/replica';
import { inTime, type Database } from '../storage/database';
import type { LocalSeal } from '../storage/local-seal';
import { whenIdle } from './idle';

type Ports = { readonly bridge: Bridge; readonly database: Database; readonly seal: LocalSeal };

type Folding = Pick<Replica<Incident, never, unknown>, 'book' | 'folded' | 'subscribe'>;

/** What a view was folded with: the redactions in the book, and what counted for nothing. */
export type Knows = { readonly redacted: string; readonly uncounted: string };

/** Which ops were redacted, as a text that is the same wherever they are the same. */
export const namesOf = (redacted: readonly { readonly hash: string }[]): string =>
  hashesOf(redacted.map(({ hash }) => hash));

export const hashesOf = (hashes: readonly string[]): string => JSON.stringify([...new Set(hashes)].sort());

export const NOTHING: Knows = { redacted: hashesOf([]), uncounted: hashesOf([]) };

type Kept = { readonly folded: Folded<Incident>; readonly knows: Knows };

/** Null if there is none that this version folded. */
export async function readSnapshot(book: BookId, { database, seal }: Ports): Promise<Kept | null> {
  const row = await inTime(database.snapshots.get(book)).catch(() => undefined);
  const view = row?.fold === INCIDENT_FOLD ? await seal.open(row.view) : null;
  const incident = view === null ? null : thaw(view);
  return row && incident ? { folded: { view: incident, have: JSON.parse(row.have) as Have }, knows: row } : null;
}

const SNAPSHOT_EVERY_LINES = 200;

/** Returns how to write it anew at once: what was kept before holds words that are to be nowhere. */
export function keepSnapshot({ bridge, database, seal }: Ports, replica: Folding, lines: number): () => void {
  let kept = lines;
  let isBusy = false;
  let isStale = false;
  const write = async (isNeeded = false) => {
    if (isBusy || (!isNeeded && replica.folded().view.lines.size - kept < SNAPSHOT_EVERY_LINES)) return;
    isBusy = true;
    // First: what comes to count meanwhile makes it stale, never wrong.
    const uncounted = await bridge.call('uncounted', { book: replica.book }).then(hashesOf, () => '');
    const { view, have } = replica.folded();
    kept = view.lines.size;
    const sealed = await seal.seal(freeze(view));
    const redacted = namesOf(addedOf(view, 'op-redacted/1').map(({ fact }) => ({ hash: fact.op })));
    const row = {
      book: replica.book,
      fold: INCIDENT_FOLD,
      have: JSON.stringify(have),
      redacted,
      uncounted,
      view: sealed,
    };
    // A snapshot only saves time: without it the book is folded from its ops.
    await inTime(database.snapshots.put(row)).catch(() => undefined);
    isBusy = false;
    if (isStale) renew();
  };
  replica.subscribe(() => {
    if (replica.folded().view.lines.size - kept >= SNAPSHOT_EVERY_LINES) whenIdle(() => void write());
  });
  whenIdle(() => void write());
  function renew(): void {
    // One that is being written is of the view as it was.
    isStale = isBusy;
    if (isBusy) return;
    // Gone at once; without it the book is folded from its ops.
    const gone = inTime(database.snapshots.delete(replica.book)).catch(() => undefined);
    void gone.then(() => write(kept >= SNAPSHOT_EVERY_LINES));
  }
  return renew;
}
