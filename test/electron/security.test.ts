import type { App, Session } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { guardSession, isDrivenFromOutside } from '../../electron/security';

type Refusals = { permission: boolean; check: boolean; isCancelled: boolean };

function ask(permission: string, address: string): Refusals {
  const heard: Refusals = { permission: true, check: true, isCancelled: false };
  const session = {
    setPermissionRequestHandler: (answer: (...args: unknown[]) => void) => {
      answer(null, permission, (isAllowed: boolean) => (heard.permission = isAllowed), { requestingUrl: address });
    },
    setPermissionCheckHandler: (check: (...args: unknown[]) => boolean) => {
      heard.check = check(null, permission, address);
    },
    setDevicePermissionHandler: () => undefined,
    webRequest: {
      onBeforeRequest: (answer: (...args: unknown[]) => void) => {
        answer({ url: address }, ({ cancel }: { cancel: boolean }) => (heard.isCancelled = cancel));
      },
    },
  };
  // A stand-in with only what the guard uses.
  guardSession(session as unknown as Session);
  return heard;
}

test('our own pages may keep what a user enters, and copy', () => {
  const allowed = { permission: true, check: true, isCancelled: false };
  expect(ask('persistent-storage', 'app://holdfast/')).toEqual(allowed);
  expect(ask('clipboard-sanitized-write', 'app://holdfast/index.html')).toEqual(allowed);
});

test.each(['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal', 'a-permission-to-come'])(
  'our own pages may not have %s',
  (permission) => {
    expect(ask(permission, 'app://holdfast/')).toMatchObject({ permission: false, check: false });
  },
);

test.each([
  'https://example.invalid/',
  'app://holdfast.example/',
  'app://other/',
  'http://127.0.0.1/',
  'file:///etc/hosts',
])('%s may have nothing', (address) => {
  expect(ask('persistent-storage', address)).toMatchObject({ permission: false, check: false });
});

test.each([
  'https://example.invalid/',
  'http://127.0.0.1/',
  'ws://127.0.0.1/',
  'file:///etc/hosts',
  'data:text/html,x',
])('a request to %s is cancelled', (address) => {
  expect(ask('geolocation', address).isCancelled).toBe(true);
});

function appWith(isPackaged: boolean, ...switches: string[]): App {
  // A stand-in with only what the question needs.
  return { isPackaged, commandLine: { hasSwitch: (name: string) => switches.includes(name) } } as unknown as App;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a shipped app is not driven from outside, but for the check of the package', () => {
  expect(isDrivenFromOutside(appWith(true, 'remote-debugging-port'))).toBe(true);
  expect(isDrivenFromOutside(appWith(true, 'remote-debugging-pipe'))).toBe(true);
  expect(isDrivenFromOutside(appWith(true))).toBe(false);
  expect(isDrivenFromOutside(appWith(false, 'remote-debugging-port'))).toBe(false);
  vi.stubEnv('HOLDFAST_SMOKE', '1');
  expect(isDrivenFromOutside(appWith(true, 'remote-debugging-port'))).toBe(false);
});
