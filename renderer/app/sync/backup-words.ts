import { defineMessages, type IntlShape } from 'react-intl';
import type { BackedUp, BackupEntry, BackupLook, BackupReport, Restored } from '../../../shared/bridge';

export type { BackupEntry, BackupLook, BackupReport, Restored } from '../../../shared/bridge';
type Problem = Extract<BackupLook, { kind: 'problem' }>['why'];

const offline = {
  id: 'backup.problem.offline',
  defaultMessage:
    'The backup folder is not there. Every line is safe in the journal. Plug the disk in, or choose a folder again; it is tried again every minute.',
};
const problems = defineMessages({
  offline,
  emptied: offline,
  another: offline,
  unreliable: {
    id: 'backup.problem.unreliable',
    defaultMessage:
      'The backup disk reads back other bytes than were written. Every line is safe in the journal. Use another disk.',
  },
  full: {
    id: 'backup.problem.full',
    defaultMessage:
      'The backup disk is full. Every line is safe in the journal, and older backups are whole. Free some space or choose another folder.',
  },
  'too-large': {
    id: 'backup.problem.too-large',
    defaultMessage:
      'The backup disk takes no file that large. Every line is safe in the journal. Choose another folder.',
  },
  'no-permission': {
    id: 'backup.problem.no-permission',
    defaultMessage:
      'You may not write in the backup folder. Every line is safe in the journal. Ask for the right to write, or choose another folder.',
  },
  'read-only': {
    id: 'backup.problem.read-only',
    defaultMessage: 'The backup folder is read-only. Every line is safe in the journal. Choose another folder.',
  },
  busy: {
    id: 'backup.problem.busy',
    defaultMessage:
      'Something keeps the backup folder locked. Every line is safe in the journal; it is tried again every minute.',
  },
  newer: {
    id: 'backup.problem.newer',
    defaultMessage: 'A newer Holdfast wrote this. Nothing was changed. Update this laptop, from a stick if need be.',
  },
  foreign: {
    id: 'backup.problem.foreign',
    defaultMessage:
      'No backup and no journal of Holdfast lies in this folder. Nothing was changed. Choose the folder “holdfast-backups”, or the one it is in.',
  },
});

/** Why no backup was made, or none can be read: what happened, what is safe, what to do. */
export const backupProblemWords = (intl: IntlShape, why: Problem): string => intl.formatMessage(problems[why.kind]);

/** What became of the newest try; null if there is nothing to say beyond the list. */
export function backedUpWords(intl: IntlShape, last: BackedUp): string {
  if (last.kind === 'problem') return backupProblemWords(intl, last.why);
  if (last.spoilt > 0)
    return intl.formatMessage(
      {
        id: 'backup.spoilt',
        defaultMessage:
          '{spoilt, plural, one {A copy is} other {# copies are}} damaged, and the journal no longer holds what is in {spoilt, plural, one {it} other {them}}. The rest is whole. Restore now, and choose another disk.',
      },
      last,
    );
  if (last.mended > 0)
    return intl.formatMessage(
      {
        id: 'backup.mended',
        defaultMessage:
          '{mended, plural, one {A damaged copy was} other {# damaged copies were}} found and made again from the journal. Nothing is lost. If it happens again, use another disk.',
      },
      last,
    );
  return last.kind === 'taken'
    ? intl.formatMessage({ id: 'backup.taken', defaultMessage: 'Backed up, and read back.' })
    : intl.formatMessage({ id: 'backup.nothing-new', defaultMessage: 'The newest backup holds every line.' });
}

/** How a backup stands: never by colour alone. */
export function backupStateWords(intl: IntlShape, { state }: BackupEntry) {
  switch (state) {
    case 'verified':
      return {
        tone: 'done',
        glyph: '✓',
        text: intl.formatMessage({ id: 'backup.verified', defaultMessage: 'Verified' }),
      } as const;
    case 'unchecked':
      return {
        tone: 'plain',
        glyph: '○',
        text: intl.formatMessage({ id: 'backup.unchecked', defaultMessage: 'Not checked today' }),
      } as const;
    case 'damaged':
      return {
        tone: 'notice',
        glyph: '!',
        text: intl.formatMessage({ id: 'backup.damaged', defaultMessage: 'Damaged' }),
      } as const;
  }
}

export const NO_BACKUPS: BackupReport = { folder: '', isOwn: true, isRunning: false, last: null, backups: [] };

/** What restoring did. */
export function restoredWords(intl: IntlShape, restored: Restored): string {
  if (restored.kind === 'gone')
    return intl.formatMessage({
      id: 'restore.gone',
      defaultMessage: 'Choose the backup once more. Nothing was changed.',
    });
  const { received, attachments, sealed, opened, problem, notKept } = restored;
  if (notKept !== null)
    return intl.formatMessage(
      {
        id: 'restore.not-kept',
        defaultMessage:
          'The disk of this laptop takes no more: {received, plural, =0 {nothing came back} one {# entry came back} other {# entries came back}}, and what was here is unharmed. Free some space, then restore again.',
      },
      { received },
    );
  if (problem !== null)
    return intl.formatMessage(
      {
        id: 'restore.problem',
        defaultMessage:
          'The backup stopped answering: {received, plural, =0 {nothing came back} one {# entry came back} other {# entries came back}}, and what was here is unharmed. Look whether it is still plugged in, then restore again.',
      },
      { received },
    );
  if (sealed > 0)
    return intl.formatMessage(
      {
        id: 'restore.sealed',
        defaultMessage:
          '{received, plural, one {# entry} other {# entries}} came back; {sealed, plural, one {# is} other {# are}} sealed with a key this laptop does not have: kept, and shown once the key is here.',
      },
      { received, sealed },
    );
  return intl.formatMessage(
    {
      id: 'restore.done',
      defaultMessage:
        '{all, plural, =0 {All of it was here already: nothing changed.} other {{came, plural, one {# entry} other {# entries}}{attachments, plural, =0 {} one { and # attachment} other { and # attachments}} came back. Nothing here was replaced.}}',
    },
    { came: received + opened, attachments, all: received + opened + attachments },
  );
}
