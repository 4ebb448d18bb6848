import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp, useClockWords, useSettings } from '../../app/contexts';
import {
  carriedProblemWords,
  needsPhrase,
  phraseWords,
  takenWords,
  type CarriedLook,
} from '../../app/sync/carry-words';
import { dayWords } from '../../app/time-words';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './carry.module.css';

type Props = { readonly look: CarriedLook; readonly onClose: () => void };

/** What a carried file holds, before anything of it is taken in. */
export function CarryInDialog({ look, onClose }: Props) {
  const intl = useIntl();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={look.name}
      closeName={intl.formatMessage({ id: 'carry.close', defaultMessage: 'Close' })}
    >
      {look.kind === 'problem' ? (
        <p role="alert">{carriedProblemWords(intl, look.why)}</p>
      ) : (
        <TakeIn look={look} onClose={onClose} />
      )}
    </Dialog>
  );
}

function TakeIn({ look, onClose }: Props & { readonly look: Extract<CarriedLook, { kind: 'looked' }> }) {
  const intl = useIntl();
  const app = useApp();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const [phrase, setPhrase] = useState('');
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const asksPhrase = needsPhrase(look);
  const at = (ms: number) => `${dayWords(ms, zone)} ${clock(ms)}`;

  async function takeIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const taken = await app.bridge.call('take-in', { phrase });
    setBusy(false);
    if (taken.kind === 'phrase') setRefused(phraseWords(intl, taken.why));
    else if (taken.kind === 'gone') onClose();
    else {
      app.toasts.show({ text: takenWords(intl, taken) });
      const [book] = taken.books;
      if (book && taken.books.length === 1 && taken.waiting === 0) {
        await app.catalog.open(book);
        app.go({ screen: 'room', book, pane: 'timeline' });
      }
      onClose();
    }
  }

  const entries = [
    {
      id: 'holds',
      name: intl.formatMessage({ id: 'carry.holds', defaultMessage: 'Holds' }),
      value: intl.formatMessage(
        {
          id: 'carry.count',
          defaultMessage:
            '{ops, plural, one {# entry} other {# entries}} of {books, plural, one {one record} other {# records}}{attachments, plural, =0 {} one {, # attachment} other {, # attachments}}',
        },
        { ops: look.ops, books: look.books, attachments: look.attachments },
      ),
    },
    {
      id: 'writers',
      name: intl.formatMessage({ id: 'carry.writers', defaultMessage: 'Written on' }),
      value: intl.formatList(look.writers),
    },
    ...(look.period
      ? [
          {
            id: 'period',
            name: intl.formatMessage({ id: 'carry.period', defaultMessage: 'From, to' }),
            value: `${at(look.period.from)} – ${at(look.period.to)}`,
          },
        ]
      : []),
    ...(look.refused + look.damaged === 0
      ? []
      : [
          {
            id: 'bad',
            name: intl.formatMessage({ id: 'carry.bad', defaultMessage: 'Left out' }),
            value: intl.formatMessage(
              {
                id: 'carry.bad-words',
                defaultMessage: '{refused} entries nobody signed, {damaged} damaged places',
              },
              { refused: look.refused, damaged: look.damaged },
            ),
          },
        ]),
  ];
  return (
    <form className={styles.form} onSubmit={(event) => void takeIn(event)}>
      <DefinitionList entries={entries} look="lined" />
      {asksPhrase ? (
        <TextField
          label={intl.formatMessage({ id: 'carry.phrase', defaultMessage: 'Its six words' })}
          value={phrase}
          autoFocus
          error={refused}
          onChange={(event) => {
            setPhrase(event.target.value);
          }}
        />
      ) : look.lock === null || look.lock === 'no-keys' ? null : (
        <p>
          <FormattedMessage
            id="carry.sealed"
            defaultMessage="It is sealed for other laptops: it is kept, and shown once its key is here."
          />
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" keys="Enter" isBusy={isBusy}>
          <FormattedMessage id="carry.take-in" defaultMessage="Take it in" />
        </Button>
        <p className={styles.hint}>
          <FormattedMessage
            id="carry.union"
            defaultMessage="What is here stays. A file taken in twice changes nothing."
          />
        </p>
      </div>
    </form>
  );
}
