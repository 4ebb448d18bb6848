import type { Token } from './token';
import type { Stretch } from './words-of';

/** A stretch of the line, what it counts as, and whether only tokens follow it. */
export type Word = Stretch & { readonly token: Token; readonly trails: boolean };

type Counting = {
  /** Whether a duration is a timebox here. */
  readonly timeboxes: boolean;
  /** Whether the line opened with a time, so that a later one is a second. */
  readonly hasLead: boolean;
};

const SECOND_TIME: Token = { as: 'not-understood', what: 'second-time' };

type Read = Stretch & { readonly token: Token };

/** Stars, `~` and durations count only in the run of tokens that ends a line; the first time stated is the one. */
export const settle = (read: readonly Read[], { timeboxes, hasLead }: Counting): readonly Word[] => {
  const firstTime = hasLead ? undefined : read.find(({ token }) => token.as === 'time');
  const isTimed = hasLead || firstTime !== undefined;
  let trails = true;
  let timeboxFree = timeboxes;

  const counts = (token: Token): boolean => {
    if (token.as === 'duration') return trails && timeboxFree;
    if (token.as === 'approximate') return trails && isTimed;
    return token.as === 'star' ? trails : true;
  };

  const settled = (word: Read): Token => {
    if (word.token.as === 'time' && word !== firstTime) return SECOND_TIME;
    return counts(word.token) ? word.token : { as: 'word', shown: word.raw };
  };

  return read
    .toReversed()
    .map((word): Word => {
      const token = settled(word);
      // A second or a mistyped time stays in the text, but must not cost the line the timebox before it.
      trails &&= token.as !== 'word';
      timeboxFree &&= token.as !== 'duration';
      // Field by field: this runs for every word at every key, and spreads made the whole reading three times as slow.
      return { from: word.from, to: word.to, raw: word.raw, blank: word.blank, token, trails };
    })
    .toReversed();
};
