import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectConflicts } from '../../../shared/domain/incident/conflicts/select-conflicts';
import { useActOrTell } from '../../app/acting';
import { conflictName, valueWords } from '../../app/sync/conflict-words';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { KeyHint } from '../../ui/key-hint';
import { Strip } from '../../ui/strip';
import { ConflictChoice } from './conflict-choice';
import styles from './conflicts.module.css';
import { NoConflicts } from './no-conflicts';
import { useConflictCommands } from './use-conflict-commands';

/** What people decided apart from each other: one at a time, and nothing waits for it. */
export function ConflictsPane() {
  const intl = useIntl();
  const clock = useClockWords();
  const act = useActOrTell();
  const incident = useWholeIncident();
  const conflicts = selectConflicts(incident);
  const [shown, setShown] = useState(0);
  const [isEditing, setEditing] = useState(false);
  const at = Math.min(shown, conflicts.length - 1);
  const conflict = conflicts[at];
  const show = (index: number) => {
    setEditing(false);
    setShown((index + conflicts.length) % Math.max(1, conflicts.length));
  };
  const choose = (index: number) => {
    const value = conflict?.values[index];
    if (!conflict || !value) return;
    const { field, target } = conflict;
    void act(
      { kind: 'choose', field, target, value: value.id },
      intl.formatMessage(
        { id: 'conflict.chosen', defaultMessage: '{name}: {value}' },
        { name: conflictName(intl, conflict), value: valueWords(intl, value, clock) },
      ),
    );
  };
  const isText = conflict?.field === 'title-set/1';
  const keepBoth = () => {
    if (!isText) return;
    const titles = conflict.values.map((value) => valueWords(intl, value, clock));
    void act({ kind: 'merge-title', title: titles.join(' / ') }, titles.join(' / '));
  };
  const edit = () => {
    setEditing(true);
  };
  useConflictCommands(conflict, { onChoose: choose, onStep: (by) => show(at + by), onBoth: keepBoth, onEdit: edit });
  return (
    <section
      className={styles.pane}
      data-scope="conflicts"
      tabIndex={-1}
      aria-label={intl.formatMessage({ id: 'conflicts.pane', defaultMessage: 'Conflicts' })}
    >
      <Strip
        title={
          conflict
            ? intl.formatMessage(
                { id: 'conflicts.title', defaultMessage: 'Conflicts: {at} of {count}' },
                { at: at + 1, count: conflicts.length },
              )
            : intl.formatMessage({ id: 'conflicts.none-title', defaultMessage: 'Conflicts' })
        }
        end={
          conflicts.length > 1 ? (
            <KeyHint keys="J">
              <FormattedMessage id="conflicts.next" defaultMessage="Next" />
            </KeyHint>
          ) : null
        }
      >
        {conflict ? (
          <FormattedMessage
            id="conflicts.calm"
            defaultMessage="Nothing is lost or blocked. Work goes on with the value shown now."
          />
        ) : null}
      </Strip>
      {conflict ? (
        <>
          <ol className={styles.queue}>
            {conflicts.map((one, index) => (
              <li key={`${one.field}${one.target}`}>
                <button
                  type="button"
                  className={styles.queued}
                  data-selected={index === at}
                  aria-current={index === at || undefined}
                  onClick={() => {
                    show(index);
                  }}
                >
                  <b className={styles.name}>
                    {index + 1} {conflictName(intl, one)}
                  </b>
                  <span className={styles.values}>
                    {intl.formatList(
                      one.values.map((value) => valueWords(intl, value, clock)),
                      { type: 'disjunction' },
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <ConflictChoice
            key={`${conflict.field}${conflict.target}`}
            conflict={conflict}
            isEditing={isEditing}
            onChoose={choose}
            onLater={() => {
              show(at + 1);
            }}
            onBoth={isText ? keepBoth : undefined}
            onEdit={isText ? edit : undefined}
            onEdited={() => {
              setEditing(false);
            }}
          />
        </>
      ) : (
        <NoConflicts />
      )}
    </section>
  );
}
