import { defineMessages, type IntlShape } from 'react-intl';
import {
  MAX_FILE_BYTES,
  MAX_INCIDENT_BYTES,
  MAX_ON_LINE,
  type AttachRefusal,
} from '../../../shared/domain/incident/timeline/attachment';
import type { AppendRefusal } from '../../../shared/record/append';
import { sizeWords } from '../size-words';

/** A file that is not on the line, or not kept with it. */
export type NotAttached = {
  readonly kind: 'not-attached';
  readonly why: AttachRefusal['why'] | AppendRefusal | 'folder' | 'unreadable' | 'interrupted';
  readonly name: string;
};

type Plain = Exclude<NotAttached['why'], 'too-large' | 'too-many' | 'incident-full'>;
const words: { readonly [W in Plain]: { readonly id: string; readonly defaultMessage: string } } = defineMessages({
  empty: {
    id: 'not-attached.empty',
    defaultMessage: '“{name}” is not attached: there is nothing in it. Your line is still here.',
  },
  folder: {
    id: 'not-attached.folder',
    defaultMessage:
      '“{name}” is not attached: it is a folder. Your line is still here. Attach the files in it, or pack it into one.',
  },
  unreadable: {
    id: 'not-attached.unreadable',
    defaultMessage:
      '“{name}” is not attached: it could not be read. Your line is still here. Attach it again from where it lies now.',
  },
  interrupted: {
    id: 'not-attached.interrupted',
    defaultMessage:
      '“{name}” is not attached: Holdfast ended before it was kept. Your line is still here. Attach it again.',
  },
  'disk-full': {
    id: 'not-attached.disk-full',
    defaultMessage:
      '“{name}” is not attached: the disk is full. Your line is still here. Free some space, then attach it again.',
  },
  'read-only': {
    id: 'not-attached.read-only',
    defaultMessage:
      '“{name}” is not attached: the folder of the record may not be written to. Your line is still here. Allow writing there, then attach it again.',
  },
  broken: {
    id: 'not-attached.broken',
    defaultMessage:
      '“{name}” is not attached: the disk did not answer as it should. Your line is still here. Attach it again.',
  },
});

/** Why a file is not on the line, what is safe, what to do. */
export function notAttachedWords(intl: IntlShape, { why, name }: NotAttached): string {
  switch (why) {
    case 'too-large':
      return intl.formatMessage(
        {
          id: 'not-attached.too-large',
          defaultMessage:
            '“{name}” is not attached: a file may have {each}. Your line is still here. Attach a smaller part, or write where the file lies.',
        },
        { name, each: sizeWords(intl, MAX_FILE_BYTES) },
      );
    case 'too-many':
      return intl.formatMessage(
        {
          id: 'not-attached.too-many',
          defaultMessage:
            '“{name}” is not attached: a line holds {most, number} files. Your line is still here. Log it, then attach the rest to the next.',
        },
        { name, most: MAX_ON_LINE },
      );
    case 'incident-full':
      return intl.formatMessage(
        {
          id: 'not-attached.incident-full',
          defaultMessage:
            '“{name}” is not attached: the files of an incident may have {all} together. Your line is still here. Write where the file lies.',
        },
        { name, all: sizeWords(intl, MAX_INCIDENT_BYTES) },
      );
    default:
      return intl.formatMessage(words[why], { name });
  }
}

const reasons = defineMessages({
  disk: { id: 'files-lost.disk', defaultMessage: 'the disk did not take it. Free some space' },
  limit: { id: 'files-lost.limit', defaultMessage: 'the incident has as many files as it may. Take a smaller part' },
  ended: { id: 'files-lost.ended', defaultMessage: 'Holdfast ended before it was kept. Find the file' },
  file: { id: 'files-lost.file', defaultMessage: 'the file could not be read. Look where it lies now' },
});
const REASONS: Partial<Record<NotAttached['why'], keyof typeof reasons>> = {
  ...{ interrupted: 'ended', unreadable: 'file', folder: 'file', empty: 'file' },
  ...{ 'too-large': 'limit', 'too-many': 'limit', 'incident-full': 'limit' },
};

/** Files that a line had when it was entered, and is logged without. */
export const filesLostWords = (intl: IntlShape, lost: readonly NotAttached[]): string =>
  intl.formatMessage(
    {
      id: 'files-lost',
      defaultMessage:
        'Not kept: {names}, because {reason}, then attach {count, plural, one {it} other {them}} again. Every word you typed is logged.',
    },
    {
      names: intl.formatList([...new Set(lost.map(({ name }) => `“${name}”`))]),
      reason: intl.formatMessage(reasons[REASONS[lost.at(-1)?.why ?? 'broken'] ?? 'disk']),
      count: lost.length,
    },
  );

/** How many files a line has. */
export const countWords = (intl: IntlShape, count: number): string =>
  intl.formatMessage(
    { id: 'attachments', defaultMessage: '{count, plural, one {# attachment} other {# attachments}}' },
    { count },
  );

/** As much of a hash as people compare by eye. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 8)}…${sha256.slice(-4)}`;
