import { FormattedMessage, useIntl } from 'react-intl';
import { selectSinglePersonRisks, type Readiness } from '../../../shared/domain/plan/readiness';
import { Panel } from '../../ui/panel';
import styles from './training-tab.module.css';

/** The roles that hang on one person, under that person; then those that nobody could take. */
export function SinglePersonRisk({ readiness }: { readonly readiness: readonly Readiness[] }) {
  const intl = useIntl();
  const { onOne, onNobody } = selectSinglePersonRisks(readiness);
  const namesOf = (roles: readonly Readiness['role'][]) => intl.formatList(roles.map(({ name }) => name));
  const count = onOne.reduce((sum, { roles }) => sum + roles.length, onNobody.length);
  return (
    <Panel title={intl.formatMessage({ id: 'training.risk', defaultMessage: 'Single-person risk' })} count={count}>
      {count === 0 ? (
        <p>
          <FormattedMessage id="training.no-risk" defaultMessage="Every role could be taken by two or more." />
        </p>
      ) : (
        <ul className={styles.list}>
          {onOne.map(({ person, roles }) => (
            <li key={person.id}>
              <FormattedMessage
                id="training.only"
                defaultMessage="<b>Only {name}</b>: {roles}"
                values={{ name: person.name, roles: namesOf(roles), b: (words) => <b>{words}</b> }}
              />
            </li>
          ))}
          {onNobody.length > 0 ? (
            <li>
              <FormattedMessage
                id="training.on-nobody"
                defaultMessage="<b>Nobody</b>: {roles}"
                values={{ roles: namesOf(onNobody), b: (words) => <b>{words}</b> }}
              />
            </li>
          ) : null}
        </ul>
      )}
    </Panel>
  );
}
