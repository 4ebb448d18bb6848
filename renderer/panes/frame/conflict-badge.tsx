import { useContext } from 'react';
import { FormattedMessage } from 'react-intl';
import { useStore } from 'zustand';
import { selectConflicts } from '../../../shared/domain/incident/conflicts/select-conflicts';
import { RoomContext, type OpenRoom } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { Chip } from '../../ui/chip';
import styles from './frame.module.css';

/** How much waits for a choice in the room on screen, and the way there. */
export function ConflictBadge() {
  const open = useContext(RoomContext);
  return open ? <Badge open={open} /> : null;
}

function Badge({ open }: { readonly open: OpenRoom }) {
  const registry = useRegistry();
  const conflicts = useStore(open.room.store, (incident) => selectConflicts(incident).length);
  if (conflicts === 0) return null;
  return (
    <button type="button" className={styles.badge} onClick={() => void registry.run('go-conflicts')}>
      <Chip tone="notice" glyph="!">
        <FormattedMessage
          id="status.conflicts"
          defaultMessage="{conflicts, plural, one {# conflict} other {# conflicts}}"
          values={{ conflicts }}
        />
      </Chip>
    </button>
  );
}
