// Starts the real app with Chromium's sandbox on. Root may not have one, so there the app runs as nobody.
import { _electron, type ElectronApplication } from '@playwright/test';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findElectron } from '../../build/runtime.mjs';
import { root } from '../../build/steps.mjs';

const NOBODY = 65_534;
const START_LIMIT_MS = 45_000;

type Launch = {
  /** From newProfile(). */
  readonly profile: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

/** Starts the built app on a profile. Close it with `app.close()`, or end it without a warning by `killGroup`. */
export async function launchApp({ profile, env = {}, args = [] }: Launch): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: asOrdinaryUser(await findElectron(), profile),
    // Without this Playwright adds --no-sandbox by itself.
    chromiumSandbox: true,
    args: [root, ...args],
    env: { ...profileEnv(profile), ...env },
    timeout: START_LIMIT_MS,
  });
}

/** An empty profile, which the app's user may write to. Removed when the tests end. */
export function newProfile(): string {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'holdfast-e2e-'));
  if (isRoot()) chownSync(profile, NOBODY, NOBODY);
  process.setMaxListeners(0);
  process.once('exit', () => {
    rmSync(profile, { recursive: true, force: true });
  });
  return profile;
}

/** What a power cut looks like to the app: every process of it ends at once. */
export async function killGroup(app: ElectronApplication): Promise<void> {
  const main = app.process();
  if (main.pid === undefined) throw new Error('The app has no process to kill.');
  const ended = new Promise((resolve) => main.once('exit', resolve));
  // Playwright starts it as the leader of a group of its own.
  process.kill(-main.pid, 'SIGKILL');
  await ended;
}

export function profileEnv(profile: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), HOLDFAST_PROFILE: profile };
}

/** The program itself, or as root a script that starts it as nobody, at home in the profile. */
export function asOrdinaryUser(program: string, profile: string): string {
  if (!isRoot()) return program;
  const script = `${profile}.sh`;
  const become = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --inh-caps=-all`;
  writeFileSync(script, `#!/bin/sh\nexec ${become} env HOME='${profile}' '${program}' "$@"\n`);
  chmodSync(script, 0o755);
  process.once('exit', () => {
    rmSync(script, { force: true });
  });
  return script;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
