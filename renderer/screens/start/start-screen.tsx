import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { initialsOf } from '../../../shared/domain/plan/plan';
import { useApp } from '../../app/contexts';
import { hubReplyWords } from '../../app/sync/hub-words';
import { folderReplyWords } from '../../app/sync/sync-words';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { AppFrame } from '../../ui/app-frame';
import { Button } from '../../ui/button';
import { RadioCards } from '../../ui/radio-cards';
import { TextField } from '../../ui/text-field';
import styles from './start-screen.module.css';

type Way = 'join' | 'start';

/** The only questions before the first line: whose room, and a name. */
export function StartScreen() {
  const app = useApp();
  const intl = useIntl();
  const [way, setWay] = useState<Way>('start');
  const [name, setName] = useState('');
  const [hub, setHub] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const code = app.started.deviceCode;
  // A plain browser has nowhere to join.
  const mayJoin = app.started.localKey !== null;

  async function enter(event?: SubmitEvent): Promise<void> {
    event?.preventDefault();
    setBusy(true);
    setTrouble(undefined);
    try {
      if (way === 'start' || (await ask())) await app.introduce(name);
    } catch {
      setTrouble(
        intl.formatMessage({
          id: 'start.not-saved',
          defaultMessage:
            'Your name could not be saved: the disk is full or may not be written to. Free some space, then press Enter again.',
        }),
      );
    }
    setBusy(false);
  }

  /** True once the request lies where the others meet; what stands against it is said under the name. */
  async function ask(): Promise<boolean> {
    const called = name.trim() || `Laptop ${code}`;
    if (hub.trim() !== '') {
      const answer = await app.bridge.call('use-hub', { code: hub, name: called });
      const words = hubReplyWords(intl, answer);
      setTrouble(words ?? undefined);
      return words === null;
    }
    const reply = await app.bridge.call('choose-folder', { to: 'join', name: called, isLast: false });
    setTrouble(folderReplyWords(intl, reply) ?? undefined);
    return reply.kind === 'asked' || reply.kind === 'added' || reply.kind === 'there-already';
  }

  return (
    <AppFrame top={<WindowTop path={[]} />} status={<WindowStatus keys={[]} />}>
      <main className={styles.page}>
        <form
          className={styles.card}
          onSubmit={(event) => void enter(event)}
          onKeyDown={(event) => {
            if (!mayJoin || !event.altKey) return;
            if (event.key.toLowerCase() === 'j') setWay('join');
            if (event.key.toLowerCase() === 's') setWay('start');
          }}
        >
          <div className={styles.head}>
            <h1 className={styles.title}>
              {mayJoin ? (
                <FormattedMessage id="start.question" defaultMessage="Join a room, or start one?" />
              ) : (
                <FormattedMessage id="start.title" defaultMessage="Start a room" />
              )}
            </h1>
            {mayJoin ? (
              <RadioCards<Way>
                legend={intl.formatMessage({ id: 'start.way', defaultMessage: 'Join a room, or start one' })}
                value={way}
                onPick={setWay}
                cards={[
                  {
                    value: 'join',
                    title: intl.formatMessage({ id: 'start.join', defaultMessage: 'Join a room' }),
                    detail: intl.formatMessage({
                      id: 'start.join-detail',
                      defaultMessage: 'By a code, or in the shared folder or on the stick where the others meet',
                    }),
                    keys: 'Alt+J',
                  },
                  {
                    value: 'start',
                    title: intl.formatMessage({ id: 'start.start', defaultMessage: 'Start one' }),
                    detail: intl.formatMessage({
                      id: 'start.start-detail',
                      defaultMessage: 'Needs no network. You take command when you declare',
                    }),
                    keys: 'Alt+S',
                  },
                ]}
              />
            ) : null}
          </div>
          <div className={styles.ask}>
            <TextField
              label={intl.formatMessage({ id: 'start.name', defaultMessage: 'Your name' })}
              size="large"
              value={name}
              autoFocus
              maxLength={120}
              error={trouble}
              onChange={(event) => {
                setName(event.target.value);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Escape') void enter();
              }}
            />
            {way === 'join' ? (
              <TextField
                label={intl.formatMessage({ id: 'start.code', defaultMessage: 'Code, if you were given one' })}
                size="large"
                value={hub}
                maxLength={2_000}
                onChange={(event) => {
                  setHub(event.target.value);
                }}
              />
            ) : null}
            <Button variant="primary" size="large" type="submit" keys="Enter" isBusy={isBusy}>
              {way === 'join' ? (
                hub.trim() === '' ? (
                  <FormattedMessage id="start.choose" defaultMessage="Choose the folder" />
                ) : (
                  <FormattedMessage id="start.connect" defaultMessage="Connect" />
                )
              ) : (
                <FormattedMessage id="start.enter" defaultMessage="Start" />
              )}
            </Button>
          </div>
          <p className={styles.hint}>
            {way === 'join' ? (
              <FormattedMessage
                id="start.hint-join"
                defaultMessage="Four words are shown here; someone in the room lets you in when theirs are the same. Write at once, your lines wait here."
              />
            ) : name.trim() === '' ? (
              <FormattedMessage
                id="start.hint-empty"
                defaultMessage="Left empty, you are “Laptop {code}” until you say otherwise."
                values={{ code }}
              />
            ) : (
              <FormattedMessage
                id="start.hint"
                defaultMessage="Shown as {initials} on laptop {code}; change both later in Settings."
                values={{ initials: initialsOf(name), code }}
              />
            )}
          </p>
        </form>
      </main>
    </AppFrame>
  );
}
