// Two laptops in one incident at one hub, both windows open.
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { newProfile } from '../e2e/launch';
import { startInRoom, type Driver } from '../e2e/room';
import { askAtHub, openFirst, readInvitation, useHub } from '../e2e/sharing';
import { startHubProcess, type HubProcess } from '../server/hub-process';
import { buildHub, main, percentile } from './hub-laptops';
import { goalOf, type Goal } from './measure';

const LINES = 60;
const APART = 20;
const TIMES = 3;

const startHub = (data: string, port = 0): Promise<HubProcess> =>
  startHubProcess(main, ['--no-health', '--data', data, '--listen', `127.0.0.1:${String(port)}`]);

/** H6: from Enter on one laptop to the frame that shows the line on the other, 95 of 100. H7: from the hub's return to both showing all that was logged apart. In ms. */
export async function goals(): Promise<Record<string, Goal>> {
  await buildHub();
  const data = join(newProfile(), 'hub');
  let hub = await startHub(data);
  const [ana, bo] = await meet(hub);
  const painted: number[] = [];
  for (let i = 0; i < LINES; i++) painted.push(await enterHere(ana, bo, `typed here, read there ${String(i)}`));
  const back: number[] = [];
  for (let round = 0; round < TIMES; round++) {
    const { port } = hub.served;
    await hub.kill();
    for (const [one, who] of [[ana, 'ana'] as const, [bo, 'bo'] as const])
      await one.log(...Array.from({ length: APART }, (_, i) => `${who} apart ${String(round)} ${String(i)}`));
    // So long that every laptop has given up more than once.
    await ana.page.waitForTimeout(20_000);
    const last = `apart ${String(round)} ${String(APART - 1)}`;
    const shown = [shownAt(ana.page, `bo ${last}`), shownAt(bo.page, `ana ${last}`)];
    const since = Date.now();
    hub = await startHub(data, port);
    back.push(Math.max(...(await Promise.all(shown))) - since);
    expect(await bo.allLines()).toEqual(await ana.allLines());
  }
  await ana.close();
  await bo.close();
  await hub.stop();
  return { H6: goalOf([percentile(painted, 0.95)], [150], 1), H7: goalOf([Math.max(...back)], [5_000], 1) };
}

/** Ana uses the hub by the code it said, and Bo joins her by the code she reads out. */
async function meet(hub: HubProcess): Promise<readonly [Driver, Driver]> {
  const [, code = ''] = /(holdfast:\S+)/.exec(hub.said()) ?? [];
  const ana = await startInRoom();
  await useHub(ana, code);
  await ana.page.getByRole('button', { name: 'Invite' }).click();
  const bo = await askAtHub(await readInvitation(ana));
  await ana.page.getByRole('button', { name: /let in/ }).click();
  await openFirst(bo);
  await ana.press('g', 'l');
  await openFirst(ana);
  await ana.log('both are here');
  await expect(bo.row('both are here')).toBeVisible();
  return [ana, bo];
}

/** Ms since epoch at the frame that shows the words. */
function shownAt(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(text)) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {
              resolve(performance.timeOrigin + performance.now());
            };
            channel.port2.postMessage(null);
          });
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    words,
  );
}

async function enterHere(here: Driver, there: Driver, words: string): Promise<number> {
  await here.composer.fill(words);
  const shown = shownAt(there.page, words);
  // Watched from now on.
  await there.page.evaluate(() => null);
  const since = await here.composer.evaluate((field) => {
    const now = performance.timeOrigin + performance.now();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    return now;
  });
  return (await shown) - since;
}
