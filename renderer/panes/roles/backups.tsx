import { FormattedMessage, useIntl } from 'react-intl';
import { sameAs, type RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import { selectReadiness } from '../../../shared/domain/plan/readiness';
import { usePlan, useTime } from '../../app/contexts';
import { trainingWords } from '../../app/training-words';
import styles from './roles.module.css';

const HOUR_MS = 3_600_000;

/** Who else could take the role, by the cross-training matrix; nothing while nobody was ever trained in it. */
export function Backups({ seat: { role, holders } }: { readonly seat: RoleSeat }) {
  const intl = useIntl();
  const now = useTime(HOUR_MS);
  const readiness = selectReadiness(usePlan()).find((one) => one.role.id === role.id);
  const ready = readiness?.ready ?? [];
  if (ready.length === 0) return null;
  const others = ready.filter(({ person }) => !holders.some((one) => sameAs(one.person, person)));
  const untrained = holders.filter((one) => !ready.some(({ person }) => sameAs(one.person, person)));
  return (
    <p className={styles.backups}>
      {others.length > 0 ? (
        <FormattedMessage
          id="roles.backups"
          defaultMessage="Could take it: {people}."
          values={{
            people: intl.formatList(
              others.map(({ person, last }) => `${person.name} ${trainingWords(intl, last, now)}`),
            ),
          }}
        />
      ) : (
        <FormattedMessage id="roles.no-backup" defaultMessage="Nobody else was trained to take it." />
      )}{' '}
      {untrained.length > 0 ? (
        <FormattedMessage
          id="roles.untrained"
          defaultMessage="{names}: never trained in it, which is no obstacle."
          values={{ names: intl.formatList(untrained.map((one) => one.person.name)) }}
        />
      ) : null}
    </p>
  );
}
