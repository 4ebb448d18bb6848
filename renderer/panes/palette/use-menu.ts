import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { COMMANDS, COMMAND_IDS, type MenuName } from '../../app/command-table';
import { useApp } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';

/** Keeps the native menu like the registry: what nobody can carry out here is greyed. */
export function useMenu(): void {
  const intl = useIntl();
  const app = useApp();
  const registry = useRegistry();
  const carriers = useStore(registry.store);
  useEffect(() => {
    const labels: readonly (readonly [MenuName, string])[] = [
      ['file', intl.formatMessage({ id: 'menu.file', defaultMessage: 'File' })],
      ['view', intl.formatMessage({ id: 'menu.view', defaultMessage: 'View' })],
      ['incident', intl.formatMessage({ id: 'menu.incident', defaultMessage: 'Incident' })],
      ['go', intl.formatMessage({ id: 'menu.go', defaultMessage: 'Go' })],
      ['help', intl.formatMessage({ id: 'menu.help', defaultMessage: 'Help' })],
    ];
    const menus = labels.map(([menu, label]) => ({
      label,
      items: COMMAND_IDS.filter((id) => menuOf(id) === menu).map((id) => ({
        id,
        label: intl.formatMessage(COMMANDS[id].title),
        keys: accelerator(COMMANDS[id].keys[0] ?? ''),
        isOff: registry.carrierOf(id)?.off !== null,
      })),
    }));
    // Commands come and go with every selection; the menu is only rebuilt when they rest.
    const timer = setTimeout(() => void app.bridge.call('menu', { menus }), 300);
    return () => {
      clearTimeout(timer);
    };
  }, [intl, app, registry, carriers]);
}

const menuOf = (id: (typeof COMMAND_IDS)[number]): MenuName | undefined => {
  const row = COMMANDS[id];
  return 'menu' in row ? row.menu : undefined;
};

/** As Electron writes it; keys pressed in turn have no accelerator. */
const accelerator = (keys: string): string =>
  /^(Ctrl|Shift|Alt)\+|^F\d+$/.test(keys) ? keys.replace('Ctrl', 'CmdOrCtrl').replace('+=', '+Plus') : '';
