import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { RESULTS, root } from './steps.mjs';

const specs = path.join(root, 'test/e2e');

export default defineConfig({
  workers: 1,
  timeout: 60_000,
  retries: 1,
  forbidOnly: true,
  outputDir: path.join(RESULTS, 'artifacts'),
  reporter: [['list'], ['json']],
  projects: [
    { name: 'app', testDir: specs, testIgnore: ['web/**', 'packaged/**'] },
    { name: 'web', testDir: path.join(specs, 'web'), use: { launchOptions: browser() } },
    { name: 'packaged', testDir: path.join(specs, 'packaged') },
  ],
});

// The machine's own browser: nothing is downloaded for the tests.
function browser() {
  if (process.platform !== 'linux') return { channel: 'chrome' };
  const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args,
    chromiumSandbox: process.getuid?.() !== 0,
  };
}
