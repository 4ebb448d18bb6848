// Opening a closed incident from the list: the newest lines painted, then all of it read, so that a line is taken.
import type { Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../e2e/launch';
import { goalOf, type Goal } from './measure';
import { fillProfile } from './profile';

const ROUNDS = 3;

/** O1, O3: painted, O2, O4: whole, at 10,000 and 100,000 lines; against reading and parsing one plain file of as many. */
export async function goals(): Promise<Record<string, Goal>> {
  const [ten, hundred] = [await opening(10_000, 15_000), await opening(100_000, 60_000)];
  return {
    O1: goalOf(ten.painted, ten.plain, 20),
    O2: goalOf(ten.whole, ten.plain, 150),
    O3: goalOf(hundred.painted, hundred.plain, 5),
    O4: goalOf(hundred.whole, hundred.plain, 50),
  };
}

/** `settleMs`: what the first start takes to write its second copy and the snapshot. */
async function opening(lines: number, settleMs: number) {
  const { profile, entries } = await fillProfile({ lines, isClosed: true, screen: 'home' });
  const times = { painted: [] as number[], whole: [] as number[], plain: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const app = await launchApp({ profile });
    const page = await app.firstWindow();
    page.setDefaultTimeout(180_000);
    await page.getByRole('row', { name: /Orders database down/ }).waitFor();
    // The first start opens it once, to learn what it is.
    if (round === 0) await page.waitForTimeout(settleMs);
    else {
      const { painted, whole } = await openAndWrite(page, `written in round ${String(round)}`);
      times.painted.push(painted);
      times.whole.push(whole);
      times.plain.push(readPlain(entries));
      // It starts where it was left: the next round must start at the list again.
      for (const key of ['Escape', 'g', 'l']) await page.keyboard.press(key);
      await page.getByRole('row', { name: /Orders database down/ }).waitFor();
      // Where one was is written down behind one's back.
      await page.waitForTimeout(500);
    }
    await app.close();
  }
  return times;
}

/** Ms from the double-click to the frame that shows lines, and to the one that shows a line written at once after it. */
function openAndWrite(page: Page, words: string): Promise<{ painted: number; whole: number }> {
  return page.evaluate(
    (text) =>
      new Promise<{ painted: number; whole: number }>((resolve) => {
        const afterFrame = (then: () => void) => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = then;
            channel.port2.postMessage(null);
          });
        };
        const until = (isSo: () => boolean, then: () => void) => {
          if (isSo()) afterFrame(then);
          else
            requestAnimationFrame(() => {
              until(isSo, then);
            });
        };
        const row = [...document.querySelectorAll('tr')].find((one) =>
          one.textContent.includes('Orders database down'),
        );
        const start = performance.now();
        row?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
        until(
          () => document.querySelector('[role="option"]') !== null && document.querySelector('textarea') !== null,
          () => {
            const painted = performance.now() - start;
            const field = document.querySelector('textarea');
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
            field?.dispatchEvent(new Event('input', { bubbles: true }));
            afterFrame(() => {
              field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
              until(
                () => [...document.querySelectorAll('[role="option"]')].some((one) => one.textContent.includes(text)),
                () => {
                  resolve({ painted, whole: performance.now() - start });
                },
              );
            });
          },
        );
      }),
    words,
  );
}

/** Ms to read a file of all lines and parse it, as programs do that keep a case in a file. Nothing sealed or signed. */
function readPlain(entries: readonly unknown[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-plain-'));
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify(entries));
  const start = performance.now();
  JSON.parse(readFileSync(file, 'utf8'));
  const took = performance.now() - start;
  rmSync(folder, { recursive: true, force: true });
  return took;
}
