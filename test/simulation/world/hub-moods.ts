import { json, type Reply } from '../../../server/http/reply';
import { HubProblem } from '../../../shared/node/hub/client';
import { VERSION } from '../../../shared/node/hub/wire';
import { toHex } from '../../../shared/record/bytes';
import { bookDigest, rootDigest } from '../../../shared/record/digest';
import type { Have } from '../../../shared/record/have';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { Dice } from './dice';
import type { Ask } from './hub-wire';
import { opsIn } from './second-reader';

/**
 * Whose hands a hub is in. withholding: of what it says that it holds it gives only some. replaying: it answers as it once
 * did, and gives old frames again, in any order and under any book. boasting: it says that it holds all that others told it
 * of, and more. forgetful: it says of frames that it keeps them, and does not. denying: it says that it holds nothing.
 * refusing: it says of every frame that its signature is bad. newer: it speaks as only a newer app understands.
 */
export const MOODS = ['withholding', 'replaying', 'boasting', 'forgetful', 'denying', 'refusing', 'newer'] as const;
export type Mood = (typeof MOODS)[number] | 'honest';
type Question = Parameters<Ask>[0];
type Part = 'root' | 'digests' | 'have' | 'read' | 'append' | 'other';

const MAX_OLD = 24;

/** What a hub says, by its mood. */
export function moody(honest: Ask, { dice, mood }: { readonly dice: Dice; readonly mood: (device: string) => Mood }) {
  const oldAnswers = new Map<string, unknown[]>();
  const oldFrames: Uint8Array[] = [];
  const told = new Map<BookId, Have>();

  function archive<T>(all: T[], one: T): void {
    if (all.length < MAX_OLD) all.push(one);
    else all[dice.below(MAX_OLD)] = one;
  }

  async function answered(question: Question, device: string): Promise<unknown> {
    const reply = await honest(question, device);
    const value = reply.kind === 'json' ? reply.value : null;
    const old = oldAnswers.get(question.path) ?? [];
    oldAnswers.set(question.path, old);
    archive(old, value);
    return value;
  }

  /** The longest have that it was told of, and sometimes more than anyone could have. */
  function boast(book: BookId): Have {
    const have = told.get(book) ?? {};
    const longer = ([chain, run]: [string, Have[string]]) =>
      [chain, { ...run, seq: run.seq + 1 + dice.below(3), hash: toHex(dice.bytes(32)) as OpHash }] as const;
    return dice.chance(0.5) ? have : Object.fromEntries(Object.entries(have).map(longer));
  }

  function boasted(part: Part, book: BookId): unknown {
    if (part === 'have') return boast(book);
    const books = [...told].map(([one, have]) => [one, bookDigest(have)] as const);
    return part === 'root' ? { root: rootDigest(books) } : { books };
  }

  const NOTHING = { root: { root: rootDigest([]) }, digests: { books: [] }, have: {} } as const;

  async function spoken(part: Part, question: Question, device: string): Promise<unknown> {
    const now = mood(device);
    const isTold = part === 'root' || part === 'digests' || part === 'have';
    if (now === 'boasting' && isTold) return boasted(part, bookIn(question));
    if (now === 'denying' && isTold) return NOTHING[part];
    if (now === 'replaying' && isTold) {
      await answered(question, device);
      return dice.any(oldAnswers.get(question.path) ?? []);
    }
    const isFalse = part === 'append' && (now === 'forgetful' || now === 'refusing');
    return isFalse ? { verdicts: verdictsOn(question, now) } : answered(question, device);
  }

  async function* given(reply: Reply & { kind: 'frames' }, device: string): AsyncGenerator<Uint8Array> {
    const now = mood(device);
    if (now === 'denying') return;
    if (now !== 'replaying') {
      for await (const bytes of reply.frames) {
        archive(oldFrames, bytes);
        if (now !== 'withholding' || dice.chance(0.4)) yield bytes;
      }
      return;
    }
    const frames: Uint8Array[] = [];
    for await (const bytes of reply.frames) frames.push(bytes);
    yield* dice.shuffled([...frames, ...frames, ...dice.shuffled(oldFrames).slice(0, 4)]);
  }

  const ask: Ask = async (question, device) => {
    if (mood(device) === 'newer') throw new HubProblem({ kind: 'newer', format: VERSION + 1 });
    const part = partOf(question.path);
    if (part === 'other') return honest(question, device);
    if (part !== 'read') return json(await spoken(part, question, device));
    const book = bookIn(question);
    told.set(book, question.json as Have);
    const reply = await honest(question, device);
    return reply.kind === 'frames' ? { kind: 'frames', frames: given(reply, device) } : reply;
  };
  /** What it says without being asked, too, is by its mood. */
  const saying = (frames: readonly Uint8Array[], device: string): readonly Uint8Array[] => {
    const now = mood(device);
    if (now === 'honest') return frames;
    return now === 'replaying' ? dice.shuffled([...frames, ...oldFrames.slice(0, 3)]) : [];
  };
  return { ask, saying };
}

function partOf(path: string): Part {
  const last = path.split('/').at(-1) ?? '';
  return (['root', 'digests', 'have', 'read', 'append'] as const).find((part) => part === last) ?? 'other';
}

const bookIn = ({ path }: Question) => (path.split('/')[3] ?? '') as BookId;

const verdictsOn = ({ bytes }: Question, mood: Mood) =>
  opsIn(bytes ?? new Uint8Array()).map(({ hash }) =>
    mood === 'forgetful' ? { kind: 'ok', op: hash } : { kind: 'bad', op: hash, why: 'signature' },
  );
