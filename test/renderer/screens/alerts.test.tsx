import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AlertPage, Bridge, Events, KeptNotification } from '../../../shared/bridge';
import { ALERTMANAGER } from '../../shared/domain/alerts/samples';
import { bridgeOver, newDisk, startApp } from '../laptop';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const PAGE = 100;

/** A laptop that has got these notifications, newest first; `tell` is what it says once they are others. */
function bridgeWith(kept: readonly KeptNotification[], letGo = 0) {
  let now = kept;
  let told: ((counts: Events['alerts']) => void) | null = null;
  const over = bridgeOver(newDisk());
  function page(before: string | null): AlertPage {
    const from = before === null ? 0 : now.findIndex(({ id }) => id === before) + 1;
    const notifications = now.slice(from, from + PAGE);
    const next = from + PAGE < now.length ? (notifications.at(-1)?.id ?? null) : null;
    return { alerts: now.length, letGo, notifications, next };
  }
  const bridge: Bridge = {
    call: (call, argument) =>
      call === 'alerts'
        ? (Promise.resolve(page((argument as { before: string | null }).before)) as ReturnType<
            typeof over.call<typeof call>
          >)
        : over.call(call, argument),
    on: (event, listener) => {
      if (event !== 'alerts') return over.on(event, listener);
      told = listener as (counts: Events['alerts']) => void;
      return () => (told = null);
    },
  };
  const tell = (next: readonly KeptNotification[]) => {
    now = next;
    told?.({ alerts: now.length, letGo });
  };
  return { bridge, tell };
}

const sent = (i: number, body: unknown): KeptNotification => ({
  id: String(100_000 - i),
  format: 'generic',
  by: 'Nagios',
  at: NOON - i * 1_000,
  body: JSON.stringify(body),
});

async function alertsOf(kept: readonly KeptNotification[], letGo = 0) {
  const { bridge, tell } = bridgeWith(kept, letGo);
  const started = await startApp(newDisk(), undefined, bridge);
  await started.core.introduce('Ana Ruiz');
  act(() => {
    started.core.go({ screen: 'alerts' });
  });
  return { ...started, tell };
}

const titles = () => screen.getAllByRole('rowheader').map((one) => one.textContent);

test('every alert is a row with its status and severity in words, and Enter shows all of it', async () => {
  const { user } = await alertsOf([sent(0, ALERTMANAGER), sent(1, ['odd'])], 12);
  expect(await screen.findByRole('row', { name: /Firing Critical Gateway answers 502/ })).toBeVisible();
  expect(titles()).toEqual([
    'Gateway answers 502 to 38 % of requests',
    'HighErrorRate',
    'Volume /var is full',
    'Of a shape unknown here: open it to read it',
  ]);
  expect(screen.getByText('12 older were let go by the hub')).toBeVisible();
  screen.getAllByRole('row')[1]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  const detail = screen.getByRole('region', { name: 'Alert' });
  expect(within(detail).getByText('✓ Resolved')).toBeVisible();
  expect(within(detail).getByText('2026-11-22 10:00:00Z')).toBeVisible();
  // It follows whoever goes through the list.
  await user.keyboard('{ArrowDown}');
  expect(within(detail).getByText('["odd"]')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Alert' })).toBeNull();
});

test('words from outside are words: nothing in them becomes a part of the page, or a link', async () => {
  const { user, shown } = await alertsOf([
    sent(0, { title: '<img src=x onerror=alert(1)>', link: 'javascript:alert(1)', details: '<a href="x">y</a>' }),
  ]);
  await user.dblClick(await screen.findByText('<img src=x onerror=alert(1)>'));
  expect(screen.getByText('<a href="x">y</a>')).toBeVisible();
  expect(shown.container.querySelector('img, main a')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Copy the address' })).toBeNull();
});

test('more come in while somebody looks, and older ones are read when they are asked for', async () => {
  const many = Array.from({ length: 450 }, (_, i) => sent(i + 1, { title: `alert ${String(i)}` }));
  const { user, tell } = await alertsOf(many);
  expect(await screen.findByText('alert 0')).toBeVisible();
  expect(titles()).toHaveLength(200);
  expect(screen.getByRole('heading', { name: 'Alerts 450' })).toBeVisible();
  act(() => {
    tell([sent(0, { title: 'the newest' }), ...many]);
  });
  expect(await screen.findByText('the newest')).toBeVisible();
  for (const count of [400, 451]) {
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    await screen.findByText(`alert ${String(count - 2)}`);
    expect(titles()).toHaveLength(count);
  }
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
});

test('where there are none it is said how they come', async () => {
  const { user, core } = await alertsOf([]);
  expect(await screen.findByText('No alerts yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Go to Sync' }));
  expect(core.settings.getState().route).toEqual({ screen: 'settings', tab: 'sync' });
});
