import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { initialsOf } from '../../../shared/domain/plan/plan';
import { useApp } from '../../app/contexts';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { AppFrame } from '../../ui/app-frame';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './start-screen.module.css';

/** The only question before the first line: a name. */
export function StartScreen() {
  const app = useApp();
  const intl = useIntl();
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const code = app.started.deviceCode;

  async function enter(event?: SubmitEvent): Promise<void> {
    event?.preventDefault();
    setBusy(true);
    try {
      await app.introduce(name);
    } catch {
      setBusy(false);
      setTrouble(
        intl.formatMessage({
          id: 'start.not-saved',
          defaultMessage:
            'Your name could not be saved: the disk is full or may not be written to. Free some space, then press Enter again.',
        }),
      );
    }
  }

  return (
    <AppFrame top={<WindowTop path={[]} />} status={<WindowStatus keys={[]} />}>
      <main className={styles.page}>
        <form className={styles.card} onSubmit={(event) => void enter(event)}>
          <div className={styles.head}>
            <h1 className={styles.title}>
              <FormattedMessage id="start.title" defaultMessage="Start a room" />
            </h1>
            <p className={styles.words}>
              <FormattedMessage
                id="start.words"
                defaultMessage="Everything you log stays on this laptop and needs no network. You take command when you declare; name the incident when you can."
              />
            </p>
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
            <Button variant="primary" size="large" type="submit" keys="Enter" isBusy={isBusy}>
              <FormattedMessage id="start.enter" defaultMessage="Start" />
            </Button>
          </div>
          <p className={styles.hint}>
            {name.trim() === '' ? (
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
