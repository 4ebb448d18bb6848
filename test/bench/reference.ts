import { _electron, type ElectronApplication } from '@playwright/test';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { findElectron } from '../../build/runtime.mjs';
import { root } from '../../build/steps.mjs';
import { asOrdinaryUser, newProfile, profileEnv } from '../e2e/launch';

const folder = join(root, 'test/bench/reference');

/** Starts the reference window, empty or on a built page, in the same Electron as the app. */
export async function launchReference(page = ''): Promise<ElectronApplication> {
  const profile = newProfile();
  return _electron.launch({
    executablePath: asOrdinaryUser(await findElectron(), profile),
    chromiumSandbox: true,
    args: [folder],
    env: { ...profileEnv(profile), HOLDFAST_REFERENCE_PAGE: page },
  });
}

/** Builds the plain React list as the app is built. Returns its page. */
export async function buildNaive(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'holdfast-naive-'));
  process.once('exit', () => {
    rmSync(outDir, { recursive: true, force: true });
  });
  // The runner of these files says development; what is measured is what would ship.
  process.env.NODE_ENV = 'production';
  await build({
    mode: 'production',
    configFile: false,
    root: folder,
    base: './',
    plugins: [react()],
    logLevel: 'warn',
    // A page from a file may load no module script: one classic script instead.
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      lib: { entry: join(folder, 'naive.tsx'), formats: ['iife'], name: 'naive', fileName: () => 'naive.iife.js' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const page = join(outDir, 'naive.html');
  writeFileSync(
    page,
    '<!doctype html><html lang="en"><title>Naive</title><body><div id="root"></div><script src="naive.iife.js"></script></body></html>',
  );
  chmodSync(outDir, 0o755);
  return page;
}
