import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import { useStore } from 'zustand';
import { filesLostWords } from '../../app/attachments/attachment-words';
import { backupProblemWords } from '../../app/sync/backup-words';
import { useApp } from '../../app/contexts';
import { spanWords } from '../../app/time-words';
import type { Notice } from '../../app/notices';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { JoinRequests } from './join-requests';
import { LockedLines } from './locked-lines';
import { RemovalNotices } from './removal-notices';

const CRITICAL: readonly Notice['kind'][] = ['read-only', 'reserve-spent', 'disk-low', 'keys-replaced', 'files-lost'];

/** What a person must be told of the record: above the content, never over it. */
export function Notices() {
  const { notices } = useApp();
  const intl = useIntl();
  const shown = useStore(notices.store);
  return (
    <>
      <JoinRequests />
      <LockedLines />
      <RemovalNotices />
      {shown.map((notice) => (
        <Banner
          key={notice.kind}
          tone={CRITICAL.includes(notice.kind) ? 'critical' : 'notice'}
          glyph="!"
          actions={
            <Button
              size="small"
              onClick={() => {
                notices.putAway(notice.kind);
              }}
            >
              <FormattedMessage id="notice.put-away" defaultMessage="Put away" />
            </Button>
          }
        >
          {noticeWords(intl, notice)}
        </Banner>
      ))}
    </>
  );
}

function noticeWords(intl: IntlShape, notice: Notice): string {
  switch (notice.kind) {
    case 'journal-restored':
      return intl.formatMessage(
        {
          id: 'notice.journal-restored',
          defaultMessage:
            '{lines, plural, one {# line was} other {# lines were}} missing from the journal and came back from the second copy. Nothing is lost; new lines start a new chain.',
        },
        { lines: notice.lines },
      );
    case 'copy-rebuilt':
      return intl.formatMessage(
        {
          id: 'notice.copy-rebuilt',
          defaultMessage:
            'The second copy of this record was gone and was rebuilt from the journal: {lines, plural, one {# line} other {# lines}}. Nothing is lost.',
        },
        { lines: notice.lines },
      );
    case 'journal-damaged':
      return notice.repaired
        ? intl.formatMessage(
            {
              id: 'notice.damage-repaired',
              defaultMessage:
                'A part of the journal was damaged on disk ({where}) and was repaired from the second copy. Nothing is lost. Have the disk looked at.',
            },
            { where: notice.where },
          )
        : intl.formatMessage(
            {
              id: 'notice.damage',
              defaultMessage:
                'A part of the journal is damaged on disk ({where}). All that could be read is shown, and nothing behind it is lost. Have the disk looked at.',
            },
            { where: notice.where },
          );
    case 'copy-failed':
      return intl.formatMessage(
        {
          id: 'notice.copy-failed',
          defaultMessage:
            'The second copy of the record cannot be written ({detail}). Every line is safe in the journal. Start Holdfast again when there is a quiet minute.',
        },
        { detail: notice.detail },
      );
    case 'not-persistent':
      return intl.formatMessage({
        id: 'notice.not-persistent',
        defaultMessage:
          'The system may clear the second copy of the record when the disk runs low. Every line is safe in the journal.',
      });
    case 'disk-low':
      return intl.formatMessage(
        {
          id: 'notice.disk-low',
          defaultMessage:
            'The disk is nearly full: {free, number} MB left. Lines are still saved. Free some space now.',
        },
        { free: Math.floor(notice.freeBytes / 1_000_000) },
      );
    case 'reserve-spent':
      return intl.formatMessage({
        id: 'notice.reserve',
        defaultMessage:
          'The disk is full. The space held back for this moment is in use, so lines are still saved for a while. Free some space now.',
      });
    case 'files-lost':
      return filesLostWords(intl, notice.lost);
    case 'read-only':
      return intl.formatMessage(
        {
          id: 'notice.read-only',
          defaultMessage:
            'The folder of the record may not be written to ({folder}). You can read everything; new lines wait here until writing is allowed.',
        },
        { folder: notice.folder },
      );
    case 'rejected':
      return intl.formatMessage(
        {
          id: 'notice.rejected',
          defaultMessage:
            '{count, plural, one {# entry} other {# entries}} of the record did not verify and are not shown. They are kept for the experts.',
        },
        { count: notice.count },
      );
    case 'forked':
      return intl.formatMessage({
        id: 'notice.forked',
        defaultMessage: 'This record was written on in two copies at once. Both sides’ lines are kept and shown.',
      });
    case 'keys-replaced':
      return intl.formatMessage({
        id: 'notice.keys-replaced',
        defaultMessage:
          'The keys of this laptop could not be read, so it has new ones. What was written before is untouched and stays sealed until its keys come back: use the recovery kit in Settings, Lock; the old files of the vault were put aside beside the new ones.',
      });
    case 'lines-returned':
      return intl.formatMessage(
        {
          id: 'notice.lines-returned',
          defaultMessage:
            '{lines, plural, one {# line of this laptop was} other {# lines of this laptop were}} gone here and came back from where others keep it. Nothing is lost; new lines start a new chain. Have the disk looked at.',
        },
        { lines: notice.lines },
      );
    case 'backup-failed':
      return backupProblemWords(intl, notice.why);
    case 'place-restored':
      return intl.formatMessage(
        {
          id: 'notice.place-restored',
          defaultMessage:
            '{place, select, hub {The hub} file {The shared file} other {The shared folder}} had lost {lines, plural, one {# line} other {# lines}}, and has {lines, plural, one {it} other {them}} again from this laptop. Nothing is lost.',
        },
        notice,
      );
    case 'moved':
      return intl.formatMessage({
        id: 'notice.moved',
        defaultMessage:
          'This record was copied or moved here from another place. All of it is kept; new lines start a new chain, so that the other copy may go on as well.',
      });
    case 'restricted-lines':
      return intl.formatMessage(
        {
          id: 'notice.restricted-lines',
          defaultMessage:
            'An incident here was restricted to other laptops: {count, plural, one {# line} other {# lines}} of it {count, plural, one {is} other {are}} kept and carried along, and not for this one.',
        },
        { count: notice.count },
      );
    case 'sealed-lines':
      return intl.formatMessage(
        {
          id: 'notice.sealed-lines',
          defaultMessage:
            '{count, plural, one {# line is} other {# lines are}} sealed with a key that this laptop does not have. Nothing is lost: all of it is kept, and shown once the key is here.',
        },
        { count: notice.count },
      );
    case 'time-jumped':
      return intl.formatMessage(
        {
          id: 'notice.time-jumped',
          defaultMessage:
            '{back, select, yes {The clock of this laptop was set back by {span}.} other {This laptop slept for {span}, or its clock was set.}} All timers were computed anew; nothing is lost. Compare its clock with another.',
        },
        { back: notice.ms < 0 ? 'yes' : 'no', span: spanWords(notice.ms) },
      );
    case 'newer-facts':
      return intl.formatMessage(
        {
          id: 'notice.newer-facts',
          defaultMessage:
            '{count, plural, one {# entry was} other {# entries were}} written by a newer Holdfast: kept, and shown once this laptop is updated.',
        },
        { count: notice.count },
      );
  }
}
