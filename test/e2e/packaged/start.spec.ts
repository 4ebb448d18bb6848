import { chromium, expect, request, test, type Page } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../build/steps.mjs';
import { asOrdinaryUser, newProfile, profileEnv } from '../launch';

const START_LIMIT_MS = 45_000;
// Electron's fuse wire: this sentinel, a version byte, a length byte, then a digit a fuse in this order.
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'inspectArguments',
  'asarIntegrity',
  'onlyFromAsar',
  'ownV8Snapshot',
  'fileProtocolPrivileges',
];
const DRIVEN = '--remote-debugging-port=0';

/** Starts it on a fresh profile, as its own test run may drive it, and ends it after `use`. */
async function withPage(use: (page: Page) => Promise<void>): Promise<void> {
  const profile = newProfile();
  const app = spawn(asOrdinaryUser(packagedProgram(), profile), [DRIVEN], {
    env: { ...profileEnv(profile), HOLDFAST_SMOKE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(app.stderr), { timeout: START_LIMIT_MS });
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page', { timeout: START_LIMIT_MS }));
    if (!page) throw new Error('The packaged app has no page.');
    await expect(page).toHaveTitle('Holdfast', { timeout: START_LIMIT_MS });
    await expect(page.getByRole('main')).toBeVisible();
    await use(page);
    await browser.close();
  } finally {
    app.kill();
  }
}

test('the packaged app starts and shows its window', () =>
  withPage(async (page) => {
    expect(await page.evaluate(() => location.origin)).toBe('app://holdfast');
  }));

test('the packaged app hosts a hub out of its own archive', () =>
  withPage(async (page) => {
    const name = page.getByRole('textbox', { name: 'Your name' });
    await expect(name).toBeFocused();
    await name.fill('Ana Ruiz');
    await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
    await page.keyboard.press('Enter');
    const declare = page.getByRole('textbox', { name: /^Declare an incident/ });
    await expect(declare).toBeFocused();
    await declare.fill('Checkout failing 502 EU s1 @me');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Log a line' })).toBeFocused();
    for (const key of ['Escape', 'g', 's']) await page.keyboard.press(key);
    await page.getByRole('tab', { name: 'Sync' }).click();
    await page.getByRole('button', { name: 'Host on this network' }).click();
    await expect(page.getByRole('dialog', { name: 'Host on this network' }).getByRole('radio').first()).toBeChecked();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Let one more laptop come' });
    await expect(dialog.getByRole('listitem')).toHaveCount(8, { timeout: START_LIMIT_MS });
    const address = await dialog.getByText(/:\d+$/).innerText();
    const asking = await request.newContext({ ignoreHTTPSErrors: true });
    expect((await asking.get(`https://${address}/v1/hello`)).status()).toBe(200);
    await asking.dispose();
  }));

test('the packaged app refuses to be driven from outside', () => {
  const profile = newProfile();
  const { status, stderr } = spawnSync(asOrdinaryUser(packagedProgram(), profile), [DRIVEN], {
    env: profileEnv(profile),
    encoding: 'utf8',
    timeout: START_LIMIT_MS,
  });
  expect(stderr).toContain('does not run under a remote debugger');
  expect(status).toBe(1);
});

test('the packaged app runs nothing but its own archive', () => {
  const bytes = readFileSync(fuseHolder());
  const wire = bytes.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2;
  const states = Object.fromEntries(FUSES.map((name, i) => [name, bytes.toString('latin1', wire + i, wire + i + 1)]));
  expect(states).toEqual({
    runAsNode: '0',
    cookieEncryption: '1',
    nodeOptions: '0',
    inspectArguments: '0',
    asarIntegrity: '1',
    onlyFromAsar: '1',
    ownV8Snapshot: '0',
    fileProtocolPrivileges: '0',
  });
});

/** On a Mac the fuses stand in the framework, elsewhere in the program itself. */
function fuseHolder(): string {
  if (process.platform !== 'darwin') return packagedProgram();
  return path.join(packagedProgram(), '../../Frameworks/Electron Framework.framework/Electron Framework');
}

function packagedProgram(): string {
  if (process.platform === 'win32') return path.join(root, 'release/win-unpacked/Holdfast.exe');
  if (process.platform === 'linux') return path.join(root, 'release/linux-unpacked/holdfast');
  return path.join(root, `release/mac${process.arch === 'arm64' ? '-arm64' : ''}/Holdfast.app/Contents/MacOS/Holdfast`);
}

/** Chromium says on stderr where it listens. */
async function debuggerAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const bytes of stderr) {
    said += String(bytes);
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (address) return address;
  }
  throw new Error(`The packaged app ended without a debugger: ${said}`);
}
