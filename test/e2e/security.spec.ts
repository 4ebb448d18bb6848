import { expect, test } from '@playwright/test';
import path from 'node:path';
import { root } from '../../build/steps.mjs';
import { startInRoom, type Driver } from './room';

let driver: Driver;
test.beforeAll(async () => {
  driver = await startInRoom();
});
test.afterAll(async () => {
  await driver.close();
});

const BOOK = '0'.repeat(32);
const MALFORMED: readonly (readonly [call: string, argument: unknown])[] = [
  ['have', {}],
  ['have', { book: '../../etc' }],
  ['have', { book: BOOK.toUpperCase().replace('0', 'G') }],
  ['read', { book: BOOK, have: {}, from: -1, limit: 10 }],
  ['read', { book: BOOK, have: {}, from: 0, limit: 1e9 }],
  ['read', { book: BOOK, have: { '../x': { seq: 1, hash: '', beyond: [] } }, from: 0, limit: 1 }],
  [
    'append',
    { book: BOOK, facts: [], by: { id: '', name: '', device: '' }, client: 'x', decidedOn: {}, exclusive: false },
  ],
  [
    'append',
    {
      book: BOOK,
      facts: [{}],
      by: { id: '', name: 'x'.repeat(201), device: '' },
      client: 'x',
      decidedOn: {},
      exclusive: false,
    },
  ],
  ['ingest', { book: BOOK, frames: ['text'] }],
  ['write-settings', { settings: 'x'.repeat(65_537) }],
  ['save-file', { name: 'x', content: 7 }],
  ['menu', { menus: [{ label: 'x', items: [{ id: 1 }] }] }],
  ['zoom', { by: 40 }],
  ['keep-webhook', { channel: '', url: 'https://example.invalid', secret: '', isPlainOk: false }],
  ['post-webhook', { book: BOOK, channel: 'x', outgoing: {} }],
  ['print-sheet', { name: 'x', html: 7 }],
  ['open-outside', { kind: 'web', url: 'https://example.invalid' }],
  ['open-outside', { kind: 'call', number: 'file:///etc/passwd' }],
  ['open-outside', { kind: 'sms', numbers: ['112?body=x'], body: '' }],
  ['open-outside', { kind: 'mail', to: ['a@b.c?bcc=d@e.f'], isBlind: false, subject: '', body: '' }],
  ['open-outside', { kind: 'mail', to: ['a@b.c\r\nBcc: d@e.f'], isBlind: false, subject: '', body: '' }],
  ['start', null],
];

test('a call with an argument that does not fit is rejected', async () => {
  for (const [call, argument] of MALFORMED)
    expect(await askBridge(driver, call, argument), `${call} ${JSON.stringify(argument).slice(0, 80)}`).toMatch(
      /^rejected/,
    );
});

test('a call that is not on the list never leaves the page', async () => {
  for (const call of ['toString', '__proto__', 'constructor', 'openExternal', 'arrived'])
    expect(await askBridge(driver, call, {})).toBe('rejected: no such call');
});

test('what does not fit changes nothing: the line typed after it is line two', async () => {
  await driver.log('still here');
  await expect.poll(() => driver.allLines()).toEqual([expect.stringContaining('Declared'), 'still here']);
});

test('a page from elsewhere is not answered, even with the same preload', async () => {
  const answer = await driver.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await window.loadURL('about:blank');
      const said: unknown = await window.webContents.executeJavaScript(
        `holdfast.call('start', {}).then(() => 'answered', (error) => error.message)`,
      );
      window.destroy();
      return said;
    },
    path.join(root, 'dist/electron/preload.cjs'),
  );
  expect(answer).toContain('unknown sender');
});

test('the bridge is all the page gets, and it cannot be bent', async () => {
  const found = await driver.page.evaluate(() => {
    const { holdfast } = globalThis as unknown as { holdfast: Record<string, unknown> };
    try {
      holdfast['call'] = 'bent';
    } catch {
      // Frozen, as it should be.
    }
    const strays = ['ipcRenderer', 'electron', 'process', 'require', 'Buffer'].filter((name) => name in globalThis);
    return { names: Object.keys(holdfast).sort(), call: typeof holdfast['call'], strays };
  });
  expect(found).toEqual({ names: ['call', 'on'], call: 'function', strays: [] });
});

test('markup in a line is text', async () => {
  await driver.log('<img src=x onerror=document.title=1> <script>document.title=2</script>');
  await expect(driver.row('<img src=x onerror=document.title=1> <script>document.title=2</script>')).toBeVisible();
  await expect(driver.page).toHaveTitle('Holdfast');
  await expect(driver.timeline.locator('img, script')).toHaveCount(0);
});

test('no page is opened and none is left, by script, link or form', async () => {
  const { app, page } = driver;
  await page.evaluate(() => {
    for (const address of [
      'https://example.invalid/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
    ]) {
      const link = document.createElement('a');
      link.href = address;
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      link.remove();
      window.open(address);
    }
    const form = document.createElement('form');
    form.action = 'https://example.invalid/';
    document.body.append(form);
    form.submit();
    form.remove();
  });
  // Asked of the main process: Playwright waits for the navigations that were refused.
  const stands = await app.evaluate(async ({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows();
    const found: unknown = await all[0]?.webContents.executeJavaScript(
      '[location.origin, document.querySelector("textarea") !== null]',
    );
    return { windows: all.length, found };
  });
  expect(stands).toEqual({ windows: 1, found: ['app://holdfast', true] });
});

/** Asks the keeper as a hostile page would. */
const askBridge = ({ page }: Driver, call: string, argument: unknown): Promise<string> =>
  page.evaluate(
    ([call_, argument_]) =>
      (globalThis as unknown as { holdfast: { call(name: unknown, argument: unknown): Promise<unknown> } }).holdfast
        .call(call_, argument_)
        .then(
          () => 'answered',
          (error: unknown) => `rejected: ${error instanceof Error ? error.message : String(error)}`,
        ),
    [call, argument] as const,
  );
