// Adds up what the last test run left in test-results/, and says it in one line: "N passed, N failed". What this machine
// could not run is said, and counted, in the line before.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from './steps.mjs';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly notRun: number }} Count */

/** @type {readonly { name: string, hasPassed: boolean, report?: string }[]} */
const steps = readJson('steps.json') ?? [{ name: 'set-up', hasPassed: false }];
const counts = steps.map(countOf);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
for (const [i, { notRun }] of counts.entries())
  if (notRun > 0) console.log(`${notRun} not run here: ${steps[i]?.name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// A step that failed outside of its tests (a lint finding, a file that does not load) is one failure.
/** @param {{ hasPassed: boolean, report?: string }} step @returns {Count} */
function countOf({ hasPassed, report }) {
  const { passed, failed, notRun } = reported(report && readJson(report));
  return { passed, failed: hasPassed ? failed : Math.max(failed, 1), notRun };
}

/** @param {any} report Vitest's or Playwright's @returns {Count} */
function reported(report) {
  if (!report) return { passed: 0, failed: 0, notRun: 0 };
  const { stats } = report;
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected, notRun: 0 };
  return { passed: report.numPassedTests, failed: report.numFailedTests, notRun: report.numNotRunTests ?? 0 };
}

/** @param {string} name */
function readJson(name) {
  const file = path.join(RESULTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
