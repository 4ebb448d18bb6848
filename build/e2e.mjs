// Runs Playwright: node build/e2e.mjs app|web|packaged [Playwright's own options]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { displayFor } from './display.mjs';
import { RESULTS, tool } from './steps.mjs';

const [project = 'app', ...options] = process.argv.slice(2);
const playwright = tool('@playwright/test/cli.js', 'test', '-c', 'build/playwright.config.mjs', `--project=${project}`);
const [program = '', ...args] = [...displayFor(process.env), ...playwright, ...options];
const { status } = spawnSync(program, args, {
  stdio: 'inherit',
  env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(RESULTS, `${project}.json`) },
});
process.exit(status ?? 1);
