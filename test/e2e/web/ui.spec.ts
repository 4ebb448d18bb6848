import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { RESULTS } from '../../../build/steps.mjs';
import { serveGallery } from '../../renderer/ui/gallery/serve-gallery';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = ['dark', 'light', 'contrast'];
const PAGES = ['parts', 'room', 'start', 'tables'];

const test = base.extend<object, { readonly gallery: string }>({
  gallery: [
    // Playwright reads the first parameter's shape, even of a fixture that needs none.
    async ({}, use) => {
      const { address, close } = await serveGallery();
      await use(address);
      close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ gallery }, use) => {
    await use(gallery);
  },
});

test.use({ viewport: { width: 1280, height: 800 } });

async function violationsOn(page: Page) {
  const axe = new AxeBuilder({ page }).withTags(TAGS).options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

const shot = (page: Page, name: string) => page.screenshot({ path: path.join(RESULTS, 'gallery', `${name}.png`) });

for (const theme of THEMES)
  test(`axe finds nothing in the parts, ${theme}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const name of PAGES) {
      await page.goto(`/?page=${name}&theme=${theme}`);
      await page.evaluate(() => document.fonts.ready);
      await shot(page, `${name}-${theme}`);
      expect.soft(await violationsOn(page), name).toEqual([]);
    }
    expect(errors).toEqual([]);
  });

const overlays: readonly { readonly name: string; readonly open: (page: Page) => Promise<unknown> }[] = [
  { name: 'dialog', open: (page) => page.getByRole('button', { name: 'Open dialog' }).click() },
  { name: 'palette', open: (page) => page.getByRole('button', { name: 'Open palette' }).click() },
  { name: 'menu', open: (page) => page.getByRole('button', { name: 'More' }).press('ArrowDown') },
  { name: 'popover', open: (page) => page.getByRole('button', { name: 'Set time' }).click() },
  { name: 'tooltip', open: (page) => page.getByRole('button', { name: 'History' }).hover() },
  { name: 'toast', open: (page) => page.getByRole('button', { name: 'Show toast' }).click() },
];

for (const { name, open } of overlays)
  test(`the ${name} opens under the policy of the app, and axe finds nothing in it`, async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const theme of ['dark', 'light']) {
      await page.goto(`/?page=overlays&theme=${theme}`);
      await open(page);
      await page.waitForTimeout(600);
      await shot(page, `${name}-${theme}`);
      expect.soft(await violationsOn(page), theme).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
