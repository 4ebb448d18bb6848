import { FormattedMessage, useIntl } from 'react-intl';
import type { Briefing } from '../../../shared/domain/incident/briefings/select-briefings';
import { useClockWords } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Strip } from '../../ui/strip';
import { BriefingTime } from './briefing-time';
import styles from './briefings.module.css';
import { countsWords } from './counts-words';

/** With whom, since when, and how much is open. */
export function BriefingHead({ briefing, now }: { readonly briefing: Briefing; readonly now: number }) {
  const intl = useIntl();
  const registry = useRegistry();
  const clock = useClockWords();
  return (
    <Strip
      title={intl.formatMessage(
        { id: 'briefing.title', defaultMessage: 'Briefing with {whom}' },
        { whom: briefing.withWhom },
      )}
      wraps
      end={
        briefing.endedAt === null ? (
          <Button size="small" keys="Shift+E" onClick={() => void registry.run('briefing-end')}>
            <FormattedMessage id="briefing.end" defaultMessage="End it" />
          </Button>
        ) : (
          <Button size="small" keys="N" onClick={() => void registry.run('briefing-open')}>
            <FormattedMessage id="briefing.another" defaultMessage="Open another" />
          </Button>
        )
      }
    >
      <span className={styles.chip}>
        <BriefingTime briefing={briefing} now={now} clock={clock} />
      </span>
      <span className={styles.counts}>{countsWords(intl, briefing)}</span>
    </Strip>
  );
}
