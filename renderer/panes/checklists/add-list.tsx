import { FormattedMessage, useIntl } from 'react-intl';
import { CHECKLISTS } from '../../../shared/domain/content/checklists';
import { useActOrTell } from '../../app/acting';
import { Button } from '../../ui/button';
import styles from './checklists.module.css';

type Props = {
  readonly isOpen: boolean;
  readonly suggested: readonly string[];
  readonly open: readonly string[];
  readonly onDone: () => void;
};

/** Lists that fit this incident, one press away; all of them when asked for. Ticks are kept whatever is opened. */
export function AddList({ isOpen, suggested, open, onDone }: Props) {
  const intl = useIntl();
  const act = useActOrTell();
  const offered = CHECKLISTS.filter((list) => !open.includes(list.id) && (isOpen || suggested.includes(list.id)));
  if (offered.length === 0) return null;
  return (
    <div
      className={styles.offered}
      role="group"
      aria-label={intl.formatMessage({ id: 'lists.offered', defaultMessage: 'Lists to open' })}
    >
      <span className={styles.meta}>
        {isOpen ? (
          <FormattedMessage id="lists.all" defaultMessage="Open a list" />
        ) : (
          <FormattedMessage id="lists.fit" defaultMessage="These fit" />
        )}
      </span>
      {offered.map((list) => (
        <Button
          key={list.id}
          size="small"
          onClick={() =>
            void act(
              { kind: 'start-checklist', template: list.id },
              intl.formatMessage({ id: 'lists.opened', defaultMessage: 'Opened: {title}' }, { title: list.title }),
            ).then(onDone)
          }
        >
          {`${list.id} ${list.title}`}
        </Button>
      ))}
    </div>
  );
}
