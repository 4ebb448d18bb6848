import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRendererFile, listRendererFiles } from '../../electron/renderer-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-renderer-'));
  mkdirSync(path.join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'renderer/index.html'), '');
  writeFileSync(path.join(folder, 'renderer/assets/main.js'), '');
  writeFileSync(path.join(folder, 'secret.json'), '');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the page and its assets are found by their addresses', () => {
  const files = listRendererFiles(path.join(folder, 'renderer'));
  const find = (address: string) => findRendererFile(files, `app://holdfast${address}`)?.file;
  expect(find('/')).toBe(path.join(folder, 'renderer/index.html'));
  expect(find('/assets/main.js?v=1#top')).toBe(path.join(folder, 'renderer/assets/main.js'));
});

test.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/..%5csecret.json',
  '/%00',
  '/%',
  '/assets',
])('%s leads nowhere', (address) => {
  const files = listRendererFiles(path.join(folder, 'renderer'));
  expect(findRendererFile(files, `app://holdfast${address}`)).toBeUndefined();
});

test('a file says its kind and may not be taken for another', () => {
  const files = listRendererFiles(path.join(folder, 'renderer'));
  expect(files.get('/assets/main.js')?.headers).toMatchObject({
    'Content-Type': 'text/javascript; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
});

test('a file that came later does not exist', () => {
  const files = listRendererFiles(path.join(folder, 'renderer'));
  writeFileSync(path.join(folder, 'renderer/late.js'), '');
  expect(findRendererFile(files, 'app://holdfast/late.js')).toBeUndefined();
});

test('a file of an unknown kind stops the start', () => {
  writeFileSync(path.join(folder, 'renderer/run.exe'), '');
  expect(() => listRendererFiles(path.join(folder, 'renderer'))).toThrow('run.exe');
});
