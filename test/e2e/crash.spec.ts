import { expect } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import { start, startInRoom, type Driver, test } from './room';

const KILLS = 20;
// What a crash may take: keys pressed this shortly before it.
const GRACE_MS = 150;

/** What one run typed until it was killed. Times as `Date.now()`. */
type Run = {
  /** Lines whose Enter was pressed. */
  readonly entered: { readonly text: string; readonly at: number }[];
  /** The keys since the last Enter. */
  readonly keys: { readonly key: string; readonly at: number }[];
  /** Lines that were seen in the list. */
  readonly shown: Set<string>;
  killedAt: number;
};

test('killed at any moment, the app comes back with every line once and the words being typed', async () => {
  test.setTimeout(240_000);
  const seed = Number(process.env['HOLDFAST_SEED'] ?? Date.now() % 1_000_000);
  console.log(`seed ${String(seed)}`);
  const random = seeded(seed);
  let driver = await startInRoom();
  const required = new Set<string>();
  const maybe = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const run = await typeUntilKilled(driver, { prefix: `${String(kill)}.`, ms: 200 + random() * 700 });
    for (const { text, at } of run.entered) (at < run.killedAt - GRACE_MS ? required : maybe).add(text);
    for (const text of run.shown) required.add(text);
    // Its Enter may have arrived just before the end.
    maybe.add(typedOf(run));
    driver = await start(driver.profile);
    await expect(driver.composer).toBeFocused();
    await expect
      .poll(() => driver.allLines().then((all) => [...required].filter((text) => !all.includes(text))))
      .toEqual([]);
    const all = await driver.allLines();
    expect(all.filter((text, i) => all.indexOf(text) !== i)).toEqual([]);
    expect(all.slice(1).filter((text) => !required.has(text) && !maybe.has(text))).toEqual([]);
    await expectDraft(driver, run, all);
    await driver.composer.fill('');
  }
  console.log(`${String(required.size)} lines, none lost`);
  await driver.close();
});

/** Types line after line as fast as keys go, and kills every process of the app after `ms`. */
async function typeUntilKilled(driver: Driver, { prefix, ms }: { prefix: string; ms: number }): Promise<Run> {
  const run: Run = { entered: [], keys: [], shown: new Set(), killedAt: Infinity };
  await driver.page.exposeFunction('shown', (text: string) => run.shown.add(text));
  await driver.timeline.evaluate((list, prefix_) => {
    const tell = () => {
      for (const { textContent } of list.querySelectorAll('[role="option"] p'))
        if (textContent.startsWith(prefix_))
          (globalThis as unknown as { shown(text: string): void }).shown(textContent);
    };
    new MutationObserver(tell).observe(list, { subtree: true, childList: true, characterData: true });
  }, prefix);
  const typing = typeLines(driver, prefix, run).catch(() => undefined);
  await wait(ms);
  run.killedAt = Date.now();
  await driver.kill();
  await typing;
  return run;
}

async function typeLines({ page }: Driver, prefix: string, run: Run): Promise<void> {
  for (let line = 0; run.killedAt === Infinity; line++) {
    const text = `${prefix}${String(line)} up`;
    for (const key of text) {
      run.keys.push({ key, at: Date.now() });
      await page.keyboard.press(key === ' ' ? 'Space' : key);
    }
    await page.keyboard.press('Enter');
    run.entered.push({ text, at: Date.now() });
    run.keys.length = 0;
  }
}

/** The composer holds what was typed of the unfinished line, but for the last keys; never words that are in the log. */
async function expectDraft(
  { composer }: Driver,
  { keys, entered, killedAt }: Run,
  all: readonly string[],
): Promise<void> {
  const typed = typedOf({ keys });
  const certain = all.includes(typed) ? 0 : keys.filter(({ at }) => at < killedAt - GRACE_MS).length;
  const last = entered.at(-1)?.text ?? '';
  await expect.poll(() => composer.inputValue().then((value) => fits(value))).toBe('fits');

  function fits(value: string): string {
    if (all.includes(value)) return `in the log and in the composer: ${value}`;
    const isOfThisLine = typed.startsWith(value) && value.length >= certain;
    const isOfTheLast = certain === 0 && last.startsWith(value) && !all.includes(last);
    return isOfThisLine || isOfTheLast
      ? 'fits'
      : `typed “${typed}”, ${String(certain)} of it certain, found “${value}”`;
  }
}

const typedOf = ({ keys }: Pick<Run, 'keys'>): string => keys.map(({ key }) => key).join('');

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
