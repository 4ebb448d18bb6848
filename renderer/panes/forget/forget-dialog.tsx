import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import type { BookId } from '../../app/catalog';
import { useApp, useClockWords } from '../../app/contexts';
import { reachWords } from '../../app/sync/reach-words';
import { notDoneWords } from '../../app/refusal-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './forget-dialog.module.css';

type Props = {
  readonly book: BookId;
  /** Whether this laptop asks first, or agrees to what another asked. */
  readonly says: 'ask' | 'agree';
  readonly onDone: () => void;
};

/** Names what goes, where it goes and where it cannot be reached, and has the reference typed. */
export function ForgetDialog({ book, says, onDone }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const { bridge, catalog, forgetting, sync, toasts } = useApp();
  const places = useStore(sync);
  const { isAlone, holds } = useStore(forgetting);
  const summary = useStore(catalog.listed).get(book)?.summary;
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string>();
  if (!summary) return null;
  const { reference, title } = summary;
  const why = holds.includes(book)
    ? intl.formatMessage({
        id: 'forget.held',
        defaultMessage: 'It is under legal hold: nothing of it may be destroyed. Lift the hold first, if you may.',
      })
    : isAlone
      ? intl.formatMessage({
          id: 'forget.alone',
          defaultMessage:
            'It takes two people to forget an incident, and nobody else ever joined this room. Nothing was changed. Single lines can be redacted by one person.',
        })
      : null;

  async function forget(): Promise<void> {
    if (typed.trim() !== reference) {
      setRefused(
        intl.formatMessage(
          { id: 'forget.mistyped', defaultMessage: 'That is not {reference}. Nothing was changed.' },
          { reference },
        ),
      );
      return;
    }
    const { kind } = await bridge.call('forget', { book, says });
    if (kind === 'not-kept') {
      setRefused(notDoneWords(intl));
      return;
    }
    if (kind === 'said')
      toasts.show({
        text: intl.formatMessage(
          { id: 'forget.asked', defaultMessage: 'Asked: {reference} goes when somebody on another laptop agrees' },
          { reference },
        ),
      });
    onDone();
  }

  return (
    <Dialog
      isOpen
      onClose={onDone}
      title={intl.formatMessage({ id: 'forget.title', defaultMessage: 'Forget {reference}' }, { reference })}
      closeName={intl.formatMessage({ id: 'forget.close', defaultMessage: 'Keep the incident' })}
      description={
        why ?? (
          <FormattedMessage
            id="forget.what"
            defaultMessage="“{title}” is destroyed for good on every laptop of this room: every line, its key and its backups, and what shared folders hold of it. Only the number of its book stays, so that it never comes back. {says, select, ask {It goes once somebody on another laptop agrees.} other {With your word it goes.}} There is no way back."
            values={{ title: title || reference, says }}
          />
        )
      }
      actions={
        <>
          {why === null ? (
            <Button variant="danger" onClick={() => void forget()}>
              <FormattedMessage
                id="forget.do"
                defaultMessage="{says, select, ask {Ask to forget it} other {Forget it}}"
                values={{ says }}
              />
            </Button>
          ) : null}
          <Button onClick={onDone}>
            <FormattedMessage id="forget.leave" defaultMessage="Keep it" />
          </Button>
        </>
      }
    >
      {why === null ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void forget();
          }}
        >
          <TextField
            label={intl.formatMessage(
              { id: 'forget.type', defaultMessage: 'Type {reference} to say that you mean it' },
              { reference },
            )}
            value={typed}
            autoFocus
            error={refused}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
          <ul className={styles.reach}>
            {reachWords(intl, places, clock).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </form>
      ) : (
        <span />
      )}
    </Dialog>
  );
}
