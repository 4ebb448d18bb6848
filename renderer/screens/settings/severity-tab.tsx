import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { CRISIS_TRIGGERS } from '../../../shared/domain/content/crisis';
import { SEVERITIES, SEVERITY_RULE, type SeverityDef } from '../../../shared/domain/content/severities';
import { selectCrisisTriggers, selectScale } from '../../../shared/domain/plan/plan';
import { MAX_CRITERIA, MAX_LEVEL_NAME, MAX_TRIGGERS, type ScaleCommand } from '../../../shared/domain/plan/scale';
import { newClientId } from '../../app/client-id';
import { useApp, usePlan } from '../../app/contexts';
import { severityWords } from '../../app/domain-words';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { SeverityChip } from '../../ui/severity-chip';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import styles from './severity-tab.module.css';

type Typed = {
  readonly levels: readonly Pick<SeverityDef, 'level' | 'name' | 'definition'>[];
  readonly crisis: string;
};

const asTyped = (levels: Typed['levels'], triggers: readonly string[]): Typed => ({
  levels,
  crisis: triggers.join('\n'),
});

/** What makes a severity and a crisis in this room: the words that stand in the picker when it is chosen. */
export function SeverityTab() {
  const intl = useIntl();
  const app = useApp();
  const plan = usePlan();
  const scale = selectScale(plan);
  const triggers = selectCrisisTriggers(plan);
  // What was typed and not kept yet; null: what stands, also when another laptop changes it.
  const [typing, setTyping] = useState<Typed | null>(null);
  const [said, setSaid] = useState('');
  const shown = typing ?? asTyped(scale, triggers);
  const type = (next: Typed) => {
    setTyping(next);
    setSaid('');
  };
  const lines = shown.crisis.split('\n').map((line) => line.trim());

  async function keep(): Promise<void> {
    const own = await app.plans.own();
    for (const command of changesOf(shown, scale, triggers)) {
      const done = await own.commit(command, newClientId());
      if (done.ok) continue;
      setSaid(
        intl.formatMessage(
          {
            id: 'scale.refused',
            defaultMessage:
              'Not changed: at most {most, number} triggers, a line each. What you typed still stands here.',
          },
          { most: MAX_TRIGGERS },
        ),
      );
      return;
    }
    setTyping(null);
    setSaid(
      intl.formatMessage({
        id: 'scale.kept',
        defaultMessage: 'Kept, for every laptop of this room. Incidents keep the level they have.',
      }),
    );
  }

  return (
    <form
      className={styles.tab}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Panel title={intl.formatMessage({ id: 'scale.title', defaultMessage: 'Severity: what stands in the picker' })}>
        <ul className={styles.levels}>
          {shown.levels.map((one, i) => {
            const set = (change: Partial<SeverityDef>) => {
              type({ ...shown, levels: shown.levels.with(i, { ...one, ...change }) });
            };
            const level = severityWords(intl, one.level);
            return (
              <li key={one.level} className={styles.level}>
                <SeverityChip level={one.level} label={level} />
                <TextField
                  label={intl.formatMessage({ id: 'scale.name', defaultMessage: 'Name of {level}' }, { level })}
                  value={one.name}
                  maxLength={MAX_LEVEL_NAME}
                  onChange={(event) => {
                    set({ name: event.target.value });
                  }}
                />
                <TextArea
                  label={intl.formatMessage(
                    { id: 'scale.criteria', defaultMessage: 'What makes it {level}' },
                    { level },
                  )}
                  value={one.definition}
                  maxLength={MAX_CRITERIA}
                  onChange={(event) => {
                    set({ definition: event.target.value });
                  }}
                />
              </li>
            );
          })}
        </ul>
        <p className={styles.note}>{SEVERITY_RULE}</p>
      </Panel>
      <Panel title={intl.formatMessage({ id: 'scale.crisis', defaultMessage: 'Crisis: what triggers it' })}>
        <TextArea
          label={intl.formatMessage(
            { id: 'scale.triggers', defaultMessage: 'A line each, at most {most, number}' },
            { most: MAX_TRIGGERS },
          )}
          value={shown.crisis}
          rows={Math.max(6, lines.length)}
          onChange={(event) => {
            type({ ...shown, crisis: event.target.value });
          }}
        />
      </Panel>
      <div className={styles.end}>
        <Button type="submit" variant="primary" disabled={changesOf(shown, scale, triggers).length === 0}>
          <FormattedMessage id="scale.keep" defaultMessage="Keep for this room" />
        </Button>
        <Button
          onClick={() => {
            type(asTyped(SEVERITIES, CRISIS_TRIGGERS));
          }}
        >
          <FormattedMessage id="scale.shipped" defaultMessage="As shipped" />
        </Button>
        <p role="status" className={styles.said}>
          {said}
        </p>
      </div>
    </form>
  );
}

/** What has to be written so that the room's scale says what was typed. */
function changesOf({ levels, crisis }: Typed, scale: readonly SeverityDef[], triggers: readonly string[]) {
  const words = levels.flatMap(({ level, name, definition }): readonly ScaleCommand[] => {
    const stands = scale.find((one) => one.level === level);
    if (stands?.name === name.trim() && stands.definition === definition.trim()) return [];
    return [{ kind: 'word-severity', severity: level, name, criteria: definition }];
  });
  const typed = crisis
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isSame = JSON.stringify(typed) === JSON.stringify(triggers);
  return isSame ? words : [...words, { kind: 'set-crisis-triggers', triggers: typed } as const];
}
