import { createStore } from 'zustand';
import type { Bridge, Reply } from '../../../shared/bridge';
import { hadPublicFace, selectPublicFace } from '../../../shared/domain/incident/public-face/public-face';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import { situationOf, type Situation } from '../../../shared/domain/report/situation';
import { shown } from '../../../shared/domain/view';
import type { BookId } from '../catalog';
import { pageName } from './situation-words';

export type PageReply = Reply<'write-situation'>;
/** What became of a page last, and when, ms since epoch. */
export type PageState = { readonly reply: PageReply; readonly at: number };

type Ports = {
  readonly bridge: Pick<Bridge, 'call'>;
  /** The incidents that are open in this window. */
  readonly opened: () => readonly { readonly book: BookId; readonly incident: Incident }[];
  /** The code of this laptop. */
  readonly device: string;
  readonly htmlOf: (situation: Situation, now: number) => string;
  /** Of a page that nobody keeps any more. */
  readonly endedHtmlOf: (reference: string) => string;
};

export type PublicPages = ReturnType<typeof createPublicPages>;

/** A page whose words stay the same says all the same that somebody is there. */
const AGAIN_MS = 10 * 60_000;
/** What failed is tried again this soon. */
const RETRY_MS = 60_000;
/** Until then whoever put the page on is left to keep it alone: two who write one file on a synced drive make two. */
const STAND_IN_MS = 2 * 60_000;
/** A page of a closed incident is last written so long after. */
const CLOSED_MS = 60 * 60_000;

type Why = 'kept' | 'stand-in' | 'ended';
type Wish = { readonly why: Why; readonly words: string; readonly html: (now: number) => string };
/** Written by itself, or because somebody wants it now. */
type Asking = Omit<Wish, 'why'> & { readonly why: Why | 'asked'; readonly now: number };
type Tried = { readonly words: string; readonly at: number; readonly isDone: boolean };

/** Keeps the public pages of all open incidents in step with them, whoever looks and whatever screen is on. */
export function createPublicPages({ bridge, opened, device, htmlOf, endedHtmlOf }: Ports) {
  const store = createStore<ReadonlyMap<BookId, PageState>>(() => new Map());
  const tried = new Map<BookId, Tried>();
  const busy = new Set<BookId>();

  function wishFor(incident: Incident, now: number): Wish | null {
    if (!hadPublicFace(incident)) return null;
    const face = selectPublicFace(incident);
    const situation = face ? situationOf(incident, now) : null;
    if (!face || !situation) return { why: 'ended', words: '', html: () => endedHtmlOf(selectReference(incident)) };
    const isMine = face.by.device === device;
    if (!isMine && now - face.recordedAt < STAND_IN_MS) return null;
    if (situation.isClosed && now - (shown(incident, 'phase-set/1')?.recordedAt ?? 0) > CLOSED_MS) return null;
    return {
      why: isMine ? 'kept' : 'stand-in',
      words: JSON.stringify(situation),
      html: (at) => htmlOf(situation, at),
    };
  }

  function isDue({ why, words }: Wish, last: Tried | undefined, now: number): boolean {
    if (last?.words !== words) return true;
    // A clock that was set back must not make it wait.
    const passed = Math.abs(now - last.at);
    return last.isDone ? why !== 'ended' && passed >= AGAIN_MS : passed >= RETRY_MS;
  }

  async function send(book: BookId, incident: Incident, { why, words, html, now }: Asking): Promise<void> {
    const reply = await write(book, incident, { why, html: html(now) });
    // This laptop knows less than those who restricted it, or it goes to no folder: what lies there is out of date, and
    // it may be this laptop that put it there before it was told.
    const isOver = reply.kind === 'restricted' || reply.kind === 'kept-off';
    const ended = () => write(book, incident, { why: 'ended', html: endedHtmlOf(selectReference(incident)) });
    const last = isOver ? await ended() : reply;
    tell(book, reply, now);
    if (NOTHING_DONE.includes(last.kind)) tried.delete(book);
    else tried.set(book, { words, at: now, isDone: DONE.includes(last.kind) });
  }

  const write = (book: BookId, incident: Incident, asked: { why: Why | 'asked'; html: string }): Promise<PageReply> =>
    bridge.call('write-situation', { book, name: pageName(selectReference(incident), book), ...asked });

  function tell(book: BookId, reply: PageReply, at: number): void {
    // That it was written stands.
    if (reply.kind === 'too-soon') return;
    const before = store.getState().get(book)?.reply;
    if (reply.kind !== 'written' && JSON.stringify(before) === JSON.stringify(reply)) return;
    store.setState((all) => new Map(all).set(book, { reply, at }), true);
  }

  return {
    store,
    /** Has every page written that is due. */
    look(now: number): void {
      for (const { book, incident } of opened()) {
        const wish = busy.has(book) ? null : wishFor(incident, now);
        if (!wish || !isDue(wish, tried.get(book), now)) continue;
        busy.add(book);
        // A keeper that is gone is told elsewhere.
        send(book, incident, { ...wish, now })
          .catch(() => undefined)
          .finally(() => busy.delete(book));
      }
    },
    /** Somebody wants it written now; does nothing where it is not shown. */
    async rewrite(book: BookId, incident: Incident, now: number): Promise<void> {
      const situation = selectPublicFace(incident) ? situationOf(incident, now) : null;
      if (!situation) return;
      const words = JSON.stringify(situation);
      await send(book, incident, { why: 'asked', words, html: (at) => htmlOf(situation, at), now });
    },
  };
}

const DONE: readonly PageReply['kind'][] = ['written', 'nothing-there'];
/** No disk was asked: at the next look it may be otherwise. */
const NOTHING_DONE: readonly PageReply['kind'][] = ['no-folder', 'away', 'paused', 'too-soon'];
