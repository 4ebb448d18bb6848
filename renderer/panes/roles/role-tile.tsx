import { FormattedMessage } from 'react-intl';
import type { RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import { useClockWords } from '../../app/contexts';
import { Chip } from '../../ui/chip';
import { Keys } from '../../ui/keys';
import styles from './roles.module.css';

type Props = {
  readonly seat: RoleSeat;
  readonly number: number | null;
  /** Whether it should be filled by those who are here. */
  readonly urgency: 'now' | 'soon' | null;
  readonly isSelected: boolean;
  readonly onPick: () => void;
};

export function RoleTile({ seat: { role, holders, next }, number, urgency, isSelected, onPick }: Props) {
  const clock = useClockWords();
  const [first] = holders;
  const reason = holders.find((one) => one.note !== '');
  return (
    <div
      id={`role-${role.id}`}
      role="option"
      aria-selected={isSelected}
      className={styles.tile}
      data-selected={isSelected}
      data-empty={holders.length === 0}
      onClick={onPick}
    >
      <span className={styles.role}>
        {role.name} {number === null ? null : <Keys keys={String(number)} />}
      </span>
      {first ? (
        <span className={styles.holder}>{holders.map((one) => one.person.name).join(', ')}</span>
      ) : urgency === null ? (
        <span className={styles.quiet}>
          <FormattedMessage id="roles.empty" defaultMessage="Nobody" />
        </span>
      ) : (
        <span>
          <Chip tone={urgency === 'now' ? 'notice' : 'plain'} glyph="!">
            <FormattedMessage id="roles.vacant" defaultMessage="Vacant" />
          </Chip>
        </span>
      )}
      {reason ? (
        <span className={styles.quiet}>
          {holders.length > 1 ? (
            <FormattedMessage
              id="roles.reason"
              defaultMessage="{name}: {why}"
              values={{ name: reason.person.name, why: reason.note }}
            />
          ) : (
            reason.note
          )}
        </span>
      ) : null}
      <span className={styles.quiet}>
        {next[0] ? (
          <FormattedMessage
            id="roles.offered"
            defaultMessage="offered to {name}"
            values={{ name: next[0].person.name }}
          />
        ) : first ? (
          first.accepted ? (
            <FormattedMessage id="roles.since" defaultMessage="since {time}" values={{ time: clock(first.since) }} />
          ) : (
            <FormattedMessage
              id="roles.not-accepted"
              defaultMessage="since {time} · not yet accepted"
              values={{ time: clock(first.since) }}
            />
          )
        ) : (
          role.purpose
        )}
      </span>
    </div>
  );
}
