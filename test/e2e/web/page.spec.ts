import { expect } from '@playwright/test';
import { test } from './site';

test('the screens open in a plain browser under the policy of the app', async ({ page }) => {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page).toHaveTitle('Holdfast');
  await expect(page.getByRole('main')).toBeVisible();
  expect(troubles).toEqual([]);
});

test('the fonts come along', async ({ page }) => {
  await page.goto('/');
  const isLoaded = await page.evaluate(() =>
    document.fonts.load("13px 'Inter Variable'").then((faces) => faces.length > 0),
  );
  expect(isLoaded).toBe(true);
});
