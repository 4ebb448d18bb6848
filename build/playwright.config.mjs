import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { RESULTS, root } from './steps.mjs';

const specs = path.join(root, 'test/e2e');

export default defineConfig({
  // Where two laptops meet they mostly wait for each other: meanwhile another journey goes on.
  workers: 2,
  timeout: 60_000,
  retries: 1,
  forbidOnly: true,
  outputDir: path.join(RESULTS, 'artifacts'),
  reporter: [['list'], ['json']],
  projects: [
    { name: 'app', testDir: specs, testIgnore: ['web/**', 'packaged/**'] },
    { name: 'web', workers: 1, testDir: path.join(specs, 'web'), use: { launchOptions: browser() } },
    { name: 'packaged', workers: 1, testDir: path.join(specs, 'packaged') },
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
