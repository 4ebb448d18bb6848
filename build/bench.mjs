// Runs every test/bench/*.bench.{ts,mjs}: each exports `goals()`, and some `curve()`, how far it goes before it breaks.
//   npm run bench                 goals, to bench-results/latest.json
//   npm run bench -- hub live     those of these files, to bench-results/hub-live.json
//   npm run bench -- --curves     curves, to bench-results/curves.json
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { displayFor } from './display.mjs';
import { native, root } from './vite.config.mjs';

// Windows are measured, so there must be a display: without one, all of this runs again under a virtual one.
const [virtual, ...wrapped] = displayFor(process.env);
if (virtual)
  process.exit(
    spawnSync(virtual, [...wrapped, process.execPath, import.meta.filename, ...process.argv.slice(2)], {
      stdio: 'inherit',
    }).status ?? 1,
  );

/**
 * `ratio` is value ÷ reference, both measured here and now: it means the same on a fast machine and a slow one.
 * @typedef {{ value: number, reference: number, ratio: number, goal: number, holds: boolean }} Goal
 */

const benches = path.join(root, 'test/bench');
const results = path.join(root, 'bench-results');
const only = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const isAsked = (/** @type {string} */ name) => only.length === 0 || only.some((one) => name.startsWith(`${one}.`));
const files = existsSync(benches)
  ? readdirSync(benches).filter((name) => /\.bench\.(ts|mjs)$/.test(name) && isAsked(name))
  : [];

/** @type {Record<string, Goal>} */
const goals = {};
/** @type {Record<string, readonly object[]>} */
const curves = {};
const areCurves = process.argv.includes('--curves');
for (const name of files.sort()) {
  /** @type {{ goals: () => Promise<Record<string, Goal>>, curve?: () => Promise<readonly object[]> }} */
  const module = await import(pathToFileURL(await bundled(name)).href);
  if (areCurves && module.curve) {
    curves[name] = await module.curve();
    console.table(curves[name]);
  }
  if (areCurves) continue;
  for (const [goal, measured] of Object.entries(await module.goals())) {
    if (goals[goal]) throw new Error(`${name} measures ${goal}, which another file has measured`);
    goals[goal] = measured;
    const { value, ratio, holds } = measured;
    console.log(`${holds ? 'holds ' : 'MISSED'} ${goal}: ${value} (${ratio} × reference, goal ${measured.goal})`);
  }
}
mkdirSync(results, { recursive: true });
const [file, measured] = areCurves ? ['curves.json', { curves }] : [`${only.join('-') || 'latest'}.json`, { goals }];
writeFileSync(path.join(results, file), `${JSON.stringify(measured, null, 2)}\n`);

/** As one file, like what is built: module by module our code would take half as long again. @param {string} name */
async function bundled(name) {
  const outDir = path.join(root, '.cache/bench');
  const entryFileNames = name.replace(/\.ts$/, '.mjs');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [native()],
    build: {
      outDir,
      emptyOutDir: false,
      ssr: path.join(benches, name),
      target: 'node20',
      rolldownOptions: {
        // They find what is beside them.
        external: [/^node:/, /\/build\/[^/]+\.mjs$/],
        output: { entryFileNames, codeSplitting: false },
      },
    },
  });
  return path.join(outDir, entryFileNames);
}
