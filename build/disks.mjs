// Real disks: a laptop whose power is cut, and one whose disk fills. Both need loop devices and mounts, and so root.
//   npm run disks                             20 power cuts, 12 full disks
//   npm run disks -- --rounds 200 --seed 7    so many power cuts, and another chance
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build, runnerImport } from 'vite';
import { changing, WORLD } from './sim-remembered.mjs';
import { RESULTS } from './steps.mjs';
import { root } from './vite.config.mjs';

/** @typedef {{ readonly name?: string, readonly breaches?: readonly string[], readonly notRun?: number, readonly kind?: string, readonly refusal?: string }} Said */

const { values: asked } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const PLANTED = 'no fsync after a write';
const counts = { passed: 0, failed: 0, notRun: 0 };

await listen(await bundled('clean'), ['prove', asked.rounds ?? '20', asked.seed ?? '1'], take);
await plant();
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

/** A power cut that no bug would be found by proves nothing: without its fsync the record must be seen to lose lines. */
async function plant() {
  /** @type {{ module: { PLANTS: readonly import('./sim-remembered.mjs').Change[] } }} */
  const { module } = await runnerImport(path.join(WORLD, 'plants.ts'), { configFile: false, root, logLevel: 'warn' });
  const bug = module.PLANTS.find(({ name }) => name === PLANTED);
  if (!bug) throw new Error(`"${PLANTED}" is no planted bug any more`);
  const name = 'without its fsync, the same power cuts find lines that are lost';
  const said = /** @type {Said[]} */ ([]);
  await listen(await bundled('planted', bug), ['cuts', '4', '1'], (one) => void said.push(one));
  const missed = said.find(({ notRun }) => notRun);
  const isCaught = said.some(({ breaches = [] }) => breaches.some((breach) => breach.includes('are lost')));
  if (missed) take({ ...missed, notRun: 1 });
  else take({ name, breaches: isCaught ? [] : ['four power cuts lost nothing: they prove nothing'] });
}

/** @param {string} bundle @param {readonly string[]} order @param {(said: Said) => void} heard */
async function listen(bundle, order, heard) {
  const child = spawn(process.execPath, [bundle, ...order], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) heard(JSON.parse(line));
  if ((await ended) !== 0) counts.failed += 1;
}

/** @param {string} name @param {import('./sim-remembered.mjs').Change} [bug] */
async function bundled(name, bug) {
  const outDir = path.join(root, '.cache/disks');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: bug ? [changing(bug)] : [],
    build: {
      outDir,
      emptyOutDir: false,
      ssr: path.join(root, 'test/disks/main.ts'),
      target: 'node20',
      rolldownOptions: {
        external: [/^node:/, 'libsodium-wrappers-sumo'],
        output: { entryFileNames: `${name}.mjs`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  });
  return path.join(outDir, `${name}.mjs`);
}
