// Drives the app as a person does: by names, roles and keys. One `Room` a running app.
import { expect, test as base, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { killGroup, launchApp, newProfile } from './launch';

export type Driver = Awaited<ReturnType<typeof start>>;

const running = new Set<ElectronApplication>();

/** A test that failed half-way leaves no app running. */
export const test = base.extend<{ readonly endApps: undefined }>({
  endApps: [
    // Playwright reads the first parameter's shape, even of a fixture that needs none.
    async ({}, use) => {
      await use(undefined);
      for (const app of running) await killGroup(app);
    },
    { auto: true },
  ],
});

const START_LIMIT_MS = 30_000;

/** Starts the app on a profile, a new one unless named, and waits for its first screen. */
export async function start(profile = newProfile()) {
  const app = await launchApp({ profile });
  running.add(app);
  app.process().once('exit', () => running.delete(app));
  const page = await app.firstWindow();
  page.setDefaultTimeout(15_000);
  await expect(page.getByRole('main')).not.toBeEmpty({ timeout: START_LIMIT_MS });
  return { app, page, profile, ...driverOf(app, page) };
}

/** A new profile, its name given and one incident declared: in the room, the composer focused. */
export async function startInRoom(line = 'Checkout failing 502 EU s1 @me #gateway') {
  const driver = await start();
  await driver.introduce('Ana Ruiz');
  await driver.declare(line);
  return driver;
}

function driverOf(app: ElectronApplication, page: Page) {
  const { keyboard } = page;
  const composer = page.getByRole('textbox', { name: 'Log a line' });
  const timeline = page.getByRole('listbox', { name: 'Timeline' });
  const type = (text: string) => keyboard.type(text);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
  };

  /** Answers the only question of a first start. */
  const introduce = async (name: string) => {
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await type(name);
    await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
    await press('Enter');
    await expect(page.getByRole('textbox', { name: /^Declare an incident/ })).toBeFocused();
  };

  /** Declares by one line, from home, and waits for the room. */
  const declare = async (line: string) => {
    await press('Control+n');
    await type(line);
    await press('Enter');
    await expect(composer).toBeFocused();
  };

  /** Types lines into the composer, each ended by Enter; waits for none of them. */
  const log = async (...lines: readonly string[]) => {
    await composer.focus();
    for (const line of lines) {
      await type(line);
      await press('Enter');
    }
  };

  /** The row that says exactly this. */
  const row = (text: string): Locator =>
    timeline.getByRole('option').filter({ has: page.getByText(text, { exact: true }) });

  /** To a pane by its letters, out of the composer if that has the focus. */
  const go = async (letter: string) => {
    if (await composer.evaluate((field) => field === document.activeElement)) await press('Escape');
    await press('g', letter);
  };

  /** The words of every row, oldest first, read off the screen by scrolling through the list. */
  const allLines = async (): Promise<readonly string[]> =>
    (await timeline.count()) === 0 ? [] : timeline.evaluate(readAllRows);

  /** From now on the app's own dialogs for folders and files answer with this path. */
  const choosing = (chosen: string) =>
    // The answer of such a call may be garbage before it is read.
    expect(() =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, chosen),
    ).toPass();

  /** How many ops the second copy holds of its largest chain. */
  const mirrored = () => page.evaluate(countMirrored);

  /** Quits as a person does, by the app's own command, and waits until it has gone. */
  const quit = async () => {
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await press('Control+k');
    await type('quit');
    await expect(page.getByRole('option', { name: /Quit Holdfast/ })).toBeVisible();
    // The page goes while the key is still down.
    await press('Enter').catch(() => undefined);
    await ended;
  };

  return {
    composer,
    timeline,
    header: page.locator('#header'),
    type,
    press,
    introduce,
    declare,
    log,
    row,
    go,
    allLines,
    choosing,
    mirrored,
    quit,
    close: () => app.close(),
    kill: () => killGroup(app),
  };
}

/** To where the record lies and is backed up. */
export async function openStorage({ page, press, type }: Driver): Promise<void> {
  await press('Control+k');
  await type('settings');
  await expect(page.getByRole('option', { name: /^Settings/ })).toBeVisible();
  await press('Enter');
  await page.getByRole('tab', { name: 'Storage' }).click();
  await expect(page.getByRole('heading', { name: 'Backups' })).toBeVisible();
}

/** Every file below a folder of a profile. */
export function profileFiles(profile: string, folder: string): readonly string[] {
  return readdirSync(path.join(profile, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Runs in the page. */
function countMirrored(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('holdfast');
    opening.onsuccess = () => {
      const keys = opening.result.transaction('frames').objectStore('frames').getAllKeys();
      keys.onsuccess = () => {
        opening.result.close();
        // book, chain, first, last, hash
        resolve(Math.max(0, ...keys.result.map((key) => Number((key as IDBValidKey[])[3]))));
      };
    };
  });
}

/** Runs in the page. */
async function readAllRows(list: Element): Promise<readonly string[]> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const texts = new Map<number, string>();
  let count = Infinity;
  list.scrollTop = 0;
  for (let looks = 0; texts.size < count && looks < 20_000; looks++) {
    await frame();
    for (const row of list.querySelectorAll('[role="option"]')) {
      count = Number(row.getAttribute('aria-setsize'));
      texts.set(Number(row.getAttribute('aria-posinset')), row.querySelector('p')?.textContent ?? '');
    }
    const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
    list.scrollTop = isAtEnd && texts.size < count ? 0 : list.scrollTop + list.clientHeight / 2;
  }
  list.scrollTop = list.scrollHeight;
  await frame();
  return [...texts].sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** A file of text, let go over a part of the page. */
export const dropFile = (over: Locator, name: string, text: string) =>
  over.evaluate(
    (target, file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([file.text], file.name, { type: 'text/plain' }));
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, text },
  );
