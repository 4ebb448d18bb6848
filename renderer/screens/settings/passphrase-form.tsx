import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/text-field';
import styles from './settings-screen.module.css';

/** Shorter ones are guessed. */
const LEAST = 8;

/** Sets, changes or removes the passphrase. */
export function PassphraseForm({ hasOne, onDone }: { readonly hasOne: boolean; readonly onDone: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const { bridge } = app;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [trouble, setTrouble] = useState<{ readonly field: 'current' | 'next' | 'again'; readonly text: string }>();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const errorOf = (field: 'current' | 'next' | 'again') => (trouble?.field === field ? trouble.text : undefined);

  function whyNot(): typeof trouble {
    if (next.trim().length < LEAST)
      return {
        field: 'next',
        text: intl.formatMessage(
          { id: 'passphrase.short', defaultMessage: 'At least {least} characters: four words are better than one.' },
          { least: LEAST },
        ),
      };
    if (next !== again)
      return {
        field: 'again',
        text: intl.formatMessage({
          id: 'passphrase.differs',
          defaultMessage: 'These two differ. Nothing was changed.',
        }),
      };
    return undefined;
  }

  async function set(to: string | null): Promise<void> {
    const why = to === null ? undefined : whyNot();
    setTrouble(why);
    setSaid('');
    if (why) return;
    setBusy(true);
    const reply = await bridge.call('set-passphrase', { current, next: to });
    setBusy(false);
    if (reply === 'wrong')
      setTrouble({
        field: 'current',
        text: intl.formatMessage({
          id: 'passphrase.wrong',
          defaultMessage: 'That is not the passphrase of now. Nothing was changed.',
        }),
      });
    if (reply === 'not-kept')
      setTrouble({
        field: 'next',
        text: intl.formatMessage({
          id: 'passphrase.not-kept',
          defaultMessage: 'The disk is full or may not be written to: the passphrase is the one of before.',
        }),
      });
    if (reply !== 'set') return;
    setCurrent('');
    setNext('');
    setAgain('');
    setSaid(
      to === null
        ? intl.formatMessage({ id: 'passphrase.gone', defaultMessage: 'Removed: nothing is asked at the next start.' })
        : intl.formatMessage({ id: 'passphrase.set', defaultMessage: 'Set: it is asked for at the next start.' }),
    );
    onDone();
  }

  const field = (label: string, of: 'current' | 'next' | 'again', value: string, change: (value: string) => void) => (
    <TextField
      label={label}
      type={isShown ? 'text' : 'password'}
      value={value}
      maxLength={1_000}
      error={errorOf(of)}
      onChange={(event) => {
        change(event.target.value);
      }}
    />
  );

  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault();
        void set(next);
      }}
    >
      <div className={styles.fields}>
        {hasOne
          ? field(
              intl.formatMessage({ id: 'passphrase.current', defaultMessage: 'The one of now' }),
              'current',
              current,
              setCurrent,
            )
          : null}
        {field(intl.formatMessage({ id: 'passphrase.next', defaultMessage: 'New passphrase' }), 'next', next, setNext)}
        {field(intl.formatMessage({ id: 'passphrase.again', defaultMessage: 'Once more' }), 'again', again, setAgain)}
      </div>
      <Checkbox
        checked={isShown}
        label={<FormattedMessage id="passphrase.show" defaultMessage="Show what is typed" />}
        onToggle={setShown}
      />
      <div className={styles.fields}>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {hasOne ? (
            <FormattedMessage id="passphrase.change" defaultMessage="Change it" />
          ) : (
            <FormattedMessage id="passphrase.do-set" defaultMessage="Set it" />
          )}
        </Button>
        {hasOne ? (
          <>
            <Button onClick={() => void set(null)}>
              <FormattedMessage id="passphrase.remove" defaultMessage="Remove it" />
            </Button>
            <Button keys="Ctrl+Shift+K" onClick={() => void app.lock()}>
              <FormattedMessage id="passphrase.lock" defaultMessage="Lock now" />
            </Button>
          </>
        ) : null}
        <p role="status">{said}</p>
      </div>
    </form>
  );
}
