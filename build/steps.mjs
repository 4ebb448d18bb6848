import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const RESULTS = path.join(root, 'test-results');

/** @typedef {{ readonly name: string, readonly command: readonly string[] }} Step */

/**
 * A tool from node_modules, run by this very Node.
 * @param {string} tool its file, from node_modules
 * @param {readonly string[]} args
 */
export function tool(tool, ...args) {
  return [process.execPath, path.join(root, 'node_modules', tool), ...args];
}

/**
 * Runs one step, says how long it took, and answers whether it passed. A quiet step's words are kept until it ends, so
 * that steps running side by side do not talk over one another.
 * @param {Step} step
 * @param {{ readonly isQuiet?: boolean }} [how]
 * @returns {Promise<boolean>}
 */
export function runStep({ name, command }, { isQuiet = false } = {}) {
  mkdirSync(RESULTS, { recursive: true });
  const [program = '', ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, { cwd: root, stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(Buffer.concat(said));
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} ${seconds} s`);
      resolve(code === 0);
    });
  });
}
