import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Briefing } from '../../../shared/domain/incident/briefings/select-briefings';
import { useAct } from '../../app/acting';
import { readQuestion } from '../../app/line/read-briefing';
import { useLineContext } from '../../app/line/use-line-context';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './briefings.module.css';

type Props = { readonly briefing: Briefing; readonly onAsked: () => void };

/** A question as fast as a line of the log: who, a colon, the words, Enter, and the next. Esc leaves to the list. */
export function AskField({ briefing, onAsked }: Props) {
  const intl = useIntl();
  const act = useAct();
  const readNow = useLineContext();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const { by } = readQuestion(typed, briefing.attendees, readNow());

  async function ask(): Promise<void> {
    const asked = readQuestion(typed, briefing.attendees, readNow());
    // Cleared at once: the next one may be typed while this one is written. What is refused comes back.
    setTyped('');
    const why = await act({ kind: 'ask-question', briefing: briefing.id, ...asked });
    setRefused(why);
    if (why === null) onAsked();
    else setTyped((meanwhile) => (meanwhile === '' ? typed : meanwhile));
  }

  return (
    <form
      data-ask
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void ask();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        const pane = event.currentTarget.closest<HTMLElement>('section[data-scope~="briefings"]');
        (pane?.querySelector<HTMLElement>('[role="listbox"]') ?? pane)?.focus();
      }}
    >
      <TextField
        label={
          by
            ? intl.formatMessage({ id: 'ask.by', defaultMessage: 'Question of {name}' }, { name: by.name })
            : intl.formatMessage({ id: 'ask.label', defaultMessage: 'Question: who asks, a colon, the words' })
        }
        value={typed}
        error={refused ?? undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(null);
        }}
      />
      <Button type="submit" keys="Enter">
        <FormattedMessage id="ask.log" defaultMessage="Ask" />
      </Button>
    </form>
  );
}
