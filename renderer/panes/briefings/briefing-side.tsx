import { FormattedMessage, useIntl } from 'react-intl';
import type { Briefing } from '../../../shared/domain/incident/briefings/select-briefings';
import type { FactId } from '../../../shared/domain/stated';
import { useClockWords } from '../../app/contexts';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import styles from './briefings.module.css';
import { countsWords } from './counts-words';

type Props = {
  readonly briefing: Briefing;
  readonly all: readonly Briefing[];
  readonly onPick: (briefing: FactId) => void;
};

/** What it is about, who is there, and the other briefings of the incident. */
export function BriefingSide({ briefing, all, onPick }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const { agenda, attendees, endedAt } = briefing;
  return (
    <div className={styles.side}>
      <Panel
        title={intl.formatMessage({ id: 'briefing.about', defaultMessage: 'Agenda' })}
        end={endedAt === null ? <Keys keys="E" /> : undefined}
      >
        {agenda.length === 0 ? (
          <p className={styles.none}>
            <FormattedMessage id="briefing.no-agenda" defaultMessage="Nothing is on it." />
          </p>
        ) : (
          <ol className={styles.agenda}>
            {agenda.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ol>
        )}
      </Panel>
      <Panel
        title={intl.formatMessage({ id: 'briefing.there', defaultMessage: 'There' })}
        {...(attendees.length > 0 && { count: attendees.length })}
      >
        <p className={attendees.length === 0 ? styles.none : undefined}>
          {attendees.length === 0 ? (
            <FormattedMessage id="briefing.nobody" defaultMessage="Nobody is written down." />
          ) : (
            intl.formatList(
              attendees.map(({ name }) => name),
              { type: 'unit' },
            )
          )}
        </p>
      </Panel>
      {all.length > 1 ? (
        <Panel
          title={intl.formatMessage({ id: 'briefing.all', defaultMessage: 'Briefings' })}
          count={all.length}
          end={<Keys keys="[" />}
        >
          <ul className={styles.others}>
            {[...all].reverse().map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={styles.other}
                  aria-current={one === briefing || undefined}
                  data-selected={one === briefing}
                  onClick={() => {
                    onPick(one.id);
                  }}
                >
                  <b>
                    {clock(one.at)} {one.withWhom}
                  </b>
                  <span>{countsWords(intl, one)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}
