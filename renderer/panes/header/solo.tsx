import { FormattedMessage, useIntl } from 'react-intl';
import type { Due } from '../../../shared/domain/incident/due/due';
import { selectDues } from '../../../shared/domain/incident/due/select-dues';
import { selectPresent } from '../../../shared/domain/incident/roles/select-roles';
import { useApp, useRoom, useTime, useWholeIncident } from '../../app/contexts';
import { dueSpan, dueTitle } from '../../app/due/due-words';
import { Button } from '../../ui/button';
import { Strip } from '../../ui/strip';
import styles from './header.module.css';

/** Whoever is alone holds every role: one line says what is next, and what comes after it. */
export function Solo() {
  const intl = useIntl();
  const app = useApp();
  const { room } = useRoom();
  const incident = useWholeIncident();
  const now = useTime();
  const [first, second] = selectDues(incident, now);
  if (!first || selectPresent(incident).length > 1) return null;
  const words = (due: Due) => [dueTitle(intl, due.what), dueSpan(intl, due, now)].filter(Boolean).join(' ');
  const title = intl.formatMessage({ id: 'solo.alone', defaultMessage: 'Alone here' });
  return (
    <section aria-label={title}>
      <Strip
        title={title}
        look="raised"
        end={
          <Button
            size="small"
            keys="F2"
            onClick={() => {
              app.showDue({ book: room.book, id: first.id });
            }}
          >
            <FormattedMessage id="solo.do" defaultMessage="Do it" />
          </Button>
        }
      >
        <span className={styles.queue}>
          <FormattedMessage
            id="solo.now"
            defaultMessage="Now: <b>{due}</b>"
            values={{ due: words(first), b: (parts) => <b>{parts}</b> }}
          />
          {second ? (
            <FormattedMessage id="solo.then" defaultMessage=" · then {due}" values={{ due: words(second) }} />
          ) : null}
        </span>
      </Strip>
    </section>
  );
}
