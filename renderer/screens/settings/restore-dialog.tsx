import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { backupProblemWords, restoredWords, type BackupLook } from '../../app/sync/backup-words';
import { useApp, useClockWords, useSettings } from '../../app/contexts';
import { dayWords } from '../../app/time-words';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './backup-panel.module.css';

type Props = { readonly look: BackupLook; readonly onClose: () => void };
type Looked = Extract<BackupLook, { kind: 'looked' }>;

/** What a backup holds, before anything of it is taken in, and what came of taking it in. */
export function RestoreDialog({ look: first, onClose }: Props) {
  const intl = useIntl();
  const { bridge } = useApp();
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [look, setLook] = useState(first);

  async function restore(): Promise<void> {
    setBusy(true);
    const restored = await bridge.call('restore', {});
    setBusy(false);
    setSaid(restoredWords(intl, restored));
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'restore.title', defaultMessage: 'Restore from a backup' })}
      closeName={intl.formatMessage({ id: 'restore.close', defaultMessage: 'Close' })}
    >
      {look.kind === 'problem' ? (
        <p role="alert">{backupProblemWords(intl, look.why)}</p>
      ) : (
        <div className={styles.panel}>
          <Preview look={look} />
          {look.hasShutKeys ? <OpenKeys onLook={setLook} /> : null}
          <div className={styles.actions}>
            {said === null ? (
              <Button variant="primary" isBusy={isBusy} onClick={() => void restore()}>
                <FormattedMessage
                  id="restore.do"
                  defaultMessage="{missing, plural, =0 {Restore} one {Restore # entry} other {Restore # entries}}"
                  values={{ missing: look.missing }}
                />
              </Button>
            ) : (
              <Button variant="primary" onClick={onClose}>
                <FormattedMessage id="restore.close" defaultMessage="Close" />
              </Button>
            )}
            <p className={styles.said} role="status">
              {said ?? (
                <FormattedMessage
                  id="restore.union"
                  defaultMessage="What is here stays: only what is missing comes. Restored twice, nothing changes."
                />
              )}
            </p>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** Its keys came along, shut: what opened the laptop that was backed up opens them here. */
function OpenKeys({ onLook }: { readonly onLook: (look: BackupLook) => void }) {
  const intl = useIntl();
  const { bridge } = useApp();
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function open(): Promise<void> {
    setBusy(true);
    const look = await bridge.call('open-backup-keys', { secret });
    setBusy(false);
    if (look.kind === 'looked' && look.hasShutKeys)
      setTrouble(
        intl.formatMessage({
          id: 'restore.wrong-secret',
          defaultMessage: 'That opens none of them. Nothing was changed; without keys the entries come sealed.',
        }),
      );
    else onLook(look);
  }

  return (
    <form
      className={styles.actions}
      onSubmit={(event) => {
        event.preventDefault();
        if (secret !== '') void open();
      }}
    >
      <TextField
        label={intl.formatMessage({
          id: 'restore.secret',
          defaultMessage: 'Passphrase or recovery kit of the laptop it is of',
        })}
        value={secret}
        maxLength={1_000}
        error={trouble}
        onChange={(event) => {
          setSecret(event.target.value);
        }}
      />
      <Button type="submit" isBusy={isBusy}>
        <FormattedMessage id="restore.open-keys" defaultMessage="Open its keys" />
      </Button>
    </form>
  );
}

function Preview({ look }: { readonly look: Looked }) {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const at = (ms: number) => `${dayWords(ms, zone)} ${clock(ms, true)}`;
  const entries = [
    ...(look.takenAt === null
      ? [
          {
            id: 'path',
            name: intl.formatMessage({ id: 'restore.path', defaultMessage: 'Folder' }),
            value: look.path,
          },
        ]
      : [
          {
            id: 'made',
            name: intl.formatMessage({ id: 'restore.made', defaultMessage: 'Made' }),
            value: at(look.takenAt),
          },
        ]),
    ...(look.period
      ? [
          {
            id: 'period',
            name: intl.formatMessage({ id: 'restore.period', defaultMessage: 'Written from, to' }),
            value: `${at(look.period.from)} – ${at(look.period.to)}`,
          },
        ]
      : []),
    {
      id: 'holds',
      name: intl.formatMessage({ id: 'restore.holds', defaultMessage: 'Holds' }),
      value: intl.formatMessage(
        {
          id: 'restore.count',
          defaultMessage:
            '{ops, plural, one {# entry} other {# entries}}, {missing, plural, =0 {all of them here} one {# is not here} other {# are not here}}',
        },
        { ops: look.ops, missing: look.missing },
      ),
    },
    ...(look.bringsKeys
      ? [
          {
            id: 'keys',
            name: intl.formatMessage({ id: 'restore.keys', defaultMessage: 'Keys' }),
            value: intl.formatMessage({
              id: 'restore.brings-keys',
              defaultMessage: 'They come along: this laptop then reads what the one that was backed up read',
            }),
          },
        ]
      : []),
    ...(look.sealed === 0
      ? []
      : [
          {
            id: 'sealed',
            name: intl.formatMessage({ id: 'restore.sealed-name', defaultMessage: 'Sealed' }),
            value: intl.formatMessage(
              {
                id: 'restore.sealed-words',
                defaultMessage:
                  '{sealed, plural, one {# entry} other {# entries}}, with a key that neither this laptop nor the backup has: kept, and shown once the key is here',
              },
              { sealed: look.sealed },
            ),
          },
        ]),
    ...(look.damaged === 0
      ? []
      : [
          {
            id: 'damaged',
            name: intl.formatMessage({ id: 'restore.damaged', defaultMessage: 'Damaged' }),
            value: intl.formatMessage(
              {
                id: 'restore.damaged-words',
                defaultMessage:
                  '{damaged, plural, one {# file} other {# files}}: what can be read of {damaged, plural, one {it} other {them}} comes',
              },
              { damaged: look.damaged },
            ),
          },
        ]),
  ];
  return <DefinitionList entries={entries} look="lined" />;
}
