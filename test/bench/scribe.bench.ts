// A minute of a scribe: what people say, typed as fast as people type, and the room's other keys in between.
import type { Page } from '@playwright/test';
import { launchApp } from '../e2e/launch';
import { goalOf, type Goal } from './measure';
import { fillProfile } from './profile';

const MINUTE_MS = 60_000;
/** 150 words a minute. */
const KEY_MS = 80;
/** What the app does by itself once it is open. */
const SETTLED_MS = 10_000;
const LONGEST_TASK_MS = 50;
const GOOD_INTERACTION_MS = 100;

type Step = { readonly type: string } | { readonly keys: readonly string[] };

const line = (words: string): readonly Step[] => [{ type: words }, { keys: ['Enter'] }];

/** Every kind of line there is, back-dating, verbs, the list's keys, the panes, the prompter, and what is due. */
const SCRIPT: readonly Step[] = [
  ...line('502 rate 31%'),
  ...line('!@ana roll back 4471 5m'),
  ...line('? is US exposed'),
  ...line('bo restarted orders t-2m'),
  ...line('/d fail over EU db'),
  ...line('+ why not paged'),
  ...line('= froze deploys'),
  ...line('/sys #orders 60% index rebuild'),
  ...line('tickets rising *'),
  ...line('/eta 45m low index rebuild'),
  { keys: ['Escape', 'k', 'k', 's', 'j', 'Control+l'] },
  ...line('> told the support desk'),
  { keys: ['Escape', 'g', 'c', 'j', 'j', 'g', 'r', 'g', 'k', 'Space', 'j', 'g', 't', 'Control+l'] },
  ...line('error rate 4%'),
  { keys: ['Control+.'] },
  ...line('roll forward instead'),
  ...line('0'),
  ...line('ana 10m'),
  { keys: ['Control+l'] },
  ...line('/done ana'),
  { keys: ['Control+k'] },
  { type: 'roles' },
  { keys: ['Escape', 'F2', 'Control+l'] },
];

/** `tasks`: when each began, ms since epoch, and for how long it went on. */
type Seen = {
  readonly tasks: readonly (readonly [at: number, ms: number])[];
  readonly interactions: readonly number[];
};

/**
 * G12: tasks of over 50 ms in that minute: none. INP: in ms, the slowest interaction but for one in fifty of those that
 * took a frame or longer.
 */
export async function goals(): Promise<Record<string, Goal>> {
  const { profile } = await fillProfile({ lines: 2_000, screen: 'room' });
  const app = await launchApp({ profile });
  const page = await app.firstWindow();
  await page.getByRole('option').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(SETTLED_MS);
  await watch(page);
  await page.keyboard.press('Control+l');
  const since = Date.now();
  const taken: { readonly at: number; readonly step: Step }[] = [];
  while (Date.now() - since < MINUTE_MS)
    for (const step of SCRIPT) {
      taken.push({ at: Date.now(), step });
      await take(page, step);
    }
  const { tasks, interactions } = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  await app.close();
  const long = tasks.filter(([, ms]) => ms > LONGEST_TASK_MS);
  for (const [at, ms] of long) {
    const during = taken.findLast((one) => one.at <= at)?.step;
    console.log(`${String(Math.round(ms))} ms, ${String(Math.round((at - since) / 1_000))} s in`, during);
  }
  const slowest = [...interactions].sort((a, b) => b - a);
  const inp = slowest[Math.floor(interactions.length / 50)] ?? 0;
  return { G12: goalOf([long.length], [1], 0), 'G12 INP': goalOf([inp], [GOOD_INTERACTION_MS], 1) };
}

async function take(page: Page, step: Step): Promise<void> {
  if ('type' in step) {
    await page.keyboard.type(step.type, { delay: KEY_MS });
    return;
  }
  for (const key of step.keys) await page.keyboard.press(key, { delay: KEY_MS });
}

/** From now on the page notes its long tasks, and of each interaction how long it took to the next paint; all in ms. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tasks: (readonly [number, number])[] = [];
    const byInteraction = new Map<number, number>();
    const seen = {
      tasks,
      get interactions() {
        return [...byInteraction.values()];
      },
    };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map((one) => [performance.timeOrigin + one.startTime, one.duration] as const));
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const one of list.getEntries() as PerformanceEventTiming[])
        if (one.interactionId > 0)
          byInteraction.set(one.interactionId, Math.max(byInteraction.get(one.interactionId) ?? 0, one.duration));
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
