// What the shell shows of what is late: the count on the icons, the tray's tooltip and its menu.
import { expect, type ElectronApplication } from '@playwright/test';
import { startInRoom, test } from './room';

type Told = {
  badge: number;
  tooltip: string;
  /** Pixels of the tray's icon that are the badge's red. */
  red: number;
  side: number;
  menu: Electron.Menu | null;
};

/** From now on what the main process sets on the app and the tray can be read. */
const listen = (app: ElectronApplication) =>
  app.evaluate(({ app: main, dialog, Tray }) => {
    const told: Told = { badge: -1, tooltip: '', red: 0, side: 0, menu: null };
    Object.assign(globalThis, { told });
    main.setBadgeCount = (count = 0) => {
      told.badge = count;
      return true;
    };
    const tray = Tray.prototype as unknown as Record<string, (this: Electron.Tray, value: never) => void>;
    const hear = (name: string, heard: (value: never) => void) => {
      const real = tray[name];
      tray[name] = function (value) {
        heard(value);
        real?.call(this, value);
      };
    };
    hear('setImage', (image: Electron.NativeImage) => {
      const bytes = image.toBitmap();
      told.side = image.getSize().width;
      told.red = 0;
      for (let at = 0; at < bytes.length; at += 4)
        if (bytes[at] === 0x2c && bytes[at + 1] === 0x1e && bytes[at + 2] === 0xd0) told.red++;
    });
    hear('setToolTip', (words: string) => {
      told.tooltip = words;
    });
    hear('setContextMenu', (menu: Electron.Menu) => {
      told.menu = menu;
    });
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });

const tellOf = (app: ElectronApplication) => async () =>
  app.evaluate(() => {
    const { menu, ...told } = (globalThis as unknown as { told: Told }).told;
    return { ...told, menu: menu?.items.map(({ label, type }) => (type === 'separator' ? '-' : label)) ?? [] };
  });

/** Closes the window. The answer of such a call may be garbage before it is read. */
const close = (app: ElectronApplication) =>
  expect(() =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    }),
  ).toPass();

const click = (app: ElectronApplication, name: RegExp) =>
  app.evaluate((_electron, source) => {
    const { menu } = (globalThis as unknown as { told: Told }).told;
    menu?.items.find(({ label }) => new RegExp(source).test(label))?.click();
  }, name.source);

test('what is late is counted on the icons, and no more once its incident is set aside', async () => {
  const { app, page, log, press, type, go } = await startInRoom('VPN slow Lyon s3 @me');
  await listen(app);
  const told = tellOf(app);
  await log('-9m !@me check replica lag 3m');
  await expect.poll(async () => (await told()).badge, { timeout: 15_000 }).toBe(1);

  await close(app);
  await expect.poll(async () => (await told()).tooltip).toBe('Holdfast: 1 incident live · 1 overdue');
  expect(await told()).toMatchObject({ side: 22 });
  expect((await told()).red).toBeGreaterThan(40);
  expect((await told()).menu).toEqual([
    'Open Holdfast',
    'What is due next',
    '-',
    expect.stringMatching(/^SEV3 VPN slow Lyon · INC-/),
    '-',
    'Pause reminders for 15 minutes',
    'Quit',
  ]);
  await click(app, /^Pause/);
  await expect.poll(async () => (await told()).menu).toContain('Remind me again');

  // An incident picked there opens in the window, from wherever that was left.
  await click(app, /^SEV3/);
  const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(true);
  await expect(page.getByRole('listbox', { name: 'Timeline' })).toBeVisible();

  await go('l');
  await page.getByRole('button', { name: /VPN/ }).focus();
  await press('n');
  await type('one site');
  await press('Enter');
  await expect.poll(async () => (await told()).badge, { timeout: 15_000 }).toBe(0);
  await close(app);
  await expect.poll(async () => (await told()).tooltip).toBe('Holdfast: 1 incident live · Nothing overdue');
  expect(await told()).toMatchObject({ side: 22, red: 0 });
  await app.close();
});
