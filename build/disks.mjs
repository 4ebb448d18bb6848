// Real disks: a laptop whose power is cut, and one whose disk fills. Both need loop devices and mounts, and so root.
//   npm run disks                             20 power cuts, 12 full disks
//   npm run disks -- --rounds 200 --seed 7    so many power cuts, and another chance
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { RESULTS } from './steps.mjs';
import { root } from './vite.config.mjs';

/** @typedef {{ readonly name?: string, readonly breaches?: readonly string[], readonly notRun?: number, readonly kind?: string, readonly refusal?: string }} Said */

const { values: asked } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const counts = { passed: 0, failed: 0, notRun: 0 };

const child = spawn(process.execPath, [await bundled(), 'prove', asked.rounds ?? '20', asked.seed ?? '1'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => child.on('close', resolve));
for await (const line of createInterface({ input: child.stdout })) take(JSON.parse(line));
if ((await ended) !== 0) counts.failed += 1;
mkdirSync(RESULTS, { recursive: true });
const report = { numPassedTests: counts.passed, numFailedTests: counts.failed, numNotRunTests: counts.notRun };
writeFileSync(path.join(RESULTS, 'disks.json'), JSON.stringify(report));
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.notRun} not run here`);
process.exit(counts.failed === 0 ? 0 : 1);

/** @param {Said} said */
function take({ name, breaches = [], notRun = 0, kind, refusal }) {
  if (name === undefined) {
    counts.notRun += notRun;
    console.log(`not run here: ${notRun} proofs on ${kind}, because this machine refuses: ${refusal}`);
    return;
  }
  counts[breaches.length === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${breaches.length === 0 ? 'held  ' : 'BROKEN'} ${name}`);
  for (const breach of breaches) console.log(`       ${breach}`);
}

async function bundled() {
  const outDir = path.join(root, '.cache/disks');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      outDir,
      ssr: path.join(root, 'test/disks/main.ts'),
      target: 'node20',
      rolldownOptions: {
        external: [/^node:/, 'libsodium-wrappers-sumo'],
        output: { entryFileNames: 'main.mjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  });
  return path.join(outDir, 'main.mjs');
}
