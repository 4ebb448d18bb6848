import { FormattedMessage, useIntl } from 'react-intl';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { isStopped as areTimersStopped, selectMostPressing } from '../../../shared/domain/incident/comms/select-comms';
import { selectConflicts } from '../../../shared/domain/incident/conflicts/select-conflicts';
import {
  isClosed,
  isCrisis,
  selectElapsedMs,
  selectPhase,
  selectPhaseSteps,
  selectSeverity,
  selectTitle,
} from '../../../shared/domain/incident/header/select-header';
import { isOnHold } from '../../../shared/domain/incident/hold/hold';
import { isLate } from '../../../shared/domain/incident/due/due';
import { selectDues } from '../../../shared/domain/incident/due/select-dues';
import { selectOpenTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import { seatOf } from '../../../shared/domain/incident/roles/select-roles';
import { selectSetAside } from '../../../shared/domain/incident/triage/set-aside';
import { shown } from '../../../shared/domain/view';
import { useClockWords, useIncident, useTime, useWholeIncident } from '../../app/contexts';
import { phaseWords, readersWords, RESTRICTED_GLYPH } from '../../app/domain-words';
import { elapsedWords, spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';
import { Counter } from '../../ui/counter';
import { HeadBar } from '../../ui/head-bar';
import { SeverityBlock } from '../../ui/severity-block';
import { Steps } from '../../ui/steps';
import styles from './header.module.css';

/** How bad, what, how far, who commands, how long, what is promised: in every pane of the room. */
export function Header() {
  const intl = useIntl();
  const severity = useIncident(selectSeverity);
  const title = useIncident(selectTitle);
  const untitled = intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' });
  return (
    <div data-scope="header" id="header" tabIndex={-1} className={styles.header}>
      <HeadBar
        name={intl.formatMessage({ id: 'header.name', defaultMessage: 'Incident' })}
        block={<SeverityBlock level={severity} word={intl.formatMessage({ id: 'sev', defaultMessage: 'SEV' })} />}
        title={title || untitled}
        beside={<Owed />}
        under={
          <>
            <Phases />
            <Crisis />
            <NotNow />
            <Hold />
            <Bridge />
            <Restricted />
          </>
        }
        counters={
          <>
            <Commander />
            <Estimate />
            <Elapsed />
            <NextUpdate />
          </>
        }
      />
    </div>
  );
}

function Crisis() {
  if (!useIncident(isCrisis)) return null;
  return (
    <Chip tone="critical" glyph="!">
      <FormattedMessage id="header.crisis" defaultMessage="Crisis" />
    </Chip>
  );
}

/** Others come first: whoever works here should know that nobody is called for it. */
function NotNow() {
  const aside = useIncident((incident) => (isClosed(incident) ? undefined : selectSetAside(incident)));
  if (!aside) return null;
  return (
    <Chip tone="plain">
      <FormattedMessage id="header.not-now" defaultMessage="Not now: {reason}" values={{ reason: aside.fact.reason }} />
    </Chip>
  );
}

/** While it stands nothing may be destroyed: whoever wants to must see why not. */
function Hold() {
  if (!useIncident(isOnHold)) return null;
  return (
    <Chip tone="notice" glyph="§">
      <FormattedMessage id="header.hold" defaultMessage="Legal hold" />
    </Chip>
  );
}

/** How much is late, and how many orders are nobody's: F2 goes to the worst of it. */
function Owed() {
  const incident = useWholeIncident();
  const now = useTime();
  const late = selectDues(incident, now).filter(isLate).length;
  const unowned = selectOpenTasks(incident).filter((task) => !task.person).length;
  return (
    <>
      {late > 0 ? (
        <Chip tone="critical" glyph="!">
          <FormattedMessage id="header.late" defaultMessage="{late, number} overdue · F2" values={{ late }} />
        </Chip>
      ) : null}
      {unowned > 0 ? (
        <Chip tone="notice" glyph="!">
          <FormattedMessage id="header.unowned" defaultMessage="{unowned, number} unowned" values={{ unowned }} />
        </Chip>
      ) : null}
    </>
  );
}

function Phases() {
  const intl = useIntl();
  const phase = useIncident(selectPhase);
  const incident = useWholeIncident();
  const clock = useClockWords();
  const steps = selectPhaseSteps(incident).map((step) => {
    const words = phaseWords(intl, step.phase);
    if (step.state === 'not-used')
      return {
        id: step.phase,
        label: intl.formatMessage({ id: 'phase.not-used', defaultMessage: '{phase} (not used)' }, { phase: words }),
      };
    return {
      id: step.phase,
      label: step.since === null || step.state !== 'now' ? words : `${words} ${clock(step.since)}`,
    };
  });
  return (
    <Steps
      name={intl.formatMessage({ id: 'phases', defaultMessage: 'Phases' })}
      steps={steps.filter((step) => step.id !== 'closed' || phase === 'closed')}
      currentId={phase}
    />
  );
}

function Bridge() {
  const fact = useIncident((incident) => shown(incident, 'bridge-set/1')?.fact);
  if (!fact?.bridge) return null;
  return (
    <span className={styles.bridge}>
      {fact.fallback ? (
        <FormattedMessage
          id="header.bridge-both"
          defaultMessage="Bridge {bridge} · else {fallback}"
          values={{ bridge: fact.bridge, fallback: fact.fallback }}
        />
      ) : (
        <FormattedMessage id="header.bridge" defaultMessage="Bridge {bridge}" values={{ bridge: fact.bridge }} />
      )}
    </span>
  );
}

/** Who may read it, where that is not everyone. */
function Restricted() {
  const intl = useIntl();
  const access = useIncident(selectAccess);
  if (!access) return null;
  return (
    <Chip tone="plain" glyph={RESTRICTED_GLYPH}>
      {readersWords(intl, access.devices.length)}
    </Chip>
  );
}

function Commander() {
  const intl = useIntl();
  const holders = useIncident((incident) =>
    (seatOf(incident, 'incident-commander')?.holders ?? []).map((one) => one.person.name),
  );
  const [first] = holders;
  return (
    <Counter label={intl.formatMessage({ id: 'header.commander', defaultMessage: 'Commander' })}>
      <span className={styles.word}>
        {holders.length > 1 ? (
          <Chip tone="critical" glyph="!">
            <FormattedMessage
              id="header.two"
              defaultMessage="Two: {names}"
              values={{ names: intl.formatList(holders) }}
            />
          </Chip>
        ) : first === undefined ? (
          <Chip tone="critical" glyph="!">
            <FormattedMessage id="header.vacant" defaultMessage="Vacant" />
          </Chip>
        ) : (
          first
        )}
      </span>
    </Counter>
  );
}

function Estimate() {
  const intl = useIntl();
  const clock = useClockWords();
  const now = useTime();
  const isStopped = useIncident(areTimersStopped);
  const fact = useIncident((incident) => shown(incident, 'eta-set/1')?.fact);
  const conflicts = useIncident((incident) => selectConflicts(incident).length);
  if (conflicts > 0) {
    return (
      <Counter label={intl.formatMessage({ id: 'header.conflicts', defaultMessage: 'To choose' })}>
        <Chip tone="notice" glyph="!">
          <FormattedMessage
            id="header.conflict-count"
            defaultMessage="{conflicts, plural, one {# conflict} other {# conflicts}}"
            values={{ conflicts }}
          />
        </Chip>
      </Counter>
    );
  }
  // What was expected is over.
  if (!fact || fact.at === null || isStopped) return null;
  const isPast = fact.at <= now;
  return (
    <Counter
      label={intl.formatMessage(
        { id: 'header.eta', defaultMessage: 'Expected · {confidence}' },
        { confidence: fact.confidence },
      )}
      end={
        isPast ? (
          <Chip tone="warning" glyph="◷">
            <FormattedMessage id="header.eta-passed" defaultMessage="Passed" />
          </Chip>
        ) : null
      }
    >
      <span className={styles.word}>{clock(fact.at)}</span>
    </Counter>
  );
}

function Elapsed() {
  const intl = useIntl();
  const now = useTime();
  const incident = useWholeIncident();
  return (
    <Counter label={intl.formatMessage({ id: 'header.elapsed', defaultMessage: 'Elapsed' })}>
      <time>{elapsedWords(selectElapsedMs(incident, now))}</time>
    </Counter>
  );
}

function NextUpdate() {
  const intl = useIntl();
  const now = useTime();
  const incident = useWholeIncident();
  const row = selectMostPressing(incident, now);
  if (isClosed(incident) || !row || !('dueAt' in row.due)) return null;
  const { due, audience } = row;
  const label = intl.formatMessage(
    { id: 'header.update', defaultMessage: '{audience} update' },
    { audience: audience.name },
  );
  return (
    <Counter
      label={label}
      end={
        due.kind === 'overdue' ? (
          <Chip tone="critical" glyph="!">
            <FormattedMessage id="due.overdue" defaultMessage="Overdue" />
          </Chip>
        ) : due.kind === 'due-soon' ? (
          <Chip tone="warning" glyph="◷">
            <FormattedMessage id="due.soon" defaultMessage="Due soon" />
          </Chip>
        ) : null
      }
    >
      <time>{due.kind === 'overdue' ? `+${spanWords(due.late)}` : spanWords(due.ahead)}</time>
    </Counter>
  );
}
