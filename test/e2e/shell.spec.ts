import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asOrdinaryUser, killGroup, launchApp, newProfile, profileEnv } from './launch';
import { findElectron } from '../../build/runtime.mjs';
import { root } from '../../build/steps.mjs';

let app: ElectronApplication;
let page: Page;
let profile: string;

test.beforeAll(async () => {
  profile = newProfile();
  app = await launchApp({ profile });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  await app.close();
});

test('a window opens on our own origin', async () => {
  await expect(page).toHaveTitle('Holdfast');
  expect(await page.evaluate(() => ({ origin: location.origin, isSecureContext }))).toEqual({
    origin: 'app://holdfast',
    isSecureContext: true,
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('the renderer runs inside the sandbox', async () => {
  expect(await app.evaluate(({ app: running }) => running.commandLine.hasSwitch('no-sandbox'))).toBe(false);
  // Only Linux lets a process read what its sandbox is made of.
  if (process.platform !== 'linux') return;
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
  expect(status).toMatch(/Seccomp:\s+2/);
  expect(status).toMatch(/NoNewPrivs:\s+1/);
});

test('a page has nothing of Node', async () => {
  const found = await page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
  );
  expect(found).toEqual([]);
});

test('the content security policy holds in a page task of its own', async () => {
  const refusals = await page.evaluate(async () => {
    const attempt = async (act: () => unknown) => {
      try {
        await act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    // What DevTools evaluates may do everything. A later task may only do what a page may.
    await new Promise((resolve) => setTimeout(resolve));
    const styled = document.createElement('p');
    document.body.append(styled);
    styled.setAttribute('style', 'position: fixed');
    const outcome = {
      eval: await attempt(() => globalThis.eval('1')),
      html: await attempt(() => (document.body.innerHTML = '<b></b>')),
      fetch: await attempt(() => fetch('index.html')),
      worker: await attempt(() => new Worker('main.js')),
      position: getComputedStyle(styled).position,
    };
    styled.remove();
    return outcome;
  });
  expect(refusals).toEqual({
    eval: 'EvalError',
    html: 'TypeError',
    fetch: 'TypeError',
    worker: 'TypeError',
    position: 'static',
  });
});

test('what a user enters is kept for good, and nothing else is permitted', async () => {
  const states = await page.evaluate(async () => ({
    persisted: await navigator.storage.persist(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    notifications: (await navigator.permissions.query({ name: 'notifications' })).state,
  }));
  expect(states).toEqual({ persisted: true, geolocation: 'denied', notifications: 'denied' });
});

test('the origin serves its list of files and nothing else', async () => {
  const statuses = await app.evaluate(async ({ net }) => {
    const paths = ['index.html', '..%2f..%2fpackage.json', '%2e%2e/electron/main.cjs', 'nothing.js', 'assets', '%'];
    const answers = await Promise.all(paths.map((path) => net.fetch(`app://holdfast/${path}`)));
    const elsewhere = await net.fetch('app://elsewhere/index.html');
    return [...answers, elsewhere].map((answer) => answer.status);
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404]);
});

test('the page comes with the headers that guard it', async () => {
  const headers = await app.evaluate(async ({ net }) =>
    Object.fromEntries((await net.fetch('app://holdfast/')).headers.entries()),
  );
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types holdfast-worker",
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
});

test('nothing leaves the machine, and no page leaves its place', async () => {
  const outside = await app.evaluate(({ net }) => net.fetch('http://127.0.0.1:9/').then(String, String));
  expect(outside).toContain('ERR_BLOCKED_BY_CLIENT');
  await page.evaluate(() => {
    window.open('https://example.invalid/');
    location.href = 'https://example.invalid/';
  });
  expect(await page.evaluate(() => location.origin)).toBe('app://holdfast');
  expect(app.windows()).toHaveLength(1);
});

test('a second start ends at once and brings the first to the front', async () => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const program = asOrdinaryUser(await findElectron(), profile);
  const { status } = spawnSync(program, [root], { env: profileEnv(profile), timeout: 20_000 });
  expect(status).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('a window comes back where it was', async () => {
  const own = newProfile();
  const bounds = { x: 40, y: 60, width: 1000, height: 700 };
  const first = await launchApp({ profile: own });
  await first.firstWindow();
  await first.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(to);
  }, bounds);
  await first.close();
  expect(JSON.parse(readFileSync(path.join(own, 'window.json'), 'utf8'))).toEqual({ bounds, isMaximized: false });
  const second = await launchApp({ profile: own });
  await second.firstWindow();
  expect(await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds);
  await killGroup(second);
});
