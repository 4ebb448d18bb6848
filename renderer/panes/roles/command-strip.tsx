import { FormattedMessage, useIntl } from 'react-intl';
import { seatOf } from '../../../shared/domain/incident/roles/select-roles';
import { selectEscalation } from '../../../shared/domain/incident/escalation/select-escalation';
import { MOST_REPORTS, selectSpan } from '../../../shared/domain/incident/roles/span';
import { useActOrTell } from '../../app/acting';
import { useWholeIncident } from '../../app/contexts';
import { spanWords } from '../../app/time-words';
import { useRegistry } from '../../app/use-command';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Counter } from '../../ui/counter';
import { levelWords } from './level-words';
import styles from './roles.module.css';

/** The commander, how long, who is next; or that nobody, or two, are. */
export function CommandStrip({ now }: { readonly now: number }) {
  const intl = useIntl();
  const act = useActOrTell();
  const registry = useRegistry();
  const incident = useWholeIncident();
  const seat = seatOf(incident, 'incident-commander');
  const [holder, second] = seat?.holders ?? [];
  const next = seat?.next[0];
  if (!seat) return null;
  if (second) {
    return (
      <Banner
        tone="critical"
        glyph="!"
        actions={seat.holders.map((one) => (
          <Button key={one.id} size="small" onClick={() => void act({ kind: 'keep-holder', assignment: one.id })}>
            <FormattedMessage id="roles.keep" defaultMessage="{name} stays" values={{ name: one.person.name }} />
          </Button>
        ))}
      >
        <FormattedMessage
          id="roles.two-commanders"
          defaultMessage="Two commanders: {names}. Both times in command are kept. Say aloud who stays, then choose."
          values={{ names: intl.formatList(seat.holders.map((one) => one.person.name)) }}
        />
      </Banner>
    );
  }
  return (
    <div className={styles.command}>
      <Counter label={seat.role.name}>
        {holder ? (
          <span className={styles.name}>{holder.person.name}</span>
        ) : (
          <Chip tone="critical" glyph="!">
            <FormattedMessage id="roles.nobody" defaultMessage="Nobody is in command" />
          </Chip>
        )}
      </Counter>
      {holder ? (
        <Counter label={intl.formatMessage({ id: 'roles.in-command', defaultMessage: 'In command' })}>
          <time>{spanWords(now - holder.since)}</time>
        </Counter>
      ) : null}
      {next ? (
        <Counter
          label={intl.formatMessage({ id: 'roles.next-label', defaultMessage: 'Next' })}
          end={
            <Button
              variant="primary"
              onClick={() =>
                void act(
                  { kind: 'accept-role', assignment: next.id },
                  intl.formatMessage(
                    { id: 'roles.took', defaultMessage: '{name} is in command' },
                    { name: next.person.name },
                  ),
                )
              }
            >
              <FormattedMessage
                id="roles.accepts"
                defaultMessage="{name} accepts"
                values={{ name: next.person.name }}
              />
            </Button>
          }
        >
          <span className={styles.name}>{next.person.name}</span>
        </Counter>
      ) : null}
      <Counter label={intl.formatMessage({ id: 'roles.span', defaultMessage: 'Answer to them' })}>
        <span className={styles.name}>
          <FormattedMessage
            id="roles.span-of"
            defaultMessage="{span, number} of {most, number}"
            values={{ span: selectSpan(incident), most: MOST_REPORTS }}
          />
        </span>
      </Counter>
      <Ladder now={now} />
      <div className={styles.commandEnd}>
        <Button keys="U" onClick={() => void registry.run('escalate')}>
          <FormattedMessage id="roles.escalate" defaultMessage="Escalate" />
        </Button>
        <Button keys="Shift+H" onClick={() => void registry.run('hand-over')}>
          <FormattedMessage id="roles.hand-over" defaultMessage="Hand over" />
        </Button>
      </div>
    </div>
  );
}

/** How far up the ladder it is, and how long before the next level is asked. */
function Ladder({ now }: { readonly now: number }) {
  const intl = useIntl();
  const act = useActOrTell();
  const { level, dueAt, last, isTaken } = selectEscalation(useWholeIncident());
  return (
    <Counter
      label={intl.formatMessage(
        { id: 'roles.ladder', defaultMessage: 'Escalation: {level}' },
        { level: levelWords(intl, level) },
      )}
      end={
        last && !isTaken ? (
          <Button size="small" onClick={() => void act({ kind: 'take-escalation' })}>
            <FormattedMessage id="roles.take-escalation" defaultMessage="They have taken it" />
          </Button>
        ) : null
      }
    >
      {dueAt === null ? (
        <span className={styles.name}>–</span>
      ) : dueAt <= now ? (
        <Chip tone="critical" glyph="!">
          <FormattedMessage
            id="roles.ladder-over"
            defaultMessage="{span} over"
            values={{ span: spanWords(now - dueAt) }}
          />
        </Chip>
      ) : (
        <time>{spanWords(dueAt - now)}</time>
      )}
    </Counter>
  );
}
