import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  backedUpWords,
  backupProblemWords,
  backupStateWords,
  type BackupEntry,
  type BackupLook,
} from '../../app/sync/backup-words';
import { useApp, useClockWords, useSettings } from '../../app/contexts';
import type { GuardReport } from '../../app/sync/guard-words';
import { dayWords } from '../../app/time-words';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { DataTable } from '../../ui/data-table';
import styles from './backup-panel.module.css';
import { RestoreDialog } from './restore-dialog';
import { sizeWords } from '../../app/size-words';
import { useBackups } from './use-backups';

/** The backups of this laptop: where they are, how they stand, and how to read one back in. */
export function BackupPanel() {
  const intl = useIntl();
  const { bridge } = useApp();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const report = useBackups();
  const [look, setLook] = useState<BackupLook | null>(null);
  const [guard, setGuard] = useState<GuardReport | null>(null);
  useEffect(() => {
    void bridge.call('guard', {}).then(setGuard);
  }, [bridge]);
  const [refused, setRefused] = useState<string | null>(null);
  const [isLooking, setLooking] = useState(false);
  if (!report) return null;
  const { backups, last, isOwn, folder, isRunning } = report;
  const newest = backups.find((one) => one.isOurs);

  async function lookInto(id: string | null): Promise<void> {
    setLooking(true);
    const found = await bridge.call('look-into-backup', { id });
    setLooking(false);
    if (found.kind !== 'cancelled') setLook(found);
  }
  async function choose(own: boolean): Promise<void> {
    const reply = await bridge.call('choose-backup-folder', { isOwn: own });
    setRefused(reply.kind === 'problem' ? backupProblemWords(intl, reply.why) : null);
  }
  const at = (ms: number) => `${dayWords(ms, zone)} ${clock(ms, true)}`;

  return (
    <section className={styles.panel} aria-labelledby="backups">
      <div className={styles.bar}>
        <h2 id="backups" className={styles.title}>
          <FormattedMessage id="backup.title" defaultMessage="Backups" />
        </h2>
        <p className={styles.summary}>
          {newest ? (
            <FormattedMessage
              id="backup.summary"
              defaultMessage="The newest is of {time} and holds {ops, plural, one {# entry} other {# entries}}. One is made every 15 minutes while lines are written, and at the end."
              values={{ time: at(newest.at), ops: newest.ops }}
            />
          ) : (
            <FormattedMessage
              id="backup.none"
              defaultMessage="None yet. One is made every 15 minutes while lines are written, and at the end."
            />
          )}
        </p>
        <Button variant="primary" isBusy={isRunning} onClick={() => void bridge.call('back-up-now', {})}>
          <FormattedMessage id="backup.now" defaultMessage="Back up now" />
        </Button>
      </div>
      {last?.kind === 'problem' || (last && last.spoilt > 0) ? (
        <Banner tone="warning" glyph="!">
          {backedUpWords(intl, last)}
        </Banner>
      ) : null}
      {backups.length === 0 ? null : (
        <DataTable<BackupEntry>
          caption={intl.formatMessage({ id: 'backup.caption', defaultMessage: 'Backups, newest first' })}
          items={backups}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'at',
              head: intl.formatMessage({ id: 'backup.at', defaultMessage: 'Made' }),
              isRowHead: true,
              width: 190,
              cell: (one) => <time className="tabular">{at(one.at)}</time>,
            },
            {
              id: 'state',
              head: intl.formatMessage({ id: 'backup.state', defaultMessage: 'State' }),
              width: 160,
              cell: (one) => {
                const { tone, glyph, text } = backupStateWords(intl, one);
                return (
                  <Chip tone={tone} glyph={glyph}>
                    {text}
                  </Chip>
                );
              },
            },
            {
              id: 'ops',
              head: intl.formatMessage({ id: 'backup.ops', defaultMessage: 'Entries' }),
              width: 72,
              align: 'end',
              cell: (one) => intl.formatNumber(one.ops),
            },
            {
              id: 'bytes',
              head: intl.formatMessage({ id: 'backup.bytes', defaultMessage: 'Size' }),
              width: 88,
              align: 'end',
              cell: (one) => sizeWords(intl, one.bytes),
            },
            {
              id: 'added',
              head: intl.formatMessage({ id: 'backup.added', defaultMessage: 'Of it new' }),
              width: 88,
              align: 'end',
              cell: (one) => sizeWords(intl, one.added),
            },
            {
              id: 'do',
              head: intl.formatMessage({ id: 'backup.do', defaultMessage: 'What to do' }),
              align: 'end',
              cell: (one) => (
                <Button
                  size="small"
                  aria-label={intl.formatMessage(
                    { id: 'backup.restore-of', defaultMessage: 'Restore from {time}' },
                    { time: at(one.at) },
                  )}
                  isBusy={isLooking}
                  onClick={() => void lookInto(one.id)}
                >
                  <FormattedMessage id="backup.restore" defaultMessage="Restore" />
                </Button>
              ),
            },
          ]}
        />
      )}
      <p className={styles.keys}>
        <FormattedMessage
          id="backup.where"
          defaultMessage="In {folder}. {isOwn, select, true {That is the disk of the journal: choose a folder on another one, too.} other {Nothing else in that folder is touched.}} The keys lie in each backup: {isGuarded, select, true {the passphrase or the recovery kit opens them.} other {on a stick, whoever holds it can read it, until there are a passphrase and a recovery kit.}}"
          values={{
            folder: <span className={styles.path}>{folder}</span>,
            isOwn: String(isOwn),
            isGuarded: String(guard !== null && !guard.file),
          }}
        />
      </p>
      <div className={styles.actions}>
        <Button onClick={() => void choose(false)}>
          <FormattedMessage id="backup.choose" defaultMessage="Choose another folder" />
        </Button>
        {isOwn ? null : (
          <Button onClick={() => void choose(true)}>
            <FormattedMessage id="backup.own" defaultMessage="Back to the own folder" />
          </Button>
        )}
        <Button isBusy={isLooking} onClick={() => void lookInto(null)}>
          <FormattedMessage id="backup.elsewhere" defaultMessage="Restore from a folder" />
        </Button>
        <p className={styles.said} role="status">
          {refused ?? (last === null || last.kind === 'problem' || last.spoilt > 0 ? null : backedUpWords(intl, last))}
        </p>
      </div>
      {look ? (
        <RestoreDialog
          look={look}
          onClose={() => {
            setLook(null);
          }}
        />
      ) : null}
    </section>
  );
}
