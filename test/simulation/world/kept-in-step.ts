import { createTarget } from '../../../electron/keeper/sync/target';
import { createWire } from '../../../electron/keeper/sync/wire';
import type { Place as KeeperPlace } from '../../../electron/keeper/sync/place';
import type { Rounds } from '../../../electron/keeper/sync/rounds';
import type { Members } from '../../../electron/keeper/members';
import type { Crypto } from '../../../shared/record/keys/crypto';
import type { Exchanged } from '../../../shared/record/exchange';
import { memoryBlobs } from '../../../shared/record/blobs/blob-place';
import type { Keep } from '../../../shared/record/keep';
import type { OpVerdict } from '../../../shared/record/remote';
import type { RemoteState } from '../../../shared/record/sync-report';
import type { TestClock } from '../../laptop';
import type { HubVisit } from './hub-spot';
import type { Running } from './running';

type Ports = {
  readonly id: string;
  readonly crypto: Crypto;
  readonly seed: Uint8Array;
  readonly clock: TestClock;
  /** How many ops of a book the hub had, as an earlier run knew. */
  readonly covered: Readonly<Record<string, number>>;
};

export type InStep = ReturnType<typeof keepInStep>;

/** A hub as the keeper goes on with it: by rounds, and between them with lines that come and go at once. */
export function keepInStep(visit: HubVisit, { keep, life }: Running, { id, crypto, seed, clock, covered }: Ports) {
  let moved = nothingMoved();
  const counting: Keep = {
    ...keep,
    async ingest(...given) {
      const received = await keep.ingest(...given);
      moved.received += received;
      return received;
    },
  };
  const place: KeeperPlace = {
    ...visit,
    async append(book, frames) {
      const answer = await visit.append(book, frames);
      for (const { kind } of answer.ok ? answer.value : []) moved.verdicts[kind] += 1;
      if (answer.ok) moved.sent += answer.value.length;
      return answer;
    },
    erase: async (redacted) => {
      await visit.erase(redacted);
      return null;
    },
    tidy: () => Promise.resolve(null),
    door: () => Promise.resolve(null),
    readers: () => Promise.resolve([]),
    inbox: null,
    blobs: memoryBlobs(),
    peers: () => [],
    devices: () => new Map(),
    takeAlerts: () => Promise.resolve(null),
    say: () => Promise.resolve(null),
    isLarge: () => false,
    listen: null,
    close: () => undefined,
  };
  const kept = {
    id,
    kind: 'hub',
    path: id,
    hub: null,
    host: null,
    known: [],
    lastAt: null,
    covered,
    joining: null,
  } as const;
  const target = createTarget({ ...kept, known: [], covered: { ...covered } }, place, {
    keep: counting,
    // What is attached is simulated apart: test/simulation/blobs-converge.test.ts.
    blobs: { store: memoryBlobs(), changes: () => 0, lacks: () => Promise.resolve([]) },
    // Nobody asks to be let in here.
    members: {} as Members,
    ...{ crypto, seed },
    now: () => clock.wall(),
    wants: (book) => !keep.isForgotten(book),
    isPaused: () => life.isOver(),
    changed: () => undefined,
  });
  // A world has its own time for rounds.
  const rounds = { now: () => Promise.resolve(), stir: () => undefined } as unknown as Rounds;
  const wire = createWire((told) => ({ ...visit.listen(told), say: () => undefined, wake: () => undefined }), {
    target,
    rounds,
  });
  let turn: Promise<unknown> = Promise.resolve();
  keep.subscribe(({ book }) => {
    const give = () => {
      wire.give(book);
    };
    if (!life.isOver()) void target.touch(book).then(give, ignoring);
  });

  /** What moved since the last round is counted with it. */
  async function round(): Promise<Exchanged> {
    // A hub that was started anew hears nobody who listened before.
    wire.stop();
    wire.start();
    await target.round();
    const done = { ...moved, ...outcomeOf(target.report().state) };
    moved = nothingMoved();
    return done;
  }

  return {
    target,
    /** One after the other, as the keeper has it. */
    round(): Promise<Exchanged> {
      const own = turn.then(round);
      turn = own.catch(ignoring);
      return own;
    },
  };
}

const ignoring = () => undefined;

const nothingMoved = () => ({
  received: 0,
  sent: 0,
  verdicts: { ok: 0, duplicate: 0, fork: 0, waiting: 0, bad: 0 } satisfies Record<OpVerdict['kind'], number>,
});

function outcomeOf(state: RemoteState): Pick<Exchanged, 'problem' | 'notKept'> {
  const problem = state.kind === 'offline' ? state : state.kind === 'blocked' ? state.why : null;
  const notKept = state.kind !== 'not-kept' ? null : state.why === 'too-large' ? 'broken' : state.why;
  return { problem: problem && (problem.kind === 'offline' ? { kind: 'offline' } : problem), notKept };
}
