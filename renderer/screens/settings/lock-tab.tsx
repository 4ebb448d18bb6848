import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp, useSettings } from '../../app/contexts';
import { guardWords, kitProblemWords, type GuardReport } from '../../app/sync/guard-words';
import { LOCK_AFTER } from '../../app/settings';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { Segmented } from '../../ui/segmented';
import { TextArea } from '../../ui/text-area';
import { KitDialog } from './kit-dialog';
import { PassphraseForm } from './passphrase-form';
import styles from './settings-screen.module.css';

/** Who opens the keys of this laptop: a passphrase, a way back in, and when it locks by itself. */
export function LockTab() {
  const intl = useIntl();
  const app = useApp();
  const { bridge } = app;
  const lockAfter = useSettings((settings) => settings.lockAfter);
  const [report, setReport] = useState<GuardReport | null>(null);
  const [isMaking, setMaking] = useState(false);
  const refresh = () => void bridge.call('guard', {}).then(setReport);
  useEffect(() => {
    void bridge.call('guard', {}).then(setReport);
  }, [bridge]);
  if (!report) return null;
  const hasWayBack = report.hasKit || report.isElsewhere;
  const lockName = intl.formatMessage({ id: 'lock-tab.idle', defaultMessage: 'Lock by itself' });
  const lockWords = {
    0: intl.formatMessage({ id: 'lock-tab.never', defaultMessage: 'Never' }),
    5: intl.formatMessage({ id: 'lock-tab.five', defaultMessage: 'After 5 min' }),
    15: intl.formatMessage({ id: 'lock-tab.fifteen', defaultMessage: 'After 15 min' }),
    60: intl.formatMessage({ id: 'lock-tab.sixty', defaultMessage: 'After an hour' }),
  };
  return (
    <div className={styles.tab}>
      <Banner tone={report.file ? 'notice' : 'plain'} glyph={report.file ? '!' : '✓'}>
        {guardWords(intl, report)}
      </Banner>
      <Panel title={intl.formatMessage({ id: 'lock-tab.passphrase', defaultMessage: 'Passphrase' })}>
        <PassphraseForm hasOne={report.passphrase} onDone={refresh} />
      </Panel>
      {report.passphrase ? (
        <Panel title={lockName}>
          <Segmented
            legend={lockName}
            options={LOCK_AFTER.map((value) => ({ value: String(value), label: lockWords[value] }))}
            value={String(lockAfter)}
            onPick={(value) => {
              app.settings.setState({ lockAfter: LOCK_AFTER.find((one) => String(one) === value) ?? 0 });
            }}
          />
          <p className={styles.detail}>
            <FormattedMessage
              id="lock-tab.idle-detail"
              defaultMessage="Never while an incident is live. A locked laptop exchanges nothing, and still takes lines."
            />
          </p>
        </Panel>
      ) : null}
      <Panel title={intl.formatMessage({ id: 'lock-tab.kit', defaultMessage: 'Recovery kit' })}>
        <p className={styles.detail}>
          {report.hasKit ? (
            <FormattedMessage
              id="lock-tab.has-kit"
              defaultMessage="There is one: 24 words on paper, which open this laptop and every room it shares. A new one replaces it; the old one still opens what was written so far."
            />
          ) : report.isElsewhere ? (
            <FormattedMessage
              id="lock-tab.elsewhere"
              defaultMessage="None, but another laptop of the room holds the keys, too: it can let this one in again. A kit is 24 words on paper, for when that one is gone as well."
            />
          ) : (
            <FormattedMessage
              id="lock-tab.no-kit"
              defaultMessage="None. It is 24 words on paper: the way back in when the passphrase is forgotten or this disk is gone."
            />
          )}
        </p>
        <div className={styles.fields}>
          <Button
            variant={hasWayBack ? 'plain' : 'primary'}
            onClick={() => {
              setMaking(true);
            }}
          >
            <FormattedMessage id="lock-tab.make-kit" defaultMessage="Make a recovery kit" />
          </Button>
        </div>
      </Panel>
      <Panel title={intl.formatMessage({ id: 'lock-tab.use', defaultMessage: 'Open a sealed room with its kit' })}>
        <UseKit />
      </Panel>
      {isMaking ? (
        <KitDialog
          onClose={() => {
            setMaking(false);
            refresh();
          }}
        />
      ) : null}
    </div>
  );
}

/** On a laptop that lost its keys: what the journal holds of a room opens with the words of its kit. */
function UseKit() {
  const intl = useIntl();
  const { bridge } = useApp();
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<string>();

  async function use(): Promise<void> {
    setTrouble(undefined);
    setSaid('');
    const reply = await bridge.call('use-kit', { text });
    if (reply.kind === 'not-words') setTrouble(kitProblemWords(intl, reply.why));
    if (reply.kind === 'nothing')
      setTrouble(
        intl.formatMessage({
          id: 'use-kit.nothing',
          defaultMessage:
            'These words open nothing that is sealed here. Nothing was changed. If the room lies in a folder or a backup, bring that in first.',
        }),
      );
    if (reply.kind === 'kept') {
      setText('');
      setSaid(
        intl.formatMessage({
          id: 'use-kit.kept',
          defaultMessage: 'This laptop stays in the room, and the other one is out.',
        }),
      );
    }
    if (reply.kind === 'brought') {
      setText('');
      setSaid(
        intl.formatMessage(
          {
            id: 'use-kit.brought',
            defaultMessage: '{rooms, plural, one {The room is} other {# rooms are}} open: its lines are on the list.',
          },
          { rooms: reply.rooms },
        ),
      );
    }
  }

  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <TextArea
        label={intl.formatMessage({ id: 'use-kit.words', defaultMessage: 'The 24 words' })}
        hint={intl.formatMessage({
          id: 'use-kit.hint',
          defaultMessage: 'For lines that are here and sealed with keys this laptop does not have.',
        })}
        rows={2}
        maxLength={1_000}
        value={text}
        error={trouble}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit">
        <FormattedMessage id="use-kit.open" defaultMessage="Open with the kit" />
      </Button>
      <p role="status">{said}</p>
    </form>
  );
}
