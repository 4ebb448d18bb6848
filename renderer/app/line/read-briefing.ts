import { readTime, readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import type { PersonRef } from '../../../shared/domain/stated';
import { readPerson } from './read-assignment';

/** A meeting that began this long ago is meant, not tomorrow's. */
const BEGAN_MS = 2 * 3_600_000;

/** When a meeting is held, ms since epoch: `now`, `20m`, `0430`, `04:30Z`. Null if that is no time. */
export function readWhen(typed: string, context: LineContext): number | null {
  const word = typed.trim().toLowerCase();
  if (word === '' || word === 'now') return context.now;
  const at = readTime(word, context);
  if (at !== null && at <= context.now && context.now - at < BEGAN_MS) return at;
  return readTimeToCome(typed, context);
}

/**
 * `executives 04:30`: with whom, and when as it was typed; '' if that was not said. `audiences`: names that the first
 * letters stand for.
 */
export function readMeeting(
  typed: string,
  context: LineContext,
  audiences: readonly string[],
): { readonly withWhom: string; readonly when: string } {
  const words = typed.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const hasTime = words.length > 1 && readWhen(last, context) !== null;
  const whom = (hasTime ? words.slice(0, -1) : words).join(' ');
  const near = audiences.filter((name) => whom !== '' && name.toLowerCase().startsWith(whom.toLowerCase()));
  return { withWhom: near.length === 1 ? (near[0] ?? whom) : whom, when: hasTime ? last : '' };
}

/** Who asked, and what. */
export type AskedQuestion = { readonly by: PersonRef | null; readonly text: string };

// One or two words before a colon are a name; more are the beginning of a sentence.
const NAMED = /^\s*(?:@(\S+)|([^\s:?]+(?:[ ][^\s:?]+)?):)\s+(\S.*)$/s;

/** `cfo: when are customers told?`: who asked, among those who are there by the first letters, and the words. */
export function readQuestion(typed: string, attendees: readonly PersonRef[], context: LineContext): AskedQuestion {
  const [, signed, named, text = typed] = NAMED.exec(typed) ?? [];
  const name = (signed ?? named ?? '').replace(/:$/, '').replaceAll('.', ' ');
  return { by: name === '' ? null : readAttendee(name, attendees, context), text: text.trim() };
}

/** Names between commas. */
export const readAttendees = (
  typed: string,
  attendees: readonly PersonRef[],
  context: LineContext,
): readonly PersonRef[] =>
  typed
    .split(/[,\n]/)
    .filter((name) => name.trim() !== '')
    .map((name) => readAttendee(name, attendees, context));

function readAttendee(typed: string, attendees: readonly PersonRef[], context: LineContext): PersonRef {
  const asked = typed.trim().toLowerCase();
  const exact = attendees.find(({ name }) => name.toLowerCase() === asked);
  const near = attendees.filter(({ name }) => name.toLowerCase().startsWith(asked));
  return exact ?? (near.length === 1 ? near[0] : undefined) ?? readPerson(typed, context);
}
