import { test as base } from '@playwright/test';
import { serveWeb } from '../../../build/web-server.mjs';

/** A test whose `page.goto('/')` opens the web build, served for this worker alone. */
export const test = base.extend<object, { readonly site: string }>({
  site: [
    // Playwright reads the first parameter's shape, even of a fixture that needs none.
    async ({}, use) => {
      const { address, close } = await serveWeb();
      await use(address);
      close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site);
  },
});
