import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './kit-dialog.module.css';

/** Which words are asked for, from 1: enough to know that they stand on paper, in order. */
const ASKED = [4, 11, 19] as const;

/** Shows the words of a new recovery kit once, and asks for three of them: then it is one. */
export function KitDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const { bridge, started } = useApp();
  const [words, setWords] = useState<readonly string[]>([]);
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState<readonly string[]>(ASKED.map(() => ''));
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    void bridge.call('begin-kit', {}).then(setWords);
  }, [bridge]);

  async function confirm(): Promise<void> {
    const asked = ASKED.map((position, i) => ({ position, word: typed[i] ?? '' }));
    const reply = await bridge.call('confirm-kit', { words: asked });
    if (reply === 'confirmed') {
      onClose();
      return;
    }
    setTrouble(
      reply === 'not-kept'
        ? intl.formatMessage({
            id: 'kit.not-kept',
            defaultMessage:
              'The disk is full or may not be written to: this is no kit yet. Free some space, try again.',
          })
        : intl.formatMessage({
            id: 'kit.other-words',
            defaultMessage: 'One of them is another. Nothing was changed; look at the paper, or go back to the words.',
          }),
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={intl.formatMessage({ id: 'kit.title', defaultMessage: 'Recovery kit' })}
      closeName={intl.formatMessage({ id: 'kit.close', defaultMessage: 'Close; no kit is made' })}
    >
      {isAsking ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <p>
            <FormattedMessage id="kit.ask" defaultMessage="Three of the words, off the paper:" />
          </p>
          <div className={styles.asked}>
            {ASKED.map((position, i) => (
              <TextField
                key={position}
                autoFocus={i === 0}
                label={intl.formatMessage({ id: 'kit.word', defaultMessage: 'Word {position}' }, { position })}
                value={typed[i] ?? ''}
                onChange={(event) => {
                  setTyped(typed.map((word, at) => (at === i ? event.target.value : word)));
                }}
              />
            ))}
          </div>
          <p role="alert">{trouble}</p>
          <div className={styles.actions}>
            <Button type="submit" variant="primary" keys="Enter">
              <FormattedMessage id="kit.confirm" defaultMessage="That is my kit" />
            </Button>
            <Button
              onClick={() => {
                setAsking(false);
              }}
            >
              <FormattedMessage id="kit.back" defaultMessage="Back to the words" />
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.form}>
          <div className={styles.paper} data-print>
            <p>
              <FormattedMessage
                id="kit.paper"
                defaultMessage="Holdfast recovery kit, laptop {code}. Whoever has these words can read every room of this laptop: keep them where you keep the keys of the building."
                values={{ code: started.deviceCode }}
              />
            </p>
            <ol className={styles.list}>
              {words.map((word, i) => (
                <li key={i}>
                  <span className={styles.number}>{i + 1}</span>
                  {word}
                </li>
              ))}
            </ol>
          </div>
          <p className={styles.hint}>
            <FormattedMessage
              id="kit.once"
              defaultMessage="They are shown this once, and kept nowhere. Write them down or print them."
            />
          </p>
          <div className={styles.actions}>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(true);
              }}
            >
              <FormattedMessage id="kit.written" defaultMessage="They are on paper" />
            </Button>
            <Button
              onClick={() => {
                window.print();
              }}
            >
              <FormattedMessage id="kit.print" defaultMessage="Print" />
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
