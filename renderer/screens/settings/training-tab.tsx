import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useIntl } from 'react-intl';
import { selectPeople } from '../../../shared/domain/plan/plan';
import { cellOf, selectReadiness, trainingsByCell } from '../../../shared/domain/plan/readiness';
import { readTraining } from '../../../shared/domain/plan/read-training';
import { usePlan, useTime } from '../../app/contexts';
import { localOffsetMinutes } from '../../app/time-words';
import { trainingWords, unreadTrainingWords } from '../../app/training-words';
import { useCommand } from '../../app/use-command';
import { EmptyState } from '../../ui/empty-state';
import { FormStrip } from '../../ui/form-strip';
import { RoleBackups } from './role-backups';
import { SinglePersonRisk } from './single-person-risk';
import { TrainingGrid, type Cell } from './training-grid';
import styles from './training-tab.module.css';
import { useTrainingPlan } from './use-training-plan';

const HOUR_MS = 3_600_000;

/** The cross-training matrix: who learned which role, how and when; who could take it; what hangs on one person. */
export function TrainingTab() {
  const intl = useIntl();
  const plan = usePlan();
  const now = useTime(HOUR_MS);
  const write = useTrainingPlan();
  const [chosen, setChosen] = useState<Cell>({ row: 0, column: 0 });
  const [isRecording, setRecording] = useState(false);
  const people = selectPeople(plan);
  const readiness = selectReadiness(plan);
  const trainings = trainingsByCell(plan);
  const role = readiness[Math.min(chosen.row, readiness.length - 1)];
  const person = people[Math.min(chosen.column, people.length - 1)];
  const learned = (role && person && trainings.get(cellOf(person.id, role.role.id))) ?? [];
  const last = learned.at(-1);
  const show = (recording: boolean): void => {
    // On screen before the next key, which is for the matrix again or for the field.
    flushSync(() => {
      setRecording(recording);
    });
    if (!recording) document.querySelector<HTMLElement>('[data-scope~="training"] [tabindex="0"]')?.focus();
  };
  useCommand('training-record', () => {
    show(true);
  });
  useCommand(
    'training-remove',
    () => {
      if (last && person && role)
        void write.remove(last, `${person.name}, ${role.role.name}: ${trainingWords(intl, last, now)}`);
    },
    last ? null : intl.formatMessage({ id: 'off.no-training', defaultMessage: 'Nothing is recorded here' }),
  );
  if (!person || !role)
    return (
      <EmptyState
        title={intl.formatMessage({
          id: 'training.nobody',
          defaultMessage: 'Nobody is in the list yet: add people under People first',
        })}
      />
    );
  return (
    <div className={styles.tab}>
      {isRecording ? (
        <FormStrip
          key={cellOf(person.id, role.role.id)}
          title={`${person.name} · ${role.role.name}`}
          fields={[
            {
              kind: 'text',
              id: 'training',
              label: intl.formatMessage({
                id: 'training.how',
                defaultMessage: 'Shadowed, trained or drilled, and when',
              }),
              hint: intl.formatMessage({
                id: 'training.how-hint',
                defaultMessage: 'The first letter is enough, and it is today unless you say: “t”, “drilled 14 Mar”',
              }),
              initial: '',
            },
          ]}
          leaveWords={intl.formatMessage({ id: 'training.leave', defaultMessage: 'Leave it' })}
          doWords={intl.formatMessage({ id: 'training.do', defaultMessage: 'Record it' })}
          onLeave={() => {
            show(false);
          }}
          onSubmit={async ({ training = '' }) => {
            const at = Date.now();
            const read = readTraining(training, { now: at, offsetMinutes: localOffsetMinutes(at) });
            if (!read.ok) return unreadTrainingWords(intl, read.error);
            const refused = await write.record({ person: person.id, role: role.role.id, ...read.value });
            if (refused === null) show(false);
            return refused;
          }}
        />
      ) : null}
      <div className={styles.sides}>
        <TrainingGrid
          people={people}
          readiness={readiness}
          trainings={trainings}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={() => {
            show(true);
          }}
        />
        <div className={styles.side}>
          <RoleBackups readiness={role} person={person} learned={learned} now={now} />
          <SinglePersonRisk readiness={readiness} />
        </div>
      </div>
    </div>
  );
}
