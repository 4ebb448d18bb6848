import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { RESULTS } from '../../../build/steps.mjs';
import { serveGallery } from '../../renderer/ui/gallery/serve-gallery';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = [
  { theme: 'dark', pages: ['parts', 'room', 'start', 'tables'] },
  { theme: 'light', pages: ['parts', 'room', 'start', 'tables'] },
  { theme: 'contrast', pages: ['parts'] },
];

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

async function violationsOn(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).withTags(TAGS).options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** What the page complains of: errors, and refusals of the content security policy. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

const shoot = (page: Page, name: string) => page.screenshot({ path: path.join(RESULTS, 'gallery', `${name}.png`) });

async function openOverlays(page: Page) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/?page=overlays');
}

for (const { theme, pages } of THEMES)
  test(`axe finds nothing in the parts, ${theme}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const name of pages) {
      await page.goto(`/?page=${name}&theme=${theme}`);
      await page.evaluate(() => document.fonts.ready);
      await shoot(page, `${name}-${theme}`);
      expect.soft(await violationsOn(page), name).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const OVERLAYS: Readonly<Record<string, { open: (page: Page) => Promise<void>; seen: (page: Page) => Locator }>> = {
  dialog: { open: (page) => button(page, 'Open dialog').click(), seen: (page) => page.getByRole('dialog') },
  palette: { open: (page) => button(page, 'Open palette').click(), seen: (page) => page.getByRole('dialog') },
  menu: { open: (page) => button(page, 'More').press('ArrowDown'), seen: (page) => page.getByRole('menu') },
  popover: { open: (page) => button(page, 'Set time').click(), seen: (page) => page.getByRole('dialog') },
  tooltip: { open: (page) => button(page, 'History').hover(), seen: (page) => page.getByText('Ctrl H') },
  toast: { open: (page) => button(page, 'Show toast').click(), seen: (page) => page.getByText('Ticked') },
};

test('what opens above the page does so under the policy of the app, and axe finds nothing in it', async ({ page }) => {
  const complaints = complaintsOf(page);
  for (const [name, { open, seen }] of Object.entries(OVERLAYS)) {
    await openOverlays(page);
    await open(page);
    await expect(seen(page)).toBeVisible();
    await shoot(page, name);
    expect.soft(await violationsOn(page), name).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

test('a dialog leaves the composer in sight and in reach', async ({ page }) => {
  await openOverlays(page);
  // As the screen that shows the composer says where it begins.
  await page.evaluate(() => document.documentElement.style.setProperty('--height-composer', '90px'));
  await button(page, 'Open dialog').click();
  const reason = page.getByRole('textbox', { name: 'Why now?' });
  await expect(reason).toBeFocused();
  const composer = page.getByLabel('Composer');
  await composer.click();
  await page.keyboard.type('502 rate 31%');
  await expect(composer).toHaveValue('502 rate 31%');
  await composer.evaluate((field) => field.blur());
  await composer.focus();
  await page.keyboard.type('!');
  await expect(composer).toHaveValue('502 rate 31%!');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a press on the scrim closes the palette, and leaves a form with what was typed', async ({ page }) => {
  await openOverlays(page);
  await button(page, 'Open dialog').click();
  await page.keyboard.type('mitigated');
  await page.mouse.click(5, 5);
  await expect(page.getByRole('textbox', { name: 'Why now?' })).toHaveValue('mitigated');
  await button(page, 'Close').click();
  await button(page, 'Open palette').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a menu stands by its button and within the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 240 });
  await openOverlays(page);
  for (const name of ['More', 'Draft']) {
    const opener = await boxOf(button(page, name));
    await button(page, name).press('ArrowDown');
    const menu = await boxOf(page.getByRole('menu'));
    expect(Math.min(menu.left, menu.top, 320 - menu.right, 240 - menu.bottom)).toBeGreaterThanOrEqual(0);
    expect(Math.min(Math.abs(menu.top - opener.bottom), Math.abs(opener.top - menu.bottom))).toBeLessThan(6);
    await page.keyboard.press('Escape');
  }
});

const boxOf = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);

test('with reduced motion nothing moves', async ({ page }) => {
  await openOverlays(page);
  await button(page, 'Open dialog').click();
  await button(page, 'Not yet').hover();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

for (const width of [320, 390, 640, 900])
  test(`at ${width} px nothing has to be scrolled sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const name of ['room', 'start', 'overlays']) {
      await page.goto(`/?page=${name}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(over, name).toBe(0);
    }
  });
