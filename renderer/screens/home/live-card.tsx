import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { isLate } from '../../../shared/domain/incident/due/due';
import { selectDues } from '../../../shared/domain/incident/due/select-dues';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { Summary } from '../../../shared/domain/incident/summary';
import { isRunning, isUncommanded, overdueOf } from '../../../shared/domain/incident/triage/rank';
import type { Listed } from '../../app/catalog';
import { useClockWords, useTime } from '../../app/contexts';
import { phaseWords, readersWords, RESTRICTED_GLYPH, severityWords } from '../../app/domain-words';
import { dueSpan, dueTitle } from '../../app/due/due-words';
import type { Room } from '../../app/room';
import { elapsedWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';
import { SeverityChip } from '../../ui/severity-chip';
import styles from './home-screen.module.css';

/** An incident in a line, and under it why it stands where it stands. */
export function LiveCard({ entry: { summary, room } }: { readonly entry: Listed }) {
  const intl = useIntl();
  const now = useTime();
  const end = isRunning(summary) ? now : (summary.endedAt ?? now);
  return (
    <>
      <SeverityChip level={summary.severity} label={severityWords(intl, summary.severity)} />
      <span className={styles.title}>
        {summary.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' })}
      </span>
      <span className={styles.phase}>{phaseWords(intl, summary.phase)}</span>
      <time className={styles.elapsed}>{elapsedWords(end - summary.startedAt)}</time>
      <Commander summary={summary} />
      <span className={styles.under}>
        <span className={styles.reference}>{summary.reference}</span>
        <Aside summary={summary} />
        {summary.isCrisis ? (
          <Chip tone="critical" glyph="!">
            <FormattedMessage id="header.crisis" defaultMessage="Crisis" />
          </Chip>
        ) : null}
        {room ? <WorstDue room={room} now={now} isAside={summary.setAside !== null} /> : null}
        <Overdue late={overdueOf(summary, now).length} isNamed={room !== null} />
        {summary.readers === null ? null : (
          <Chip tone="plain" glyph={RESTRICTED_GLYPH}>
            {readersWords(intl, summary.readers)}
          </Chip>
        )}
        <span>
          <FormattedMessage
            id="home.lines"
            defaultMessage="{lines, plural, one {# line} other {# lines}}"
            values={{ lines: summary.lines }}
          />
        </span>
      </span>
    </>
  );
}

function Commander({ summary }: { readonly summary: Summary }) {
  if (!isUncommanded(summary)) return <span>{summary.commander ?? ''}</span>;
  const words = <FormattedMessage id="home.no-commander" defaultMessage="Nobody commands" />;
  // Grey among what waits: it does not call.
  return summary.setAside ? (
    <Chip tone="plain">{words}</Chip>
  ) : (
    <Chip tone="notice" glyph="!">
      {words}
    </Chip>
  );
}

function Aside({ summary: { setAside } }: { readonly summary: Summary }) {
  const clock = useClockWords();
  if (!setAside) return null;
  return (
    <span className={styles.reason}>
      <FormattedMessage
        id="home.set-aside"
        defaultMessage="{reason} · {by}, {time}"
        values={{ reason: setAside.reason, by: setAside.by, time: clock(setAside.at) }}
      />
    </span>
  );
}

type WorstProps = { readonly room: Room; readonly now: number; readonly isAside: boolean };

/** The one thing that is most late, else what is next. */
function WorstDue({ room, now, isAside }: WorstProps) {
  const intl = useIntl();
  const incident: Incident = useStore(room.store);
  // Lists have their own place, and who commands stands above: here stands what others wait for.
  const worst = selectDues(incident, now).find(({ what }) => what.kind !== 'item' && what.kind !== 'no-commander');
  if (!worst) return null;
  const words = [dueTitle(intl, worst.what), dueSpan(intl, worst, now)].filter((part) => part !== null).join(' ');
  return isLate(worst) && !isAside ? (
    <Chip tone="critical" glyph="!">
      {words}
    </Chip>
  ) : (
    <span>{words}</span>
  );
}

/** `isNamed`: one thing that is late stands beside it already. */
function Overdue({ late, isNamed }: { readonly late: number; readonly isNamed: boolean }) {
  if (late === 0 || (late === 1 && isNamed)) return null;
  return (
    <span>
      <FormattedMessage id="home.late" defaultMessage="{late, number} overdue" values={{ late }} />
    </span>
  );
}
