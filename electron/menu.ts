import { BrowserWindow, Menu } from 'electron';
import type { Argument } from '../shared/bridge';

/** The native menu, built from the page's commands. Keys are shown here and acted on in the page, so nothing runs twice. */
export function showMenu(menus: Argument<'menu'>['menus']): void {
  const isMac = process.platform === 'darwin';
  const template: Electron.MenuItemConstructorOptions[] = menus.map(({ label, items }) => ({
    label,
    submenu: items.map((item) => ({
      label: item.label,
      enabled: !item.isOff,
      ...(item.keys && { accelerator: item.keys, registerAccelerator: false }),
      click: (_menuItem, window) => {
        if (window instanceof BrowserWindow) window.webContents.send('command', { id: item.id });
      },
    })),
  }));
  const edit: Electron.MenuItemConstructorOptions = { role: 'editMenu' };
  const app: Electron.MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...app, ...template.slice(0, 1), edit, ...template.slice(1)]));
}
