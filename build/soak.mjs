// The long search: 25,000 worlds that no run before has seen, then the other simulations twenty times as long.
import path from 'node:path';
import { runStep, tool } from './steps.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
const WORLDS = 25_000;

process.env['HOLDFAST_SOAK'] ??= '20';
const seed = Math.floor(Date.now() / DAY_MS) * WORLDS;
const sim = path.join(import.meta.dirname, 'sim.mjs');
const steps = [
  { name: `worlds from seed ${seed}`, command: [process.execPath, sim, '--worlds', `${WORLDS}`, '--seed', `${seed}`] },
  {
    name: 'long searches',
    command: tool('vitest/vitest.mjs', 'run', '-c', 'build/vitest.config.mjs', '--project=proofs'),
  },
];
let hasPassed = true;
for (const step of steps) if (!(await runStep(step))) hasPassed = false;
process.exit(hasPassed ? 0 : 1);
