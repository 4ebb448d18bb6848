import { openJournal } from '../../../electron/keeper/journal';
import { prepareJournal } from '../../../electron/keeper/journal-folder';
import { openReserve } from '../../../electron/keeper/reserve';
import type { Author, OpenedOp } from '../../../shared/record/body';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { openKeep, type Arrival } from '../../../shared/record/keep';
import { scanFrames } from '../../../shared/record/frame';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { RedactedOp } from '../../../shared/record/redaction';
import type { Store } from '../../../shared/record/store';
import { openReplica } from '../../../shared/replica';
import { readAll, type TestClock } from '../../laptop';
import { INCIDENT } from './books';
import type { Dice } from './dice';
import type { Ledger } from './ledger';
import type { Life } from './life';
import { processDisk } from './process-disk';
import type { Profile } from './profile';
import { startForgetting } from './forgetful';
import { meaningFor, type Version } from './version';
import { witnessed } from './witness';

export const JOURNAL = '/profile/journal';
/** So small that a world fills several files. */
const SEGMENT_BYTES = 12_000;
const RESERVE_BYTES = 4_096;

export type Start = {
  readonly name: string;
  readonly machine: string;
  readonly by: Author;
  readonly clock: TestClock;
  readonly profile: () => Profile;
  readonly setProfile: (profile: Profile) => void;
  readonly life: Life;
  readonly dice: Dice;
  readonly crypto: Crypto;
  readonly ledger: Ledger;
  readonly isLying: () => boolean;
  /** Whether books can be forgotten in this world. */
  readonly forgets: boolean;
  readonly version: Version;
};

export type Running = Awaited<ReturnType<typeof startProcess>>;

/** The keeper of a laptop and one window, as `electron/keeper/keeper.ts` and the renderer put them together. */
export async function startProcess(start: Start) {
  const { name, machine, by, clock, profile, life, dice, ledger, isLying } = start;
  const random = (count: number) => dice.bytes(count);
  const disk = processDisk({ medium: () => profile().disk, life, dice: dice.another('disk'), isLying });
  const problem = await prepareJournal(disk, JOURNAL);
  if (dice.chance(0.3)) profile().disk.put(`${JOURNAL}/reserve`, new Uint8Array(RESERVE_BYTES));
  const reserve = openReserve(disk, JOURNAL, RESERVE_BYTES);
  const place = { machine, folder: JOURNAL };
  const witness = witnessed(start);
  const redacted = new Set<OpHash>();
  const store = openJournal({ disk, root: JOURNAL, place, segmentBytes: SEGMENT_BYTES, reserve });
  const watched: Store = { ...store, append: (book, chain, frames) => store.append(book, chain, unredacted(frames)) };
  const keep = openKeep({ store: watched, sealer: witness.sealer, clock, random, app: '0.1.0' });
  const replica = openReplica(INCIDENT, meaningFor(start.version), {
    append: (request) => keep.append(request),
    me: () => by,
    now: () => clock.wall(),
  });

  /** Frames on their way to the disk: none may hold what this laptop knows to be redacted. */
  function unredacted(frames: readonly Uint8Array[]): readonly Uint8Array[] {
    if (redacted.size === 0) return frames;
    for (const op of frames.flatMap((bytes) => scanFrames(bytes).frames.flatMap(({ ops }) => ops)))
      if (op.body && redacted.has(op.hash)) ledger.breach('unerased', `${name} writes a body that was redacted`);
    return frames;
  }

  async function refold(): Promise<void> {
    try {
      replica.restart(await readAll(keep, INCIDENT, {}, 500));
      replica.receive(await readAll(keep, INCIDENT, replica.folded().have, 500));
    } catch (error) {
      if (!life.isOver()) throw error;
    }
  }

  const heed = (ops: readonly RedactedOp[]) => {
    for (const { hash } of ops) {
      redacted.add(hash);
      ledger.redacted.add(hash);
    }
  };

  keep.subscribe(({ book, ops, redacted: news, hasLess }: Arrival) => {
    if (life.isOver()) return;
    witness.told(ops);
    ledger.promise(
      name,
      ops.map(({ hash }) => hash),
    );
    heed(news);
    if (book === INCIDENT) replica.receive(ops);
    if (book === INCIDENT && (news.length > 0 || hasLess)) void refold();
  });
  const forgetting = start.forgets ? await startForgetting(start, keep, witness.sealer) : null;
  const books = await keep.books();
  const shown = new Map<BookId, readonly OpenedOp[]>();
  for (const book of books) {
    shown.set(book, await readAll(keep, book, {}, 500));
    heed(await keep.redacted(book));
  }
  // On a disk that takes nothing, nothing can be made durable that a killed process left.
  for (const ops of shown.values()) witness.toldAtStart(ops, problem?.kind !== 'read-only');
  replica.receive(shown.get(INCIDENT) ?? []);

  return {
    life,
    keep,
    replica,
    problem,
    sealer: witness.sealer,
    wasRead: witness.wasRead,
    shown,
    redacted,
    forgetting,
  };
}
