import { useState } from 'react';
import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import { CRISIS_TRIGGERS } from '../../../shared/domain/content/crisis';
import { SEVERITIES, SEVERITY_RULE, type Severity, type SeverityDef } from '../../../shared/domain/content/severities';
import { selectCrisisTriggers, selectScale, type Plan, type PlanRefusal } from '../../../shared/domain/plan/plan';
import { MAX_CRITERIA, MAX_LEVEL_NAME, MAX_TRIGGERS, type ScaleCommand } from '../../../shared/domain/plan/scale';
import { newClientId } from '../../app/client-id';
import { useApp, usePlan } from '../../app/contexts';
import { severityWords } from '../../app/domain-words';
import { notSavedWords } from '../../app/refusal-words';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { SeverityChip } from '../../ui/severity-chip';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import styles from './severity-tab.module.css';

type Level = Pick<SeverityDef, 'name' | 'definition'>;
/** What was typed and is not kept yet: only that, so that what another laptop says meanwhile stands. */
type Typed = { readonly levels: { readonly [L in Severity]?: Partial<Level> }; readonly crisis: string | null };

const NOTHING: Typed = { levels: {}, crisis: null };
const SHIPPED: Typed = {
  levels: Object.fromEntries(SEVERITIES.map(({ level, name, definition }) => [level, { name, definition }])),
  crisis: CRISIS_TRIGGERS.join('\n'),
};

/** What makes a severity and a crisis in this room: the words that stand in the picker when it is chosen. */
export function SeverityTab() {
  const intl = useIntl();
  const app = useApp();
  const plan = usePlan();
  const [typed, setTyped] = useState(NOTHING);
  const [said, setSaid] = useState('');
  const crisis = typed.crisis ?? selectCrisisTriggers(plan).join('\n');
  const wish = wishOf(typed, plan);
  const type = (next: Typed) => {
    setTyped(next);
    setSaid('');
  };

  async function keep(): Promise<void> {
    if (!wish) return;
    const done = await (await app.plans.own()).commit(wish, newClientId());
    if (done.ok) setTyped(NOTHING);
    setSaid(
      done.ok
        ? intl.formatMessage({
            id: 'scale.kept',
            defaultMessage: 'Kept, for every laptop of this room. Incidents keep the level they have.',
          })
        : done.error.kind === 'not-saved'
          ? notSavedWords(intl, done.error.why)
          : refusedWords(intl, done.error.refusal),
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
          {selectScale(plan).map((stands) => {
            const change = typed.levels[stands.level];
            const one = { ...stands, ...change };
            const set = (more: Partial<Level>) => {
              type({ ...typed, levels: { ...typed.levels, [one.level]: { ...change, ...more } } });
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
          value={crisis}
          rows={Math.max(6, crisis.split('\n').length)}
          onChange={(event) => {
            type({ ...typed, crisis: event.target.value });
          }}
        />
      </Panel>
      <div className={styles.end}>
        <Button type="submit" variant="primary" disabled={wish === null}>
          <FormattedMessage id="scale.keep" defaultMessage="Keep for this room" />
        </Button>
        <Button
          onClick={() => {
            type(SHIPPED);
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

/** What has to be written so that the room's scale says what was typed; null: nothing. */
function wishOf({ levels, crisis }: Typed, plan: Plan): ScaleCommand | null {
  const worded = selectScale(plan).flatMap((stands) => {
    const { level: severity, name, definition: criteria } = { ...stands, ...levels[stands.level] };
    const isSame = name.trim() === stands.name && criteria.trim() === stands.definition;
    return isSame ? [] : [{ severity, name, criteria }];
  });
  const triggers =
    crisis
      ?.split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '') ?? null;
  const isNew = triggers !== null && JSON.stringify(triggers) !== JSON.stringify(selectCrisisTriggers(plan));
  return worded.length > 0 || isNew ? { kind: 'word-scale', levels: worded, triggers: isNew ? triggers : null } : null;
}

const refusedWords = (intl: IntlShape, refusal: PlanRefusal): string =>
  refusal.kind === 'too-long'
    ? intl.formatMessage(
        {
          id: 'scale.too-long',
          defaultMessage:
            'Nothing was changed: a line holds at most {most, number} characters. What you typed still stands here: shorten it.',
        },
        { most: refusal.most },
      )
    : intl.formatMessage(
        {
          id: 'scale.too-many',
          defaultMessage:
            'Nothing was changed: at most {most, number} triggers, a line each. What you typed still stands here.',
        },
        { most: MAX_TRIGGERS },
      );
