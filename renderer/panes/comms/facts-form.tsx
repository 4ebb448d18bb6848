import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { typed } from '../../../shared/domain/incident/messages/variables';
import { useAct } from '../../app/acting';
import { useIncident } from '../../app/contexts';
import { sharedWordName } from '../../app/comms/message-words';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { TextArea } from '../../ui/text-area';
import styles from './draft.module.css';

type Props = { readonly words: readonly string[]; readonly missing: readonly string[]; readonly onLeave: () => void };

/** Facts told once, for every draft. Enter keeps one and goes to the next; what is left is kept as well. */
export function FactsForm({ words, missing, onLeave }: Props) {
  const intl = useIntl();
  return (
    <Panel
      title={intl.formatMessage({ id: 'facts.title', defaultMessage: 'Facts, shared by all drafts' })}
      end={<Keys keys="F" />}
    >
      <div id="facts" className={styles.facts}>
        {words.map((word) => (
          <FactField key={word} word={word} isMissing={missing.includes(word)} onLeave={onLeave} />
        ))}
      </div>
    </Panel>
  );
}

type FieldProps = { readonly word: string; readonly isMissing: boolean; readonly onLeave: () => void };

function FactField({ word, isMissing, onLeave }: FieldProps) {
  const intl = useIntl();
  const act = useAct();
  const kept = useIncident((incident) => typed(incident, word));
  const [text, setText] = useState<string | null>(null);
  const [refused, setRefused] = useState<string>();
  const isNeeded = isMissing && (text ?? kept) === '';
  /** What stands there was kept already, or is kept now. */
  async function keep(): Promise<void> {
    if (text === null || text.trim() === kept) {
      setText(null);
      return;
    }
    const why = await act({ kind: 'set-word', word, text });
    setRefused(why ?? undefined);
    if (why === null) setText(null);
  }
  return (
    <div className={styles.fact} data-word={word} data-missing={isNeeded}>
      <span className={styles.factName} aria-hidden="true">
        {sharedWordName(intl, word)}
        {isNeeded ? <FormattedMessage tagName="small" id="facts.needed" defaultMessage="needed here" /> : null}
      </span>
      <TextArea
        label={sharedWordName(intl, word)}
        isLabelHidden
        value={text ?? kept}
        rows={1}
        error={refused}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onLeave();
          }
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          next(event.currentTarget, onLeave);
        }}
      />
    </div>
  );
}

/** Leaving a field keeps it. After the last comes the audience again. */
function next(field: HTMLTextAreaElement, onLeave: () => void): void {
  const all = [...(field.closest('#facts')?.querySelectorAll('textarea') ?? [])];
  const after = all[all.indexOf(field) + 1];
  if (after) after.focus();
  else onLeave();
}
