import { defineMessages, type IntlShape } from 'react-intl';
import type { TrainingUnread } from '../../shared/domain/plan/read-training';
import { isOldTraining, type TrainedHow, type Training } from '../../shared/domain/plan/training';

const ways = defineMessages({
  shadowed: { id: 'training.shadowed', defaultMessage: 'shadowed' },
  trained: { id: 'training.trained', defaultMessage: 'trained' },
  drilled: { id: 'training.drilled', defaultMessage: 'drilled' },
} satisfies Record<TrainedHow, { id: string; defaultMessage: string }>);

export const howWords = (intl: IntlShape, how: TrainedHow): string => intl.formatMessage(ways[how]);

/** The month of a training: `Sep 2026`. Its day is noon UTC in every zone. */
export const monthWords = (intl: IntlShape, at: number): string =>
  intl.formatDate(at, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The same with its day: `14 Sep 2026`. */
export const dateWords = (intl: IntlShape, at: number): string =>
  `${intl.formatDate(at, { day: 'numeric', timeZone: 'UTC' })} ${monthWords(intl, at)}`;

/** `drilled Sep 2026`, and whether that is long ago. */
export const trainingWords = (intl: IntlShape, training: Training, now: number): string =>
  intl.formatMessage(
    {
      id: 'training.words',
      defaultMessage: '{how} {month}{old, select, yes {, over a year ago} other {}}',
    },
    {
      how: howWords(intl, training.how),
      month: monthWords(intl, training.at),
      old: isOldTraining(training, now) ? 'yes' : 'no',
    },
  );

const unread = defineMessages({
  how: {
    id: 'training.how-needed',
    defaultMessage: 'Not recorded: say trained, shadowed or drilled first, such as “drilled 14 Mar”.',
  },
  when: {
    id: 'training.when-unclear',
    defaultMessage:
      'Not recorded: that is no day. Say it as 14 Mar, Mar 2026 or 2026-03-14, or leave it out for today.',
  },
  'to-come': {
    id: 'training.to-come',
    defaultMessage: 'Not recorded: that day is still to come. Record it once it has been.',
  },
} satisfies Record<TrainingUnread, { id: string; defaultMessage: string }>);

export const unreadTrainingWords = (intl: IntlShape, why: TrainingUnread): string => intl.formatMessage(unread[why]);
