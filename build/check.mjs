// What is asked after every change: types, lint, format, unit tests (the architecture is one of them).
//   npm run check                    all of it
//   npm run check -- types lint      these steps
//   npm run check -- components      the panes and screens in a page without a browser: `npm test` asks that too
//   npm run check -- proofs          what searches for long, such as every fault at every step: `npm test` asks that too
//   npm run check -- record/chain    the tests whose path holds this
import { rmSync } from 'node:fs';
import path from 'node:path';
import { RESULTS, root, runStep, tool } from './steps.mjs';

const SIDE_BY_SIDE = 2;

const words = process.argv.slice(2);
const eslint = ['-c', 'build/eslint.config.mjs', '--max-warnings=0', '--cache', '--cache-location=.cache/eslint/', '.'];

/** @type {readonly import('./steps.mjs').Step[]} */
const steps = [
  { name: 'types', command: tool('typescript/bin/tsc', '-b') },
  { name: 'lint', command: tool('eslint/bin/eslint.js', ...eslint) },
  {
    name: 'styles',
    command: tool('stylelint/bin/stylelint.mjs', '-c', 'build/stylelint.config.mjs', 'renderer/**/*.css'),
  },
  {
    name: 'format',
    command: tool(
      'prettier/bin/prettier.cjs',
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-location=.cache/prettier',
      '.',
      '!package-lock.json',
    ),
  },
];
const names = steps.map((step) => step.name);
const filters = words.filter((word) => !['tests', 'components', 'proofs', ...names].includes(word));

/**
 * @param {string} name
 * @param {string} report left in the results
 * @param {readonly string[]} args
 */
const vitest = (name, report, ...args) => ({
  name,
  report: path.join(RESULTS, report),
  command: tool(
    'vitest/vitest.mjs',
    'run',
    '-c',
    'build/vitest.config.mjs',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.relative(root, path.join(RESULTS, report))}`,
    ...args,
  ),
});
const tests = vitest('tests', 'check.json', ...(filters.length > 0 ? filters : ['--project=node']));
const components = vitest('components', 'components.json', '--project=dom');
const proofs = vitest('proofs', 'proofs.json', '--project=proofs*');

const isAsked = (/** @type {string} */ name) =>
  words.length === 0
    ? !['components', 'proofs'].includes(name)
    : words.includes(name) || (name === 'tests' && filters.length > 0);
const asked = [tests, components, proofs, ...steps].filter(({ name }) => isAsked(name));
for (const one of [tests, components, proofs]) if (asked.includes(one)) rmSync(one.report, { force: true });
process.exit((await runSideBySide(asked)) ? 0 : 1);

/** @param {import('./steps.mjs').Step[]} waiting */
async function runSideBySide(waiting) {
  let hasPassed = true;
  const line = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await runStep(step, { isQuiet: true }))) hasPassed = false;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, line));
  return hasPassed;
}
