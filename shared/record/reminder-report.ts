import * as v from 'valibot';
import { bookId, type BookId } from './op';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const alarm = v.object({
  /** The same at every start and on every look: what was shown once is not shown again. */
  id: text(200),
  /** What it is about: of several about one thing only the newest is shown. */
  thing: text(200),
  /** Ms since epoch. */
  at: v.pipe(v.number(), v.finite()),
  title: text(300),
  body: text(300),
  /** It does not wait for its turn. */
  breaksThrough: v.boolean(),
  /** What a click opens. */
  book: bookId,
  due: text(200),
});
/** One reminder of the system's own kind, in the page's words. */
export type Alarm = v.InferOutput<typeof alarm>;

/** Incidents that the tray's menu offers: the book that a pick opens, and what it is called there. */
const offeredIncidents = v.array(v.object({ book: bookId, label: text(200) }));

export const reminderCalls = {
  /** How many incidents are live, and what to say when the window is closed meanwhile. `isChosen`: it need not be asked. */
  live: v.object({
    count,
    isChosen: v.boolean(),
    /** Those that go on, most pressing first, in words that anybody at the laptop may read. */
    incidents: offeredIncidents,
    words: v.object({
      question: text(200),
      detail: text(400),
      keep: text(60),
      quit: text(60),
      stay: text(60),
      open: text(60),
      tray: text(120),
      due: text(60),
    }),
  }),
  /** What to remind of and when, worst first; all that was told before is forgotten. `late`: how much is overdue. */
  reminders: v.object({
    late: count,
    alarms: v.array(alarm),
    words: v.object({
      /** For several at once. `{count}` is filled in. */
      many: text(120),
      /** Instead of a title, while the laptop is locked. */
      hidden: text(120),
      tray: text(120),
      pause: text(60),
      resume: text(60),
    }),
  }),
} as const;

export type ReminderReplies = { readonly live: null; readonly reminders: null };
/** Somebody picked a reminder. */
export type PickedReminder = { readonly book: BookId; readonly due: string };
