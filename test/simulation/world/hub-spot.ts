import * as v from 'valibot';
import type { Redacted } from '../../../shared/node/folder/erase';
import { HubProblem } from '../../../shared/node/hub/client';
import type { Told } from '../../../shared/node/hub/live';
import { hubRemote } from '../../../shared/node/hub/remote';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { covers } from '../../../shared/record/have';
import type { BookId } from '../../../shared/record/op';
import { simulatedDisk, type SimulatedDisk } from '../simulated-disk';
import { DOOMED } from './books';
import type { Dice } from './dice';
import { moody, type Mood } from './hub-moods';
import { HUB_BOOKS, isWantedGone, startHub, type HubProcess } from './hub-process';
import { wireTo, type Ask } from './hub-wire';
import type { Ledger } from './ledger';
import { newLife, type Life } from './life';
import type { Place, Visit, Visitor } from './place';
import { processDisk } from './process-disk';
import { opsIn, opsOn, type ReadOp } from './second-reader';
import type { Line } from './server-spot';

/** A hub as a process of a laptop has it: asked, and listened to. */
export type HubVisit = Visit & { readonly listen: (told: Told) => { isOpen(): boolean; close(): void } };

export type HubSpot = Place & {
  visit(visitor: Visitor): HubVisit;
  disk(): SimulatedDisk;
  life(): Life | null;
  /** It runs after that, unless it is kept down or its disk is sick, and has forgotten what it should. */
  start(): Promise<void>;
  end(): void;
  /** It does not come up before the function returned is called. */
  keepDown(): () => void;
  /** The power goes. What it said that it keeps is still owed. */
  cutPower(seed: number): void;
  /** Its disk was changed from outside, or is another: only what is left is still owed. */
  replace(disk: SimulatedDisk): void;
  /** A file of its disk cannot be read any more. */
  loseSightOf(path: string): void;
  /** Until the function returned is called, its disk's own errors are expected. */
  fallSick(): () => void;
  setLine(line: Line): void;
  /** In whose hands it is, for each laptop, by name. */
  setMood(mood: (laptop: string) => Mood): void;
  beHonest(): void;
  isHonest(): boolean;
  /** Frames from whoever has its address. */
  push(book: BookId, frames: readonly Uint8Array[]): Promise<void>;
  /** Frames that it hands out from now on, before all others, whatever it thinks of them. */
  slip(book: BookId, frames: readonly Uint8Array[]): void;
};

type Ports = { readonly ledger: Ledger; readonly crypto: Crypto; readonly dice: Dice };
type Listener = { readonly visitor: Visitor; readonly device: string; readonly told: Told; readonly at: HubProcess };

const HONEST = (): Mood => 'honest';
const NOTHING = v.object({});

/** A hub: its own code, on a disk that can fail in every way that a laptop's can. */
export function hubSpot(id: string, { ledger, crypto, dice }: Ports): HubSpot {
  let disk = simulatedDisk();
  let running: HubProcess | null = null;
  let line: Line = 'clear';
  let mood: (laptop: string) => Mood = HONEST;
  let slipped: { readonly book: BookId; readonly bytes: Uint8Array }[] = [];
  let [runs, ailments, downs] = [0, 0, 0];
  let isBlind = false;
  let wasSick = false;
  const namesByDevice = new Map<string, string>();
  const listeners = new Set<Listener>();

  const content = () => opsOn(disk, ledger);
  const release = () => ledger.release(id, content());
  const isDown = (): boolean => running === null || running.life.isOver();
  const isCut = (): boolean => isDown() || line === 'offline' || (line === 'lossy' && dice.chance(0.2));

  /** Nothing goes but what stands elsewhere: without the bodies that were redacted, or of a book that is forgotten. */
  function watchRemoval(path: string): void {
    const ops = opsIn(disk.peek(path) ?? new Uint8Array()).filter(({ book }) => !ledger.isForgotten(book));
    if (ops.length === 0) return;
    const others = disk.files().filter((one) => one !== path && one.startsWith(HUB_BOOKS));
    const held = others.flatMap((one) => opsIn(disk.peek(one) ?? new Uint8Array()));
    const [there, whole] = [held, held.filter(({ hasBody }) => hasBody)].map((all) => new Set(all.map(hashOf)));
    const isKept = ({ hash, hasBody }: ReadOp) => (hasBody && !ledger.redacted.has(hash) ? whole : there)?.has(hash);
    if (!ops.every(isKept)) ledger.breach('lost', `${path} was removed from ${id}`);
  }

  async function start(): Promise<void> {
    if (isDown() && downs === 0) await begin();
    const books = isDown() ? undefined : running?.hub.books;
    if (!ledger.isForgotten(DOOMED) || !books || books.isForgotten(DOOMED)) return;
    try {
      if (await isWantedGone(DOOMED, books)) await books.forget(DOOMED);
    } catch {
      // What its disk does not do now it does at its next start.
    }
  }

  async function begin(): Promise<void> {
    const life = newLife();
    const chance = dice.another(`run ${String((runs += 1))}`);
    const own = processDisk({ medium: () => disk, life, dice: chance.another('disk'), removing: watchRemoval });
    try {
      const process = await startHub(own, { life, dice: chance, crypto });
      process.hub.books.subscribe(({ book, frames, by }) => void tell(process, { book, frames, by }));
      await expectPromised(process);
      if (!life.isOver()) running = process;
      wasSick = ailments > 0;
    } catch (error) {
      if (!life.isOver() && ailments === 0) ledger.breach('stuck', `${id} does not start: ${String(error)}`);
    }
  }

  /** What it said that it keeps, and what lies on its disk, it must say that it has. */
  async function expectPromised({ hub: { books }, life }: HubProcess): Promise<void> {
    if (ailments > 0) return;
    const here = content();
    for (const hash of ledger.promisedBy(id)) {
      const op = here.get(hash);
      if (!op || ledger.mayFork.has(op.chain) || ledger.isForgotten(op.book)) continue;
      const have = await books.have(op.book);
      if (!life.isOver() && !covers(have[op.chain], op.seq))
        ledger.breach('lost', `${id}: op ${String(op.seq)} of ${op.chain.slice(0, 8)} is on its disk and not given`);
    }
  }

  function end(): void {
    running?.life.end();
    running = null;
  }

  /** What goes out as it comes; what is lost on the way the next round finds. */
  async function tell(
    process: HubProcess,
    { book, frames, by }: { readonly book: BookId; readonly frames: readonly Uint8Array[]; readonly by: string | null },
  ): Promise<void> {
    for (const one of listeners) {
      if (one.at !== process || one.visitor.life.isOver()) listeners.delete(one);
      else if (one.device !== by && !isCut() && !dice.chance(0.2)) {
        await Promise.resolve();
        const said = mouth.saying(frames, one.device);
        if (said.length > 0) one.told.frames(book, said);
      }
    }
  }

  const inside: Ask = async (question, device) => {
    for (let others = dice.below(4); others > 0; others--) await Promise.resolve();
    const process = running;
    if (!process || isCut()) throw new HubProblem({ kind: 'offline' });
    const reply = await process.ask(question, device);
    if (process.life.isOver() || isCut()) throw new HubProblem({ kind: 'offline' });
    if (reply.kind !== 'frames') return reply;
    const book = question.path.split('/')[3];
    const first = slipped.filter((one) => one.book === book).map(({ bytes }) => bytes);
    return { kind: 'frames', frames: onLine(first, reply.frames) };
  };

  async function* onLine(first: readonly Uint8Array[], frames: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield* first;
    const all: Uint8Array[] = [];
    for await (const bytes of frames) {
      if (isCut()) throw new HubProblem({ kind: 'offline' });
      all.push(bytes);
      if (line !== 'restless') yield bytes;
    }
    if (line === 'restless') yield* [...all, ...all].reverse();
  }

  const mouth = moody(inside, {
    dice: dice.another('mouth'),
    mood: (device) => mood(namesByDevice.get(device) ?? ''),
  });

  function visit(visitor: Visitor): HubVisit {
    const device = toHex(visitor.device);
    namesByDevice.set(device, visitor.name);
    const ask: Ask = async (question, by) => {
      if (visitor.life.isOver()) throw new HubProblem({ kind: 'offline' });
      const reply = await mouth.ask(question, by);
      if (visitor.life.isOver()) throw new HubProblem({ kind: 'offline' });
      return reply;
    };
    const client = wireTo(ask, device);
    return {
      ...hubRemote(client),
      known: () => [],
      startAnew: () => undefined,
      recheck: () => undefined,
      tidy: () => Promise.resolve(),
      async erase(redacted: Redacted) {
        for (const [book, ops] of redacted)
          if (ops !== 'all' && ops.size > 0)
            await client
              .json({ method: 'POST', path: `/v1/books/${book}/erase`, json: { ops: [...ops] } }, NOTHING)
              .catch(ignoringProblems);
      },
      listen(told) {
        const at = running;
        const one = at && { visitor, device, told, at };
        if (one) listeners.add(one);
        return {
          isOpen: () => one !== null && listeners.has(one) && at === running && !isDown(),
          close() {
            if (one) listeners.delete(one);
          },
        };
      },
    };
  }

  return {
    id,
    visit,
    content,
    heal() {
      line = 'clear';
      if (mood !== HONEST || isBlind) release();
      mood = HONEST;
      slipped = [];
      // What a sick disk refused, and has all the same, comes at its next start.
      if (wasSick) end();
      downs = 0;
      ailments = 0;
      disk.fail({});
      disk.setFree(Infinity);
      disk.setReadOnly(false);
    },
    disk: () => disk,
    life: () => (isDown() ? null : (running?.life ?? null)),
    start,
    end,
    keepDown() {
      end();
      downs += 1;
      return () => void (downs = Math.max(0, downs - 1));
    },
    cutPower(seed) {
      end();
      if (mood !== HONEST || isBlind) release();
      disk = disk.afterPowerCut(seed);
      const here = content();
      for (const hash of ledger.promisedBy(id))
        if (!here.has(hash)) ledger.breach('lost', `${id}: op ${hash.slice(0, 8)} is gone with the power`);
    },
    replace(next) {
      disk = next;
      release();
    },
    loseSightOf(path) {
      disk.makeUnreadable(path);
      isBlind = true;
      release();
    },
    fallSick() {
      ailments += 1;
      wasSick = true;
      return () => void (ailments = Math.max(0, ailments - 1));
    },
    setLine: (next) => void (line = next),
    setMood(next) {
      mood = next;
      release();
    },
    beHonest() {
      mood = HONEST;
      release();
    },
    isHonest: () => mood === HONEST,
    async push(book, frames) {
      await running?.hub.books.append(book, frames, 'somebody').catch(() => undefined);
    },
    slip: (book, frames) => void slipped.push(...frames.map((bytes) => ({ book, bytes }))),
  };
}

const hashOf = ({ hash }: ReadOp) => hash;

const ignoringProblems = (error: unknown): void => {
  if (!(error instanceof HubProblem)) throw error;
};
