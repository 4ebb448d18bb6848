// Whole worlds in one process each, seed by seed; and bugs planted in them, to see that each is found.
//   npm run sim                                   100 worlds
//   npm run sim -- --worlds 1000 --seed 1         so many, from this seed on: of three, two are of the seed a billion further, with hubs
//   npm run sim -- --replay 4711                  one, told at length
//   npm run sim -- --planted                      every planted bug; --planted=<name> for one
//   npm run sim -- --processes 1                  one beside the other work of a machine, instead of two
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build, runnerImport } from 'vite';
import { changing, REMEMBERED, WORLD } from './sim-remembered.mjs';
import { RESULTS } from './steps.mjs';
import { NATIVE, root } from './vite.config.mjs';

const HUNT_SECONDS = 60;
// No world takes a tenth of it: one that does never ends.
const LONGEST_WORLD_MS = 60_000;
const LAWS = /** @type {const} */ (['lost', 'diverged', 'stuck', 'unverified', 'unerased']);
const BUNDLES = path.join(root, '.cache/sim');

/** As in plants.ts. @typedef {{ readonly name: string, readonly file: string, readonly find: string, readonly replace: string, readonly first?: number, readonly step?: number }} Plant */
/** @typedef {{ readonly law: string, readonly what: string }} Breach */
/** @typedef {{ readonly told?: string, readonly begins?: number, readonly ended?: number, readonly faults?: number, readonly breaches?: Breach[] }} Said */
/** @typedef {{ readonly seed: number, readonly faults: number, readonly breaches: readonly Breach[] }} Ended */

const string = { type: /** @type {const} */ ('string') };
const { values: asked } = parseArgs({
  options: { worlds: string, seed: string, replay: string, processes: string },
  strict: false,
});
const planted = process.argv.find((word) => word.startsWith('--planted'));
const first = Number(asked.replay ?? asked.seed ?? 1);
const count = asked.replay ? 1 : Number(asked.worlds ?? (planted ? 0 : 100));
const processes = Number(asked.processes ?? 2);
const passed = { worlds: true, caught: 0, missed: 0 };

if (count > 0) passed.worlds = await runWorlds(first, first + count - 1);
if (planted) await runPlanted(planted.split('=')[1]);
mkdirSync(RESULTS, { recursive: true });
const numPassedTests = passed.caught + (count > 0 && passed.worlds ? 1 : 0);
const numFailedTests = passed.missed + (passed.worlds ? 0 : 1);
writeFileSync(path.join(RESULTS, 'sim.json'), JSON.stringify({ numPassedTests, numFailedTests }));
process.exit(numFailedTests === 0 ? 0 : 1);

/** @param {number} from @param {number} to */
async function runWorlds(from, to) {
  const bundle = await bundled('clean');
  const started = performance.now();
  const broken = /** @type {Ended[]} */ ([]);
  const sums = { worlds: 0, faults: 0 };
  /** @param {Ended} world */
  const take = (world) => {
    sums.worlds += 1;
    sums.faults += world.faults;
    if (world.breaches.length > 0) broken.push(world);
    for (const { law, what } of world.breaches.slice(0, asked.replay ? Infinity : 3))
      console.log(`seed ${world.seed}: ${law}: ${what}`);
  };
  const lines = Array.from({ length: Math.min(processes, to - from + 1) }, (_, i) => [from + i, to, processes]);
  await Promise.all(
    lines.map((line) => listen(bundle, [asked.replay ? 'replay' : 'worlds', ...line.map(String)], take)),
  );
  const laws = LAWS.map(
    (law) => `${law}=${broken.filter((world) => world.breaches.some((b) => b.law === law)).length}`,
  );
  const seconds = (performance.now() - started) / 1000;
  console.log(`worlds=${sums.worlds} faults=${sums.faults} ${laws.join(' ')}`);
  console.log(`${seconds.toFixed(1)} s, ${(sums.worlds / seconds).toFixed(1)} worlds/s`);
  for (const { seed } of broken) console.log(`again: npm run sim -- --replay ${seed}`);
  return broken.length === 0 && sums.worlds === to - from + 1;
}

/** @param {string} [only] */
async function runPlanted(only) {
  /** @type {{ module: { PLANTS: readonly Plant[] } }} */
  const { module } = await runnerImport(path.join(WORLD, 'plants.ts'), { configFile: false, root, logLevel: 'warn' });
  const waiting = module.PLANTS.filter(({ name }) => !only || name.includes(only)).map((plant, at) => ({ plant, at }));
  const line = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await huntFor(next.plant, next.at);
  };
  await Promise.all(Array.from({ length: processes }, line));
  console.log(`planted=${passed.caught + passed.missed} caught=${passed.caught}`);
}

/** @param {Plant} plant @param {number} at */
async function huntFor(plant, at) {
  const bundle = await bundled(`planted-${at}`, plant);
  const started = performance.now();
  /** @type {Ended | undefined} */
  let found;
  let worlds = 0;
  const { first = 1, step = 1 } = plant;
  await listen(bundle, ['hunt', String(HUNT_SECONDS), String(first), String(step)], (world) => {
    worlds += 1;
    if (world.breaches.length > 0) found ??= world;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const breach = found?.breaches[0];
  passed[breach ? 'caught' : 'missed'] += 1;
  const how = breach ? `${breach.law}: ${breach.what}` : 'NOT FOUND';
  console.log(`${breach ? 'caught' : 'MISSED'} ${seconds} s, ${worlds} worlds: ${plant.name}: ${how}`);
}

/**
 * Runs a process of worlds; one that ends in the middle of a world, or never ends it, is stuck there.
 * @param {string} bundle @param {readonly string[]} order @param {(world: Ended) => void} take
 */
async function listen(bundle, order, take) {
  const child = spawn(process.execPath, ['--max-semi-space-size=64', bundle, ...order], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {number | undefined} */
  let current;
  /** @type {NodeJS.Timeout | undefined} */
  let limit;
  for await (const line of createInterface({ input: child.stdout })) {
    const { told, begins, ended, faults = 0, breaches = [] } = /** @type {Said} */ (JSON.parse(line));
    if (told !== undefined) console.log(told);
    if (told !== undefined) continue;
    clearTimeout(limit);
    current = begins;
    if (begins !== undefined) limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_WORLD_MS);
    if (ended !== undefined) take({ seed: ended, faults, breaches });
  }
  clearTimeout(limit);
  if (current !== undefined) take({ seed: current, faults: 0, breaches: [{ law: 'stuck', what: 'it never ends' }] });
}

/**
 * The simulator as one file, with a bug in it or none.
 * @param {string} name @param {Plant} [plant]
 */
async function bundled(name, plant) {
  for (const one of [...REMEMBERED, ...(plant ? [plant] : [])]) expectOnce(one);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [...(plant ? [plant] : []), ...REMEMBERED].map(changing),
    resolve: { alias: NATIVE },
    build: {
      outDir: BUNDLES,
      emptyOutDir: false,
      ssr: path.join(WORLD, 'main.ts'),
      target: 'node20',
      rolldownOptions: {
        external: [/^node:/, 'libsodium-wrappers-sumo'],
        output: { entryFileNames: `${name}.mjs`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  });
  return path.join(BUNDLES, `${name}.mjs`);
}

/** A change must follow the code: what it replaces is there, and there once. @param {Plant} change */
function expectOnce({ name, file, find }) {
  const times = readFileSync(path.join(root, file), 'utf8').split(find).length - 1;
  if (times !== 1) throw new Error(`"${name}": what it replaces is ${times} times in ${file}`);
}
