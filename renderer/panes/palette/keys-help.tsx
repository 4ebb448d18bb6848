import { defineMessages, useIntl } from 'react-intl';
import { COMMANDS, type Scope } from '../../app/command-table';
import { useRegistry } from '../../app/use-command';
import { Dialog } from '../../ui/dialog';
import { KeyHint } from '../../ui/key-hint';
import { Panel } from '../../ui/panel';
import styles from './palette.module.css';

const scopes = defineMessages({
  global: { id: 'scope.global', defaultMessage: 'Everywhere' },
  header: { id: 'scope.header', defaultMessage: 'Header (G H first)' },
  timeline: { id: 'scope.timeline', defaultMessage: 'Timeline' },
  tasks: { id: 'scope.tasks', defaultMessage: 'Tasks' },
  training: { id: 'scope.training', defaultMessage: 'Cross-training' },
  'hand-over': { id: 'scope.hand-over', defaultMessage: 'Hand-over' },
  roles: { id: 'scope.roles', defaultMessage: 'Roles' },
  comms: { id: 'scope.comms', defaultMessage: 'Stakeholder updates' },
  briefings: { id: 'scope.briefings', defaultMessage: 'Briefings' },
  checklists: { id: 'scope.checklists', defaultMessage: 'Checklists' },
  incidents: { id: 'scope.incidents', defaultMessage: 'Incidents' },
  alerts: { id: 'scope.alerts', defaultMessage: 'Alerts' },
  sync: { id: 'scope.sync', defaultMessage: 'Sync' },
  conflicts: { id: 'scope.conflicts', defaultMessage: 'Conflicts' },
});
const ORDER: readonly Scope[] = [
  'timeline',
  'tasks',
  'roles',
  'hand-over',
  'comms',
  'checklists',
  'briefings',
  'conflicts',
  'incidents',
  'alerts',
  'training',
  'sync',
  'header',
  'global',
];

/** The keys that do something on this screen, by the list they belong to. */
export function KeysHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const intl = useIntl();
  const registry = useRegistry();
  const ids = isOpen ? registry.available().filter((id) => COMMANDS[id].keys.length > 0) : [];
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      title={intl.formatMessage({ id: 'keys.title', defaultMessage: 'Keys for this screen' })}
      closeName={intl.formatMessage({ id: 'keys.close', defaultMessage: 'Close' })}
    >
      {/* Longer than a low window: the arrows must be able to scroll it. */}
      <div className={styles.keys} tabIndex={0}>
        <div className={styles.scopes}>
          {ORDER.map((scope) => {
            const here = ids.filter((id) => COMMANDS[id].scope === scope);
            return here.length === 0 ? null : (
              <Panel key={scope} title={intl.formatMessage(scopes[scope])}>
                <ul className={styles.list}>
                  {here.map((id) => (
                    <li key={id}>
                      <KeyHint keys={COMMANDS[id].keys[0] ?? ''}>{intl.formatMessage(COMMANDS[id].title)}</KeyHint>
                    </li>
                  ))}
                </ul>
              </Panel>
            );
          })}
        </div>
      </div>
    </Dialog>
  );
}
