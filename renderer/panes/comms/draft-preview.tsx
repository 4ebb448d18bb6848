import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { smsOf } from '../../../shared/domain/incident/messages/check';
import { wordFor } from '../../../shared/domain/incident/messages/variables';
import { useAct } from '../../app/acting';
import { sharedWordName } from '../../app/comms/message-words';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { TextArea } from '../../ui/text-area';
import type { Draft } from './draft';
import styles from './draft.module.css';

type Props = {
  readonly name: string;
  readonly draft: Draft;
  readonly isRewriting: boolean;
  /** Begins the draft if nobody has yet; its id, or why not. */
  readonly begin: () => Promise<string | { readonly id: NonNullable<Draft['message']>['id'] }>;
  readonly onDone: () => void;
};

/** The words as they would go: values marked, what is missing in brackets. Or a field to write others. */
export function DraftPreview({ name, draft, isRewriting, begin, onDone }: Props) {
  const intl = useIntl();
  const { characters, segments } = smsOf(draft.text);
  return (
    <Panel
      title={intl.formatMessage({ id: 'draft.preview', defaultMessage: 'Words to {name}' }, { name })}
      end={
        <span className={styles.meta}>
          <FormattedMessage
            id="draft.length"
            defaultMessage="{characters, number} characters · {segments, number} SMS"
            values={{ characters, segments }}
          />
        </span>
      }
    >
      {isRewriting ? (
        <Rewrite text={draft.text} begin={begin} onDone={onDone} />
      ) : (
        <p className={styles.words} tabIndex={0}>
          {draft.parts === null
            ? draft.text
            : draft.parts.map((part, i) => (
                <span key={i} data-part={part.as} className={part.as === 'text' ? undefined : styles.value}>
                  {part.as === 'missing' ? `[[${sharedWordName(intl, wordFor(part.name))}?]]` : part.text}
                </span>
              ))}
        </p>
      )}
    </Panel>
  );
}

function Rewrite({ text, begin, onDone }: Pick<Props, 'begin' | 'onDone'> & { readonly text: string }) {
  const intl = useIntl();
  const act = useAct();
  const [words, setWords] = useState(text);
  const [refused, setRefused] = useState<string>();
  async function keep(): Promise<void> {
    const draft = await begin();
    const why = typeof draft === 'string' ? draft : await act({ kind: 'word-message', message: draft.id, text: words });
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.rewrite}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextArea
        label={intl.formatMessage({ id: 'draft.rewrite', defaultMessage: 'Other words' })}
        value={words}
        rows={6}
        autoFocus
        error={refused}
        onChange={(event) => {
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          void keep();
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" keys="Ctrl+Enter">
          <FormattedMessage id="draft.keep" defaultMessage="Keep these words" />
        </Button>
        <Button keys="Esc" onClick={onDone}>
          <FormattedMessage id="draft.leave" defaultMessage="Leave it" />
        </Button>
      </div>
    </form>
  );
}
