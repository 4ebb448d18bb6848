// The long search: 25,000 worlds that no run before has seen, then the other simulations twenty times as long, and ten
// times as many power cuts, and how much load a hub bears.
import path from 'node:path';
import { runStep, tool } from './steps.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
const WORLDS = 25_000;
const POWER_CUTS = 200;

process.env['HOLDFAST_SOAK'] ??= '20';
const seed = Math.floor(Date.now() / DAY_MS) * WORLDS;
const sim = path.join(import.meta.dirname, 'sim.mjs');
const disks = path.join(import.meta.dirname, 'disks.mjs');
const steps = [
  { name: `worlds from seed ${seed}`, command: [process.execPath, sim, '--worlds', `${WORLDS}`, '--seed', `${seed}`] },
  {
    name: 'long searches',
    command: tool('vitest/vitest.mjs', 'run', '-c', 'build/vitest.config.mjs', '--project=proofs*'),
  },
  { name: 'load curves', command: [process.execPath, path.join(import.meta.dirname, 'bench.mjs'), '--curves'] },
  { name: 'real disks', command: [process.execPath, disks, '--rounds', `${POWER_CUTS}`, '--seed', `${seed}`] },
];
let hasPassed = true;
for (const step of steps) if (!(await runStep(step))) hasPassed = false;
process.exit(hasPassed ? 0 : 1);
