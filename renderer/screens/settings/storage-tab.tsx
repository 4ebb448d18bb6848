import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { StorageReport } from '../../app/app-core';
import { useApp } from '../../app/contexts';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { BackupPanel } from './backup-panel';
import styles from './settings-screen.module.css';

/** Where the record lies on this laptop, how large it is, and how much room is left. */
export function StorageTab() {
  const intl = useIntl();
  const { bridge, started } = useApp();
  const [report, setReport] = useState<StorageReport | null>(null);
  useEffect(() => {
    void bridge.call('storage', {}).then(setReport);
  }, [bridge]);
  if (!report) return null;
  const megabytes = (bytes: number) =>
    intl.formatMessage(
      { id: 'storage.megabytes', defaultMessage: '{size, number} MB' },
      { size: Math.round(bytes / 100_000) / 10 },
    );
  const entries = [
    {
      id: 'folder',
      name: intl.formatMessage({ id: 'storage.folder', defaultMessage: 'Journal' }),
      value: report.folder,
    },
    {
      id: 'size',
      name: intl.formatMessage({ id: 'storage.size', defaultMessage: 'Its size' }),
      value: megabytes(report.journalBytes),
    },
    ...(report.attachmentBytes === 0
      ? []
      : [
          {
            id: 'attachments',
            name: intl.formatMessage({ id: 'storage.attachments', defaultMessage: 'Attachments beside it' }),
            value: megabytes(report.attachmentBytes),
          },
        ]),
    ...(report.freeBytes === null
      ? []
      : [
          {
            id: 'free',
            name: intl.formatMessage({ id: 'storage.free', defaultMessage: 'Free on that disk' }),
            value: megabytes(report.freeBytes),
          },
        ]),
    {
      id: 'reserve',
      name: intl.formatMessage({ id: 'storage.reserve', defaultMessage: 'Held back for a full disk' }),
      value: report.isReserveSpent
        ? intl.formatMessage({ id: 'storage.spent', defaultMessage: 'In use: the disk is full' })
        : intl.formatMessage({ id: 'storage.kept', defaultMessage: '32 MB' }),
    },
    {
      id: 'sealed',
      name: intl.formatMessage({ id: 'storage.sealed', defaultMessage: 'Kept from others' }),
      value: started.localKey
        ? intl.formatMessage({
            id: 'storage.is-sealed',
            defaultMessage:
              'Every line is sealed on this disk. The keys lie in the vault folder beside it: Settings, Lock says who can open them',
          })
        : intl.formatMessage({ id: 'storage.not-sealed', defaultMessage: 'Not sealed, for development' }),
    },
  ];
  return (
    <div className={styles.tab}>
      <p>
        <FormattedMessage
          id="storage.words"
          defaultMessage="Every line is in the journal before it is shown. A second copy is kept beside it; at each start the two are compared, and whichever lacks something is mended from the other."
        />
      </p>
      <DefinitionList entries={entries} look="lined" />
      {report.folder === '' ? null : (
        <Button onClick={() => void bridge.call('show-journal', {})}>
          <FormattedMessage id="storage.show" defaultMessage="Show the folder" />
        </Button>
      )}
      {report.folder === '' ? null : <BackupPanel />}
    </div>
  );
}
