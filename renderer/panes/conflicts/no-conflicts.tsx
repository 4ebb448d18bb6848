import { FormattedMessage, useIntl } from 'react-intl';
import { countMerged } from '../../../shared/domain/incident/conflicts/select-conflicts';
import { useApp, useTime, useWholeIncident } from '../../app/contexts';
import { EmptyState } from '../../ui/empty-state';
import styles from './conflicts.module.css';

const DAY_MS = 24 * 60 * 60_000;

/** That there is nothing to choose, and how much came together without anyone. */
export function NoConflicts() {
  const intl = useIntl();
  const { started } = useApp();
  const incident = useWholeIncident();
  const now = useTime(60_000);
  const merged = countMerged(incident, started.deviceCode, Math.floor(now / DAY_MS) * DAY_MS);
  return (
    <div className={styles.none}>
      <EmptyState title={intl.formatMessage({ id: 'conflicts.none', defaultMessage: 'No conflicts' })}>
        <FormattedMessage
          id="conflicts.merged"
          defaultMessage="{merged, plural, =0 {Lines of several laptops merge by themselves; what two people set differently is asked here.} one {# line of another laptop merged by itself today.} other {# lines of other laptops merged by themselves today.}}"
          values={{ merged }}
        />
      </EmptyState>
    </div>
  );
}
