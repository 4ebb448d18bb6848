import type { Author } from '../../../shared/record/body';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { exchange, type Exchanged } from '../../../shared/record/exchange';
import type { WorkspaceKey } from '../../../shared/record/keys/book-keys';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { OpVerdict } from '../../../shared/record/remote';
import { errorCode } from '../../../shared/node/disk';
import type { Redacted } from '../../../shared/node/folder/erase';
import { testClock, type TestClock } from '../../laptop';
import { INCIDENT } from './books';
import type { Dice } from './dice';
import type { Draft } from './draft';
import type { Ledger } from './ledger';
import type { HubVisit } from './hub-spot';
import { keepInStep, type InStep } from './kept-in-step';
import { newLife } from './life';
import type { Place, Visit } from './place';
import { copyOf, type Profile } from './profile';
import { startProcess, type Running } from './running';
import { opsIn, opsOn, type ReadOp } from './second-reader';
import type { Version } from './version';

export type Laptop = ReturnType<typeof newLaptop>;

type Making = {
  readonly name: string;
  readonly by: Author;
  readonly profile: Profile;
  readonly places: readonly Place[];
  readonly dice: Dice;
  readonly crypto: Crypto;
  readonly ledger: Ledger;
  readonly forgets: boolean;
  readonly version: Version;
};

/** `inStep`: at a hub, with which the keeper itself keeps in step. */
type Opened = { readonly visit: Visit; readonly settled: Map<BookId, string>; readonly inStep: InStep | null };

/** A laptop of a world, and what may happen to it. */
export function newLaptop({ name, by, places, dice, crypto, ledger, forgets, ...made }: Making) {
  let { profile, version } = made;
  let running: Running | null = null;
  const visits = new Map<string, Opened>();
  const coveredById = new Map<string, Readonly<Record<string, number>>>();
  let drafts: Draft[] = [];
  let lives = 0;
  let opened = 0;
  let clients = 0;
  let ailments = 0;
  let isLying = false;
  let isDoubtful = false;
  let isShaky = false;
  const clock: TestClock = testClock();

  const content = () => opsOn(profile.disk, ledger);

  /** Whatever a process throws at its end is nobody's concern; everything else is. */
  function failed(life: { isOver(): boolean }, doing: string, error: unknown): void {
    if (life.isOver() || ailments > 0) return;
    ledger.breach(
      'stuck',
      `${name} ${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }

  async function start(): Promise<void> {
    lives += 1;
    const life = newLife();
    visits.clear();
    const setProfile = (next: Profile) => void (profile = next);
    const common = { name, machine: name, by, clock, life, crypto, ledger, forgets, version };
    try {
      running = await startProcess({
        ...common,
        profile: () => profile,
        setProfile,
        dice: dice.another(`life ${String(lives)}`),
        isLying: () => isLying,
      });
    } catch (error) {
      failed(life, 'does not start', error);
      end();
      return;
    }
    const { problem } = running;
    if (problem && ailments === 0) ledger.breach('lost', `${name}: the journal does not open: ${problem.kind}`);
    expectPromised();
  }

  /** What was promised must be shown, unless the first op of its chain, or the book's key, is not here. */
  function expectPromised(): void {
    const here = content();
    // What was believed of an intruder, until the chain's first op came, is not a promise to keep.
    const held = opsOn(profile.disk, { isSigned: () => true, spoilt: new Set() });
    const kept = (hash: OpHash) => here.has(hash) || !held.has(hash);
    for (const holder of [name, `${name} at start`]) ledger.release(holder, { has: kept });
    const starts = new Set([...here.values()].filter(({ isStart }) => isStart).map(({ chain }) => chain));
    for (const hash of [...ledger.promisedBy(name), ...ledger.promisedBy(`${name} at start`)]) {
      const op = here.get(hash);
      if (!op) ledger.breach('lost', `${name}: op ${hash.slice(0, 8)} is not on its disk any more`);
      // Where the redaction is not here, nobody can say what an op without a body was.
      else if (op.hasBody && starts.has(op.chain) && !running?.wasRead(hash))
        ledger.breach('lost', `${name}: op ${String(op.seq)} of ${op.chain.slice(0, 8)} is on its disk and not shown`);
    }
  }

  /** Whether the first op of the op's chain is here. */
  function isBegun(hash: OpHash | null): boolean {
    const here = content();
    const op = hash === null ? undefined : here.get(hash);
    return [...here.values()].some(({ isStart, chain }) => isStart && chain === op?.chain);
  }

  function end(): void {
    running?.life.end();
    running = null;
  }

  function open(place: Place, process: Running): Opened {
    const known = visits.get(place.id);
    if (known) return known;
    const { life, sealer } = process;
    const plain = place.visit({
      ...{
        name,
        device: sealer.device,
        life,
        clock,
        verify: (key, head, signature) => sealer.verify(key, head, signature),
      },
      dice: dice.another(`${place.id} ${String((opened += 1))}`),
      known: profile.known.get(place.id) ?? [],
    });
    const visit = { ...plain, append: promising(place, plain, life) };
    const covered = coveredById.get(place.id) ?? {};
    const step = { id: place.id, crypto, seed: profile.seed, clock, covered };
    const inStep = isHubVisit(visit) ? keepInStep(visit, process, step) : null;
    const fresh = { visit, settled: new Map<BookId, string>(), inStep };
    visits.set(place.id, fresh);
    return fresh;
  }

  const promising =
    (place: Place, visit: Visit, life: { isOver(): boolean }): Visit['append'] =>
    async (book, frames) => {
      const mayLie = place.isHonest?.() === false;
      const releases = ledger.releasesOf(place.id);
      const answer = await visit.append(book, frames);
      if (answer.ok && !life.isOver() && !mayLie && place.isHonest?.() !== false) {
        const kept = new Set(answer.value.flatMap((one) => (one.kind === 'ok' || one.kind === 'fork' ? [one.op] : [])));
        // A place that has not met the chain's first op keeps an op under any signature: that is no copy of it.
        const ops = frames.flatMap((bytes) => opsIn(bytes)).filter(({ signature }) => ledger.isSigned(signature));
        const told = ops.map(({ hash }) => hash).filter((hash) => kept.has(hash));
        if (releases === ledger.releasesOf(place.id)) ledger.promise(place.id, told);
        for (const one of answer.value)
          // Before the chain's first op has come nobody can tell: whoever has it decides.
          if (one.kind === 'bad' && isBegun(one.op) && !isGone(one, book))
            ledger.breach('unverified', `${name} hands on to ${place.id} what is refused: ${one.why}`);
      }
      return answer;
    };

  /** A hub may have been told already that the book is forgotten. */
  const isGone = (verdict: OpVerdict, book: BookId): boolean =>
    verdict.kind === 'bad' && verdict.why === 'forgotten' && ledger.isForgotten(book);

  const redactedIn = ({ redacted, keep }: Running): Redacted =>
    new Map<BookId, ReadonlySet<OpHash> | 'all'>([
      [INCIDENT, redacted],
      ...keep.forgotten().map((book) => [book, 'all'] as const),
    ]);

  async function meet(place: Place): Promise<Exchanged | null> {
    const process = running;
    if (!process) return null;
    const { visit, settled, inStep } = open(place, process);
    try {
      if (inStep) {
        const done = await inStep.round();
        if (!process.life.isOver()) coveredById.set(place.id, inStep.target.kept().covered);
        return done;
      }
      const done = await exchange(process.keep, visit, { settled, wants: (book) => !process.keep.isForgotten(book) });
      await visit.erase(redactedIn(process));
      if (!process.life.isOver()) profile = { ...profile, known: new Map(profile.known).set(place.id, visit.known()) };
      return done;
    } catch (error) {
      failed(process.life, `exchanges with ${place.id}`, error);
      return null;
    }
  }

  return {
    name,
    by,
    places,
    clock,
    version: () => version,
    /** From its next start on. */
    update: () => void (version = 'later'),
    content,
    meet,
    start,
    end,
    profile: () => profile,
    running: () => running,
    /** All but hubs: with those it stays in step. */
    closePlaces(): void {
      for (const [id, { inStep }] of visits) if (!inStep) visits.delete(id);
    },
    /** How it is in step with a hub; null elsewhere. */
    inStepWith: (place: Place): InStep | null => running && open(place, running).inStep,
    visitOf: (place: Place): Visit | null => running && open(place, running).visit,
    nextClient: () => `${name} ${String((clients += 1))}`,
    drafts: () => drafts,
    write: (draft: Draft) => void drafts.push(draft),
    settle: (draft: Draft) => void (drafts = drafts.filter((one) => one !== draft)),
    failed,
    /** Until the function returned is called, the disk's own errors are expected. */
    fallSick(): () => void {
      ailments += 1;
      return () => void (ailments -= 1);
    },
    lie: () => void (isLying = true),
    /** A sync was refused: what a later process finds of that file looks durable, and is not. */
    doubt: () => void (isDoubtful = true),
    isDoubtful: () => isDoubtful,
    cutPower(seed: number): void {
      end();
      profile = { ...profile, disk: profile.disk.afterPowerCut(seed) };
      const here = content();
      if (isLying || isShaky) ledger.release(name, here);
      if (isLying || isDoubtful) ledger.release(`${name} at start`, here);
      if (isLying || isDoubtful) forgetEnd();
      isLying = false;
      isDoubtful = false;
      isShaky = false;
    },
    /** An older copy of its disk; what it was given since by hand, it still has. */
    setProfile: (next: Profile) => void (profile = { ...profile, disk: copyOf(next).disk, keys: next.keys }),
    /** Ops may be gone from its disk. Where that cannot be seen, it may write once more what it has written. */
    lostSome(isSeen: boolean): void {
      // What is left of a line may be the copy whose sync was refused.
      isShaky ||= isDoubtful;
      const here = content();
      // An older copy may hold what its keys did not open yet: that waits again.
      const opens = ({ book, key }: ReadOp) => profile.keys.get(book)?.some(({ id }) => id === key) ?? false;
      const left = new Set([...here.values()].filter(opens).map(({ hash }) => hash));
      for (const holder of [name, `${name} at start`]) ledger.release(holder, left);
      if (isSeen) drafts = [];
      else forgetEnd();
    },
    giveKey: (key: WorkspaceKey) => void (profile = { ...profile, workspaces: [...profile.workspaces, key] }),
  };

  /** It may go on where others know more, and cannot tell. What was typed and not confirmed may be with them. */
  function forgetEnd(): void {
    for (const op of ledger.sealed.values()) if (op.by === name) ledger.mayFork.set(op.chain, op.book);
    drafts = [];
  }
}

const isHubVisit = (visit: Visit): visit is HubVisit => 'listen' in visit;

export const isDiskError = (error: unknown): boolean => errorCode(error) !== '';
