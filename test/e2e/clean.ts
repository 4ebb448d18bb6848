import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = ['dark', 'light', 'contrast'];

/** What axe finds on the page as it stands, in every theme. */
export async function expectClean(page: Page, state: string): Promise<void> {
  for (const theme of THEMES) {
    await page.evaluate((to) => {
      document.documentElement.dataset['theme'] = to;
    }, theme);
    const axe = new AxeBuilder({ page })
      // Electron cannot open the second page that axe would otherwise work in.
      .setLegacyMode(true)
      .options({ runOnly: TAGS, rules: { 'target-size': { enabled: true } } });
    const { violations, passes } = await axe.analyze();
    const found = violations.map(
      ({ id, nodes }) => `${state}, ${theme}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    expect.soft(found).toEqual([]);
    expect(passes.length, `${state}, ${theme}: axe looked at something`).toBeGreaterThan(10);
  }
}
