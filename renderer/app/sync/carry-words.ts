import { defineMessages, type IntlShape } from 'react-intl';
import type { CarriedLook, CarriedProblem, TakenIn } from '../../../shared/bridge';
import { problemWords } from './sync-words';

export type { CarriedLook, TakenIn } from '../../../shared/bridge';
type Looked = Extract<CarriedLook, { kind: 'looked' }>;

const problems = defineMessages({
  missing: { id: 'carried.missing', defaultMessage: 'The file is not there any more. Nothing was changed.' },
  'not-a-file': { id: 'carried.not-a-file', defaultMessage: 'That is no file. Nothing was changed.' },
  empty: { id: 'carried.empty', defaultMessage: 'The file is empty. Nothing was changed. Ask for it again.' },
  cut: {
    id: 'carried.cut',
    defaultMessage:
      'Only the beginning of the file is there. Nothing was changed. Wait until it is copied, then open it again.',
  },
  foreign: {
    id: 'carried.foreign',
    defaultMessage: 'This is no incident file of Holdfast. Nothing was changed. Its name ends in .warroom.',
  },
  changing: {
    id: 'carried.changing',
    defaultMessage: 'Somebody is writing the file just now. Nothing was changed. Open it again in a minute.',
  },
  'too-large': {
    id: 'carried.too-large',
    defaultMessage:
      'The file is too large to be taken in by hand. Nothing was changed. Use a shared folder or a stick.',
  },
  newer: {
    id: 'carried.newer',
    defaultMessage:
      'A newer Holdfast wrote this file. Nothing was changed. Update this laptop, from a stick if need be.',
  },
});

/** Why a file cannot be taken in: what happened, what is safe, what to do. */
export const carriedProblemWords = (intl: IntlShape, problem: CarriedProblem): string =>
  problem.kind in problems
    ? intl.formatMessage(problems[problem.kind as keyof typeof problems])
    : problemWords(intl, problem as Parameters<typeof problemWords>[1]);

/** Whether the file asks for its six words. */
export const needsPhrase = ({ lock }: Looked): boolean => lock === 'phrase-needed' || lock === 'wrong-phrase';

/** What is wrong with what was typed. */
export function phraseWords(intl: IntlShape, why: Extract<TakenIn, { kind: 'phrase' }>['why']): string {
  switch (why.kind) {
    case 'word-count':
      return intl.formatMessage(
        {
          id: 'phrase.count',
          defaultMessage: 'These are {count, plural, one {# word} other {# words}}; it takes six.',
        },
        { count: why.count },
      );
    case 'unknown-word':
      return intl.formatMessage(
        {
          id: 'phrase.unknown',
          defaultMessage: 'Word {position}, “{word}”, is none of the list. Look at it once more.',
        },
        { position: why.position, word: why.word },
      );
    case 'wrong-phrase':
      return intl.formatMessage({
        id: 'phrase.wrong',
        defaultMessage: 'These words do not open this file. Nothing was changed. Ask whoever wrote it, and try again.',
      });
  }
}

/** What taking in did. */
export function takenWords(intl: IntlShape, taken: Extract<TakenIn, { kind: 'taken' }>): string {
  if (taken.notKept !== null)
    return intl.formatMessage({
      id: 'carried.not-kept',
      defaultMessage:
        'The disk of this laptop is full: not all of the file could be kept. Free some space, then open it again.',
    });
  if (taken.problem) return carriedProblemWords(intl, taken.problem);
  const came = taken.received + taken.opened;
  if (taken.waiting > 0)
    return intl.formatMessage(
      {
        id: 'carried.waiting',
        defaultMessage:
          '{came, plural, =0 {Nothing new can be read} one {# line came} other {# lines came}}; {waiting, plural, one {# is} other {# are}} kept and shown once the key is here.',
      },
      { came, waiting: taken.waiting },
    );
  return intl.formatMessage(
    {
      id: 'carried.taken',
      defaultMessage:
        '{all, plural, =0 {All of it was here already: nothing changed.} other {{came, plural, one {# line} other {# lines}}{attachments, plural, =0 {} one { and # attachment} other { and # attachments}} came.}}',
    },
    { came, attachments: taken.attachments, all: came + taken.attachments },
  );
}

/** Why nothing was written at the place that was chosen. */
export const notWrittenWords = (intl: IntlShape, why: string): string =>
  intl.formatMessage(
    {
      id: 'carry.failed',
      defaultMessage: 'Not written ({why}). The record is untouched; choose another place.',
    },
    { why },
  );
