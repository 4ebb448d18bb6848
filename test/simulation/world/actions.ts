import type { OpenedOp } from '../../../shared/record/body';
import type { OpHash } from '../../../shared/record/op';
import { declareIncident } from '../../../shared/domain/incident/declare';
import { INCIDENT, SECRET, STRANGE } from './books';
import type { Dice } from './dice';
import type { Draft } from './draft';
import type { Laptop } from './laptop';
import type { Ledger } from './ledger';
import type { Running } from './running';
import { canAsk } from './version';
import { wish, words } from './wishes';

/** Asks for what the draft asks. It stays until it is confirmed, or refused for what it says. */
export async function tryDraft(laptop: Laptop, draft: Draft, ledger: Ledger): Promise<void> {
  const process = laptop.running();
  if (!process) return;
  try {
    const answer = await ('command' in draft.asks ? command(process, draft) : append(process, draft, laptop));
    if (process.life.isOver()) return;
    // Somebody forgot the book meanwhile: nobody waits for it any more.
    const isGone = typeof answer === 'string' && ledger.isForgotten(draft.book);
    if (answer === 'refused' || isGone) laptop.settle(draft);
    // The window has just been told that it counts no more, and has not folded the book anew yet.
    else if (typeof answer === 'string' && answer.endsWith(NOT_HERE)) return;
    else if (typeof answer === 'string') laptop.failed(process.life, `does not save ${draft.client}`, answer);
    else {
      ledger.ack(laptop.name, answer);
      if (!process.wasRead(answer.hash)) ledger.promise(laptop.name, [answer.hash]);
      laptop.settle(draft);
    }
  } catch (error) {
    laptop.failed(process.life, 'breaks at a line', error);
  }
}

const NOT_HERE = 'what is to be redacted is not here';

type Saved = OpenedOp | string;

async function command({ replica }: Running, { client, asks }: Draft): Promise<Saved> {
  if (!('command' in asks)) return 'refused';
  const done = await replica.commit(asks.command, client);
  if (done.ok) return done.value.op;
  return done.error.kind === 'refused' ? 'refused' : `${done.error.why}: ${done.error.detail}`;
}

const MAX_ROUNDS = 20;

async function append({ keep }: Running, { client, book, asks }: Draft, { by }: Laptop): Promise<Saved> {
  if (!('facts' in asks)) return 'refused';
  const seen = new Set<OpHash>();
  let { exclusive } = asks;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { facts } = asks;
    const decidedOn = await keep.have(book);
    const reply = await keep.append({ book, facts, by, client, decidedOn, exclusive });
    if (reply.kind === 'acked') return reply.op;
    if (reply.kind === 'refused') return `${reply.why}: ${reply.detail}`;
    // As a replica does: what came is here already, and no have can say so.
    const news = reply.ops.filter(({ hash }) => !seen.has(hash));
    for (const { hash } of news) seen.add(hash);
    if (news.length === 0) exclusive = false;
  }
  return 'stale for ever';
}

/** One more line, value or fact of a kind that nobody knows. Guests write in their own book alone. */
export function newDraft(laptop: Laptop, dice: Dice, isGuest: boolean): Draft {
  const client = laptop.nextClient();
  const opaque = (version: number) => ({
    facts: [{ kind: `later/${String(version)}`, text: words(dice) }],
    exclusive: dice.chance(0.2),
  });
  if (isGuest) return { client, book: SECRET, asks: opaque(1) };
  if (dice.chance(0.2)) return { client, book: STRANGE, asks: opaque(2) };
  if (dice.chance(0.1)) return { client, book: INCIDENT, asks: opaque(9) };
  const view = laptop.running()?.replica.folded().view;
  if (view && view.lines.size > 0) {
    const command = wish(view, dice);
    return { client, book: INCIDENT, asks: canAsk(laptop.version(), command) ? { command } : opaque(1) };
  }
  return { client, book: INCIDENT, asks: { facts: declaration(laptop, dice), exclusive: false } };
}

const declaration = ({ by, clock }: Laptop, dice: Dice) =>
  declareIncident({
    reference: `INC-${by.device}`,
    title: words(dice),
    severity: dice.pick([1, 2, 3, 4]),
    commander: by,
    systems: ['DB'],
    startedAt: clock.wall(),
    now: clock.wall(),
  });

/** Lines typed one after the other, or all before the first is confirmed; some are asked twice. */
export async function writeSome(
  laptop: Laptop,
  ledger: Ledger,
  how: { readonly dice: Dice; readonly isGuest: boolean },
) {
  const { dice, isGuest } = how;
  const inTurn = dice.chance(0.5);
  const asked: Promise<void>[] = [];
  for (let left = 1 + dice.below(6); left > 0 && laptop.running(); left--) {
    const draft = newDraft(laptop, dice, isGuest);
    laptop.write(draft);
    asked.push(tryDraft(laptop, draft, ledger));
    if (dice.chance(0.05)) asked.push(tryDraft(laptop, draft, ledger));
    if (inTurn) await Promise.all(asked);
  }
  await Promise.all(asked);
}

export async function retryAll(laptop: Laptop, ledger: Ledger): Promise<void> {
  for (const draft of laptop.drafts()) await tryDraft(laptop, draft, ledger);
}
