import { FormattedMessage, useIntl } from 'react-intl';
import type { Person } from '../../../shared/domain/plan/plan';
import type { Learned, Readiness } from '../../../shared/domain/plan/readiness';
import type { Training } from '../../../shared/domain/plan/training';
import { dateWords, howWords, trainingWords } from '../../app/training-words';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import styles from './training-tab.module.css';

type Props = {
  readonly readiness: Readiness;
  readonly person: Person;
  /** All that this person learned of it, oldest first. */
  readonly learned: readonly Training[];
  readonly now: number;
};

/** The chosen role: who could take it, who has only looked on, and all that the chosen person learned of it. */
export function RoleBackups({ readiness: { role, ready, learning }, person, learned, now }: Props) {
  const intl = useIntl();
  const registry = useRegistry();
  const list = (people: readonly Learned[]) => (
    <ul className={styles.list}>
      {people.map((one) => (
        <li key={one.person.id}>
          <b>{one.person.name}</b> {trainingWords(intl, one.last, now)}
        </li>
      ))}
    </ul>
  );
  return (
    <Panel title={role.name}>
      <h3 className={styles.head}>
        <FormattedMessage id="training.ready" defaultMessage="Could take it" />
      </h3>
      {ready.length > 0 ? (
        list(ready)
      ) : (
        <p>
          <FormattedMessage id="training.none-yet" defaultMessage="Nobody was trained or drilled in it yet." />
        </p>
      )}
      {learning.length > 0 ? (
        <>
          <h3 className={styles.head}>
            <FormattedMessage id="training.learning" defaultMessage="Has only looked on" />
          </h3>
          {list(learning)}
        </>
      ) : null}
      <h3 className={styles.head}>{person.name}</h3>
      {learned.length === 0 ? (
        <p>
          <FormattedMessage id="training.none" defaultMessage="Nothing is recorded." />
        </p>
      ) : (
        <ul className={styles.list}>
          {learned.map((one) => (
            <li key={one.id}>
              {howWords(intl, one.how)} {dateWords(intl, one.at)}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.acts}>
        <Button keys="Enter" onClick={() => void registry.run('training-record')}>
          <FormattedMessage id="training.record" defaultMessage="Record" />
        </Button>
        {learned.length > 0 ? (
          <Button keys="X" onClick={() => void registry.run('training-remove')}>
            <FormattedMessage id="training.take-back" defaultMessage="Take the last back" />
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}
