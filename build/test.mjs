// The whole test: everything in order, up to the first failure. Leaves test-results/ for build/count.mjs to add up.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS, runStep } from './steps.mjs';

/** @param {string} script @param {readonly string[]} args */
const node = (script, ...args) => [process.execPath, path.join(import.meta.dirname, script), ...args];

/** `report` is what the step's test runner leaves behind; a step without one counts no tests. */
const steps = [
  { name: 'check', command: node('check.mjs'), report: 'check.json' },
  { name: 'components', command: node('check.mjs', 'components'), report: 'components.json' },
  { name: 'proofs', command: node('check.mjs', 'proofs'), report: 'proofs.json' },
  { name: 'worlds', command: node('sim.mjs', '--worlds', '1000', '--planted'), report: 'sim.json' },
  { name: 'disks', command: node('disks.mjs'), report: 'disks.json' },
  { name: 'build', command: node('build.mjs') },
  { name: 'e2e:web', command: node('e2e.mjs', 'web'), report: 'web.json' },
  { name: 'e2e', command: node('e2e.mjs', 'app'), report: 'app.json' },
  { name: 'package', command: node('package.mjs') },
  { name: 'packaged app', command: node('e2e.mjs', 'packaged'), report: 'packaged.json' },
];

rmSync(RESULTS, { recursive: true, force: true });
const done = [];
for (const { report, ...step } of steps) {
  const hasPassed = await runStep(step);
  done.push({ name: step.name, hasPassed, ...(report && { report }) });
  writeFileSync(path.join(RESULTS, 'steps.json'), JSON.stringify(done, null, 2));
  if (!hasPassed) process.exit(1);
}
