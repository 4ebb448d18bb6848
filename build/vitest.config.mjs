import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { changing, REMEMBERED } from './sim-remembered.mjs';
import { NATIVE, root } from './vite.config.mjs';

/** What searches for long: worlds, faults at every step, every byte, hostile inputs. */
const PROOFS = ['test/simulation/**/*.test.ts', 'test/shared/record/{ingest-fuzz,segment-damage}.test.ts'];
const WORLDS = 'test/simulation/worlds.test.ts';

export default defineConfig({
  root,
  cacheDir: '.cache/vite',
  plugins: [react()],
  test: {
    maxWorkers: 2,
    // No test file leaves anything behind that another could see: half the time would go into loading the same code again.
    isolate: false,
    // Time limits are for what hangs, not for a machine that is busy.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**/*.dom.test.ts', 'test/e2e/**', ...PROOFS],
        },
      },
      { extends: true, test: { name: 'proofs', environment: 'node', include: PROOFS, exclude: [WORLDS] } },
      {
        extends: true,
        // As `npm run sim` runs them.
        plugins: REMEMBERED.map(changing),
        resolve: { alias: NATIVE },
        test: { name: 'proofs of worlds', environment: 'node', include: [WORLDS] },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.tsx', 'test/renderer/**/*.dom.test.ts'],
          setupFiles: ['test/renderer/setup.ts'],
        },
      },
    ],
  },
});
