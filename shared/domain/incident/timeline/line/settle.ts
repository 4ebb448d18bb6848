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

  return read
    .toReversed()
    .map((word): Word => {
      const { token } = word;
      // A second or a mistyped time stays in the text, but must not cost the line the timebox before it.
      if (token.as === 'time' && word !== firstTime) return { ...word, token: SECOND_TIME, trails };
      const isToken = token.as !== 'word' && counts(token);
      trails &&= isToken;
      timeboxFree &&= !(isToken && token.as === 'duration');
      return { ...word, token: isToken || token.as === 'word' ? token : { as: 'word', shown: word.raw }, trails };
    })
    .toReversed();
};
