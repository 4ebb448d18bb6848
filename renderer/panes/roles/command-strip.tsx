import { FormattedMessage, useIntl } from 'react-intl';
import { seatOf } from '../../../shared/domain/incident/roles/select-roles';
import { useActOrTell } from '../../app/acting';
import { useWholeIncident } from '../../app/contexts';
import { spanWords } from '../../app/time-words';
import { useRegistry } from '../../app/use-command';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Counter } from '../../ui/counter';
import styles from './roles.module.css';

/** The commander, how long, who is next; or that nobody, or two, are. */
export function CommandStrip({ now }: { readonly now: number }) {
  const intl = useIntl();
  const act = useActOrTell();
  const registry = useRegistry();
  const seat = seatOf(useWholeIncident(), 'incident-commander');
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
      <div className={styles.commandEnd}>
        <Button keys="Shift+H" onClick={() => void registry.run('hand-over')}>
          <FormattedMessage id="roles.hand-over" defaultMessage="Hand over" />
        </Button>
      </div>
    </div>
  );
}
