import { FormattedMessage } from 'react-intl';
import { selectOrgTree } from '../../../shared/domain/incident/roles/org-tree';
import { selectObservers, type RoleSeat } from '../../../shared/domain/incident/roles/select-roles';
import { useWholeIncident } from '../../app/contexts';
import styles from './org-tree.module.css';

/** Who answers to whom: the commander, the leads below, the experts below their lead. */
export function OrgTree() {
  const incident = useWholeIncident();
  const { command, branches, ordered } = selectOrgTree(incident);
  const observers = selectObservers(incident);
  if (!command) return null;
  return (
    <ul className={styles.tree}>
      <li>
        <Seat seat={command} />
        <ul>
          {branches.map(({ seat, led }) => (
            <li key={seat.role.id}>
              <Seat seat={seat} />
              {led.length > 0 ? (
                <ul>
                  {led.map((one) => (
                    <li key={one.role.id}>
                      <Seat seat={one} />
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
          {ordered.map((person) => (
            <li key={person.name}>
              <span className={styles.seat}>
                <span className={styles.role}>
                  <FormattedMessage id="tree.ordered" defaultMessage="With an order" />
                </span>{' '}
                <b>{person.name}</b>
              </span>
            </li>
          ))}
        </ul>
      </li>
      {observers.length > 0 ? (
        <li className={styles.outside}>
          <FormattedMessage
            id="tree.observers"
            defaultMessage="Only {count, plural, one {listens} other {listen}}: {names}"
            values={{ count: observers.length, names: observers.map(({ person }) => person.name).join(', ') }}
          />
        </li>
      ) : null}
    </ul>
  );
}

function Seat({ seat: { role, holders } }: { readonly seat: RoleSeat }) {
  return (
    <span className={styles.seat}>
      <span className={styles.role}>{role.name}</span>{' '}
      {holders.length > 0 ? (
        <b>{holders.map(({ person }) => person.name).join(', ')}</b>
      ) : (
        <FormattedMessage id="roles.empty" defaultMessage="Nobody" />
      )}
    </span>
  );
}
