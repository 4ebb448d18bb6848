import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { unlockWords, type AtDoor, type Locked } from '../../app/sync/guard-words';
import { AppFrame } from '../../ui/app-frame';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { TopBar } from '../../ui/top-bar';
import { LockedComposer } from './locked-composer';
import styles from './lock-screen.module.css';

type How = 'passphrase' | 'kit' | 'forgotten';

/**
 * The keys are shut: nothing of the record is shown, and lines are taken all the same. `onOpen` gets the words that
 * stood in the composer.
 */
export function LockScreen({
  bridge,
  state,
  onOpen,
}: {
  readonly bridge: AtDoor;
  readonly state: Locked;
  readonly onOpen: (typed: string) => void;
}) {
  const intl = useIntl();
  const [how, setHow] = useState<How>(state.why === 'passphrase' ? 'passphrase' : state.hasKit ? 'kit' : 'forgotten');
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);
  const typed = useRef('');

  async function open(by: 'passphrase' | 'kit' | 'key-store' | 'file' | 'replace'): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    const reply = await bridge.call('unlock', { how: by, text }).catch((error: unknown) => String(error));
    setBusy(false);
    if (typeof reply === 'string') {
      setTrouble(
        intl.formatMessage(
          {
            id: 'unlock.broken',
            defaultMessage: 'Not opened ({detail}). The record is untouched; close Holdfast and start it again.',
          },
          { detail: reply },
        ),
      );
      return;
    }
    const why = unlockWords(intl, reply, by);
    if (why === null) onOpen(typed.current);
    else setTrouble(why);
  }
  const turnTo = (next: How) => {
    setHow(next);
    setText('');
    setTrouble(undefined);
  };

  return (
    <AppFrame
      top={
        <TopBar
          path={[
            <b key="product">
              <FormattedMessage id="product" defaultMessage="Holdfast" />
            </b>,
          ]}
        />
      }
      status={
        <LockedComposer
          bridge={bridge}
          lines={state.lines}
          onType={(now) => {
            typed.current = now;
          }}
        />
      }
    >
      <main className={styles.page}>
        <form
          className={styles.card}
          onSubmit={(event) => {
            event.preventDefault();
            if (how !== 'forgotten') void open(how);
          }}
        >
          <h1 className={styles.title}>
            <FormattedMessage id="lock.title" defaultMessage="Locked" />
          </h1>
          <p className={styles.words}>
            <FormattedMessage
              id="lock.words"
              defaultMessage="Nothing is shown and nothing is exchanged until it is opened. Lines typed below are kept, sealed, and join the log then."
            />
          </p>
          {state.why === 'key-store' ? (
            <Banner tone="warning" glyph="!">
              <FormattedMessage
                id="lock.key-store"
                defaultMessage="The key store of this account no longer gives the key. The record is untouched; the recovery kit opens it."
              />
            </Banner>
          ) : null}
          {how === 'passphrase' ? (
            <div className={styles.ask}>
              <TextField
                label={intl.formatMessage({ id: 'lock.passphrase', defaultMessage: 'Passphrase' })}
                size="large"
                type={isShown ? 'text' : 'password'}
                value={text}
                autoFocus
                maxLength={1_000}
                aria-invalid={trouble === undefined ? undefined : true}
                onChange={(event) => {
                  setText(event.target.value);
                }}
              />
              <Button
                size="large"
                onClick={() => {
                  setShown(!isShown);
                }}
              >
                {isShown ? (
                  <FormattedMessage id="lock.hide" defaultMessage="Hide" />
                ) : (
                  <FormattedMessage id="lock.show" defaultMessage="Show" />
                )}
              </Button>
              <Button variant="primary" size="large" type="submit" keys="Enter" isBusy={isBusy}>
                <FormattedMessage id="lock.open" defaultMessage="Open" />
              </Button>
            </div>
          ) : null}
          {how === 'passphrase' && trouble !== undefined ? (
            <Banner tone="critical" glyph="!">
              {trouble}
            </Banner>
          ) : null}
          {how === 'kit' ? (
            <div className={styles.kit}>
              <TextArea
                label={intl.formatMessage({ id: 'lock.kit', defaultMessage: 'The 24 words of the recovery kit' })}
                value={text}
                autoFocus
                rows={3}
                maxLength={1_000}
                error={trouble}
                onChange={(event) => {
                  setText(event.target.value);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  void open('kit');
                }}
              />
              <Button variant="primary" type="submit" keys="Enter" isBusy={isBusy}>
                <FormattedMessage id="lock.open-kit" defaultMessage="Open with the kit" />
              </Button>
            </div>
          ) : null}
          {how === 'forgotten' ? <Forgotten state={state} trouble={trouble} onOpen={(by) => void open(by)} /> : null}
          <div className={styles.ways}>
            {state.why === 'key-store' ? (
              <Button onClick={() => void open('key-store')}>
                <FormattedMessage id="lock.by-store" defaultMessage="Ask the key store again" />
              </Button>
            ) : null}
            {state.why === 'passphrase' && how !== 'passphrase' ? (
              <Button
                onClick={() => {
                  turnTo('passphrase');
                }}
              >
                <FormattedMessage id="lock.by-passphrase" defaultMessage="Use the passphrase" />
              </Button>
            ) : null}
            {state.hasKit && how !== 'kit' ? (
              <Button
                onClick={() => {
                  turnTo('kit');
                }}
              >
                <FormattedMessage id="lock.by-kit" defaultMessage="Use the recovery kit" />
              </Button>
            ) : null}
            {how === 'forgotten' ? null : (
              <Button
                onClick={() => {
                  turnTo('forgotten');
                }}
              >
                <FormattedMessage
                  id="lock.by-nothing"
                  defaultMessage="{hasKit, select, true {I have neither} other {I no longer know it}}"
                  values={{ hasKit: String(state.hasKit) }}
                />
              </Button>
            )}
          </div>
        </form>
      </main>
    </AppFrame>
  );
}

/** What is left to someone who has no passphrase and no kit: what it costs is said before it is done. */
function Forgotten({
  state,
  trouble,
  onOpen,
}: {
  readonly state: Locked;
  readonly trouble: string | undefined;
  readonly onOpen: (by: 'file' | 'replace') => void;
}) {
  return (
    <div className={styles.kit}>
      {state.hasFile ? (
        <>
          <p>
            <FormattedMessage
              id="lock.file-words"
              defaultMessage="No recovery kit was made, so the files of your account still open the keys. The passphrase is forgotten then, and Settings offers a new one."
            />
          </p>
          <Button
            variant="primary"
            onClick={() => {
              onOpen('file');
            }}
          >
            <FormattedMessage id="lock.by-file" defaultMessage="Open without the passphrase" />
          </Button>
        </>
      ) : (
        <>
          <p>
            <FormattedMessage
              id="lock.replace-words"
              defaultMessage="Without either, what is on this laptop stays sealed. It is kept, every byte of it: the kit opens it later, and another laptop of the room can let this one in anew. To go on now, this laptop takes new keys; the old ones are put aside, not deleted."
            />
          </p>
          <Button
            onClick={() => {
              onOpen('replace');
            }}
          >
            <FormattedMessage id="lock.replace" defaultMessage="Go on with new keys" />
          </Button>
        </>
      )}
      {trouble === undefined ? null : <p role="alert">{trouble}</p>}
    </div>
  );
}
