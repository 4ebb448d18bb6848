import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectConsequence, type Conflict } from '../../../shared/domain/incident/conflicts/select-conflicts';
import { useAct } from '../../app/acting';
import { consequenceWords, reasonWords, valueWords } from '../../app/sync/conflict-words';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { SeverityChip } from '../../ui/severity-chip';
import { TextField } from '../../ui/text-field';
import styles from './conflicts.module.css';

type Props = {
  readonly conflict: Conflict;
  readonly isEditing: boolean;
  readonly onChoose: (index: number) => void;
  readonly onLater: () => void;
  /** For words only. */
  readonly onBoth: (() => void) | undefined;
  readonly onEdit: (() => void) | undefined;
  readonly onEdited: () => void;
};

/** The values side by side: who, on which laptop, when, why, and what follows. */
export function ConflictChoice({ conflict, isEditing, onChoose, onLater, onBoth, onEdit, onEdited }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const incident = useWholeIncident();
  const { values } = conflict;
  const shownAt = values.length - 1;
  const isText = onEdit !== undefined;
  return (
    <div className={styles.choice}>
      <div className={styles.cards}>
        {values.map((value, index) => {
          const reason = reasonWords(value);
          const then = selectConsequence(incident, value);
          const entries = [
            entry('who', intl.formatMessage({ id: 'conflict.who', defaultMessage: 'Who' }), value.by.name),
            entry('device', intl.formatMessage({ id: 'conflict.device', defaultMessage: 'Laptop' }), value.by.device),
            entry(
              'when',
              intl.formatMessage({ id: 'conflict.when', defaultMessage: 'When' }),
              clock(value.recordedAt, true),
            ),
            ...(reason === ''
              ? []
              : [entry('why', intl.formatMessage({ id: 'conflict.why', defaultMessage: 'Why' }), `“${reason}”`)]),
            ...(then === null
              ? []
              : [
                  entry(
                    'then',
                    intl.formatMessage({ id: 'conflict.then', defaultMessage: 'Then' }),
                    consequenceWords(intl, then),
                  ),
                ]),
          ];
          return (
            <article key={value.id} className={styles.card} data-shown={index === shownAt}>
              <h3 className={styles.value}>
                {value.fact.kind === 'severity-set/1' ? (
                  <SeverityChip level={value.fact.severity} label={valueWords(intl, value, clock)} />
                ) : (
                  valueWords(intl, value, clock)
                )}
                {index === shownAt && conflict.field !== 'role-assigned/1' ? (
                  <span className={styles.now}>
                    <FormattedMessage id="conflict.shown" defaultMessage="shown now" />
                  </span>
                ) : null}
              </h3>
              <DefinitionList entries={entries} />
            </article>
          );
        })}
      </div>
      {isEditing && isText ? (
        <MergedText from={values.map((value) => valueWords(intl, value, clock)).join(' / ')} onDone={onEdited} />
      ) : (
        <div className={styles.actions}>
          {values.map((value, index) => (
            <Button
              key={value.id}
              variant={index === shownAt ? 'primary' : 'plain'}
              {...(index < 2 && { keys: String(index + 1) })}
              onClick={() => {
                onChoose(index);
              }}
            >
              {index === shownAt ? (
                <FormattedMessage
                  id="conflict.keep"
                  defaultMessage="Keep {value}"
                  values={{ value: valueWords(intl, value, clock) }}
                />
              ) : (
                <FormattedMessage
                  id="conflict.use"
                  defaultMessage="Use {value}"
                  values={{ value: valueWords(intl, value, clock) }}
                />
              )}
            </Button>
          ))}
          {onBoth ? (
            <Button keys="B" onClick={onBoth}>
              <FormattedMessage id="conflict.both" defaultMessage="Keep both" />
            </Button>
          ) : null}
          {onEdit ? (
            <Button keys="E" onClick={onEdit}>
              <FormattedMessage id="conflict.edit" defaultMessage="Write it anew" />
            </Button>
          ) : null}
          <Button keys="J" onClick={onLater}>
            <FormattedMessage id="conflict.later" defaultMessage="Later" />
          </Button>
          <span className={styles.hint}>
            <FormattedMessage id="conflict.is-line" defaultMessage="Your choice is a log line. Ctrl Z takes it back." />
          </span>
        </div>
      )}
    </div>
  );
}

function MergedText({ from, onDone }: { readonly from: string; readonly onDone: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const [text, setText] = useState(from);
  const [refused, setRefused] = useState<string>();
  return (
    <form
      className={styles.actions}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') {
          setRefused(
            intl.formatMessage({
              id: 'conflict.empty',
              defaultMessage: 'That would delete it. Write a title, or choose one of the two.',
            }),
          );
          return;
        }
        void act({ kind: 'merge-title', title: text }).then((why) => {
          setRefused(why ?? undefined);
          if (why === null) onDone();
        });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label={intl.formatMessage({ id: 'conflict.merged', defaultMessage: 'Title for all' })}
        value={text}
        maxLength={120}
        autoFocus
        error={refused}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="conflict.write" defaultMessage="Use this" />
      </Button>
      <Button keys="Esc" onClick={onDone}>
        <FormattedMessage id="conflict.leave" defaultMessage="Leave it" />
      </Button>
    </form>
  );
}

const entry = (id: string, name: string, value: string) => ({ id, name, value });
