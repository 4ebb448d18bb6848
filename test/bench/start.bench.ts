import type { ElectronApplication } from '@playwright/test';
import { launchApp } from '../e2e/launch';
import { goalOf, type Goal } from './measure';
import { fillProfile } from './profile';
import { launchReference } from './reference';

const ROUNDS = 5;

/** G1: from the start of the process to a composer that takes keys, an incident of 2,000 lines open. */
export async function goals(): Promise<Record<string, Goal>> {
  const { profile } = await fillProfile({ lines: 2_000, screen: 'room' });
  // The first start writes the second copy and the snapshot; a war room is opened more than once.
  await appStart(profile, true);
  const values: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    references.push(await referenceStart());
    values.push(await appStart(profile));
  }
  return { G1: goalOf(values, references, 1.6) };
}

async function appStart(profile: string, isFirst = false): Promise<number> {
  const start = Date.now();
  const app = await launchApp({ profile });
  const page = await app.firstWindow();
  const ready = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.activeElement?.matches('textarea') && document.querySelector('[role="option"]'))
            resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  if (isFirst) await page.waitForTimeout(4_000);
  await app.close();
  return ready - start;
}

async function referenceStart(): Promise<number> {
  const start = Date.now();
  const app = await launchReference();
  const ready = await readyAt(app);
  await app.close();
  return ready - start;
}

/** Ms since epoch at which the reference window was ready to show. */
async function readyAt(app: ElectronApplication): Promise<number> {
  for (;;) {
    const at = await app.evaluate(() => Reflect.get(globalThis, 'readyAt') as number | undefined);
    if (at !== undefined) return at;
  }
}
