import { expect } from '@playwright/test';
import { start, test, type Driver } from './room';

/** Declares from home and goes back there. */
async function declareFromHome(driver: Driver, line: string): Promise<void> {
  await driver.declare(line);
  await driver.press('Escape', 'g', 'l');
  await expect(driver.page.getByRole('region', { name: /^Live/ })).toBeVisible();
}

test('three incidents at once: ranked in words, one set aside by keys, back by itself when it gets worse', async () => {
  const ana = await start();
  const { page, press, type } = ana;
  await ana.introduce('Ana Ruiz');
  await declareFromHome(ana, 'VPN slow Lyon s3 @me');
  await declareFromHome(ana, 'Checkout failing 502 EU s1 @me');
  await ana.declare('Badge readers slow s4 @me');
  await ana.go('r');
  await press('v');
  await expect(ana.header).toContainText('Vacant');
  await press('g', 'l');

  const pile = (name: RegExp) => page.getByRole('region', { name }).getByRole('button', { name: /INC-/ });
  const card = (name: RegExp) => page.getByRole('button', { name });
  await expect(pile(/^Live/)).toHaveText([/Badge.*Nobody commands/, /Checkout/, /VPN/]);

  // From the first card down with the keys alone.
  await card(/Badge/).focus();
  await press('n');
  await expect(page.getByRole('textbox', { name: /Why it can wait/ })).toBeFocused();
  await type('nobody is locked out');
  await press('Enter');
  await expect(pile(/^Not now/)).toHaveText([/Badge.*nobody is locked out · Ana Ruiz/]);
  await expect(pile(/^Live/)).toHaveText([/Checkout/, /VPN/]);
  await expect(card(/Checkout/)).toBeFocused();
  await press('j', 'j');
  await expect(card(/Badge/)).toBeFocused();
  await press('Enter');

  // Its room says so, and a step up takes it back among the live ones, through a new start too.
  await expect(ana.header).toContainText('Not now: nobody is locked out');
  await ana.log('/sev 2 doors fail open');
  await expect(ana.header).not.toContainText('Not now');
  await press('Escape', 'g', 'l');
  await expect(pile(/^Live/)).toHaveText([/SEV2.*Badge.*Nobody commands/, /Checkout/, /VPN/]);

  await card(/VPN/).focus();
  await press('n');
  await type('one site');
  await press('Enter');
  await expect(pile(/^Not now/)).toHaveText([/VPN/]);
  await ana.quit();
  const again = await start(ana.profile);
  const waiting = again.page.getByRole('region', { name: /^Not now/ });
  await expect(waiting.getByRole('button', { name: /INC-/ })).toHaveText([/VPN.*one site/]);
  await again.page.getByRole('button', { name: /VPN/ }).focus();
  await again.press('n');
  await expect(waiting).toHaveCount(0);
  await again.close();
});
