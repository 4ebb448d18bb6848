import path from 'node:path';
import react from '@vitejs/plugin-react';

export const root = path.resolve(import.meta.dirname, '..');

/** What Node has itself, for what is otherwise done in pure JavaScript. @type {Readonly<Record<string, string>>} */
export const NATIVE = {
  '@noble/hashes/sha2.js': path.join(root, 'shared/node/native-sha256.ts'),
  '@noble/hashes/utils.js': path.join(root, 'shared/node/native-bytes.ts'),
};

/** Packages keep the portable one: they ask more of it. @param {string} source */
export const nativeFor = (source, importer = '') => (importer.includes('node_modules') ? undefined : NATIVE[source]);

/** Gives it to our code wherever Node runs it. @returns {import('vite').Plugin} */
export const native = () => ({
  name: 'native',
  enforce: 'pre',
  resolveId: (source, importer) => nativeFor(source, importer),
});

/**
 * The screens. Mode 'web' is the test surface opened in a plain browser, which has no keeper behind it.
 * @param {'production' | 'web'} mode
 * @returns {import('vite').InlineConfig}
 */
export const rendererConfig = (mode) => ({
  configFile: false,
  root: path.join(root, 'renderer'),
  base: './',
  mode,
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: path.join(root, mode === 'web' ? 'dist/web' : 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    // Inlined files would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    // From the disk of the laptop, not over a network.
    chunkSizeWarningLimit: 2_000,
  },
});

/**
 * The command `holdfast`, for a terminal and a server: one folder that needs nothing beside it but Node.
 * @param {string} [outDir]
 * @returns {import('vite').InlineConfig}
 */
export const serverConfig = (outDir = path.join(root, 'dist/server')) => ({
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [native()],
  build: {
    outDir,
    emptyOutDir: true,
    ssr: path.join(root, 'server/main.ts'),
    target: 'node20',
    rolldownOptions: {
      external: [/^node:/],
      output: {
        format: 'cjs',
        entryFileNames: 'main.cjs',
        chunkFileNames: '[name].cjs',
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
  ssr: { noExternal: true },
});

/**
 * Main and preload. CommonJS: a sandboxed preload cannot be a module, and main must register its scheme before 'ready'.
 * @param {'main' | 'preload'} name
 * @returns {import('vite').InlineConfig}
 */
export const nodeConfig = (name) => ({
  configFile: false,
  root,
  logLevel: 'warn',
  ...(name === 'main' && { plugins: [native()] }),
  build: {
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    ssr: path.join(root, `electron/${name}.ts`),
    target: 'node20',
    minify: true,
    rolldownOptions: {
      external: ['electron', /^node:/],
      // A sandboxed preload may load no other file; main loads what it needs later from one of its own.
      output: {
        format: 'cjs',
        entryFileNames: `${name}.cjs`,
        chunkFileNames: '[name].cjs',
        ...(name === 'preload' && { codeSplitting: false }),
      },
    },
  },
  ssr: { noExternal: true },
});
