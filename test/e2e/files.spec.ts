// Pictures and files on lines, in the real app: pasted, kept sealed, shown, saved, and destroyed with their line.
import { expect, type Locator } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectClean } from './clean';
import { dropFile, profileFiles, start, startInRoom, test, type Driver } from './room';

// Eight by eight pixels, red.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mP4z8CAFTEMLQkAKP8/wc53yE8AAAAASUVORK5CYII=';

const widthOf = (picture: Locator) => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth);
const decoded = (picture: Locator) => expect.poll(() => widthOf(picture)).toBeGreaterThan(0);
const chips = ({ page }: Driver) => page.getByRole('list', { name: 'Attached to this line' });

/** A picture from another program, by the system's own clipboard. */
async function pastePicture({ app, press }: Driver): Promise<void> {
  await app.evaluate(async ({ clipboard, ClipboardItem, nativeImage }, png) => {
    const image = nativeImage.createFromDataURL(`data:image/png;base64,${png}`);
    // Older Electrons have a call of their own for it.
    const write = Reflect.get(clipboard, 'writeImage') as ((one: typeof image) => void) | undefined;
    if (write) write.call(clipboard, image);
    else await clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(image.toPNG())]) })]);
  }, PNG);
  await press('Control+v');
}

test('a pasted picture is on the line, decodes, outlives a restart, and goes with the words when they are redacted', async () => {
  test.setTimeout(120_000);
  const ana = await startInRoom();
  await pastePicture(ana);
  await expect(chips(ana).getByText(/^screenshot [\d-]+\.png$/)).toBeVisible();
  await decoded(chips(ana).locator('img'));
  await dropFile(ana.timeline.or(ana.page.getByRole('main')).first(), 'gateway.log', '502\n502\n');
  await expect(chips(ana).getByRole('listitem')).toHaveCount(2);
  await expect(ana.composer).toBeFocused();
  await ana.page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(ana.page, 'a line with files');
  await ana.type('error page');
  await ana.press('Enter');
  await expect(ana.row('error page').getByRole('img', { name: '2 attachments' })).toBeVisible();
  await expect(ana.composer).toBeFocused();

  await ana.press('Escape', 'ArrowUp', 'Enter');
  const panel = ana.page.getByRole('region', { name: '2 attachments' });
  const thumb = panel.getByRole('button', { name: /^View screenshot/ });
  await decoded(thumb.locator('img'));
  await expectClean(ana.page, 'the open line with files');

  await thumb.focus();
  await ana.press('Enter');
  const viewer = ana.page.getByRole('dialog', { name: /^screenshot/ });
  await decoded(viewer.getByRole('img', { name: /^screenshot/ }));
  await expectClean(ana.page, 'a picture is viewed');
  await ana.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(thumb).toBeFocused();

  const copy = path.join(ana.profile, 'copy.log');
  await ana.choosing(copy);
  await panel.getByRole('button', { name: 'Save as… gateway.log' }).click();
  await expect(ana.page.getByText(`Saved to ${copy}`)).toBeVisible();
  expect(readFileSync(copy, 'utf8')).toBe('502\n502\n');
  const hash = createHash('sha256').update('502\n502\n').digest('hex');
  await expect(panel.getByTitle(hash)).toBeVisible();

  // One more, on a line that is not logged when the app ends.
  await dropFile(ana.timeline, 'later.log', 'later');
  await ana.type('half a li');
  await expect(chips(ana).getByText('keeping…')).toHaveCount(0);
  await ana.quit();
  const again = await start(ana.profile);
  await expect(again.composer).toHaveValue('half a li');
  await expect(chips(again).getByText('later.log')).toBeVisible();
  await again.composer.focus();
  await again.press('Enter');
  await expect(again.row('half a li').getByRole('img', { name: '1 attachment' })).toBeVisible();
  await again.row('error page').click();
  await again.press('Enter');
  await decoded(again.page.getByRole('button', { name: /^View screenshot/ }).locator('img'));
  const before = profileFiles(again.profile, 'blobs');
  expect(before.length).toBeGreaterThanOrEqual(3);

  await again.press('Shift+X');
  await again.page.getByRole('textbox', { name: /Why/ }).fill('a name');
  await again.press('Enter');
  await expect(again.row('Redacted by Ana Ruiz: a name')).toBeVisible();
  await expect(again.page.getByText(/They were destroyed with the words of the line/)).toBeVisible();
  await expect(again.page.getByRole('button', { name: /^View screenshot/ })).toHaveCount(0);
  // What is left is the file of the other line.
  await expect.poll(() => profileFiles(again.profile, 'blobs').length).toBe(before.length - 2);
  await again.row('half a li').click();
  await again.choosing(copy);
  await again.page.getByRole('button', { name: 'Save as… later.log' }).click();
  await expect.poll(() => readFileSync(copy, 'utf8')).toBe('later');
});

test('a file let go beside the line never takes the window away, and what calls itself a picture is not shown as one', async () => {
  const { page, composer, press, type, row } = await startInRoom();
  const address = page.url();
  await dropFile(page.getByRole('banner'), 'lie.png', '<script>alert(1)</script>');
  await type('odd');
  await press('Enter');
  await expect(row('odd').getByRole('img', { name: '1 attachment' })).toBeVisible();
  await press('Escape', 'ArrowUp', 'Enter');
  await expect(page.getByRole('button', { name: 'Save as… lie.png' })).toBeVisible();
  await expect(page.getByRole('region', { name: '1 attachment' }).locator('img')).toHaveCount(0);
  await page.getByRole('button', { name: 'Attach files to the line' }).focus();
  const choosing = page.waitForEvent('filechooser');
  await press('Control+Shift+A');
  await (await choosing).setFiles([{ name: 'chosen.txt', mimeType: 'text/plain', buffer: Buffer.from('chosen') }]);
  await expect(page.getByRole('list', { name: 'Attached to this line' }).getByText('chosen.txt')).toBeVisible();
  await expect(composer).toBeFocused();
  expect(page.url()).toBe(address);
});
