import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Argument, Bridge } from '../../../shared/bridge';
import { bridgeOver, newDisk, startApp } from '../laptop';

/** The settings of a laptop that keeps addresses in memory. */
async function openChannels() {
  const disk = newDisk();
  const over = bridgeOver(disk);
  const asked: Argument<'keep-webhook'>[] = [];
  const call: Bridge['call'] = async (name, argument) => {
    if (name === 'keep-webhook') {
      const one = argument as Argument<'keep-webhook'>;
      asked.push(one);
      if (!one.url.startsWith('https:') && !one.isPlainOk) return { kind: 'refused', why: 'plain' } as never;
      const webhooks = [{ channel: one.channel, host: 'chat.lan', isPlain: !one.url.startsWith('https:') }];
      return { kind: 'kept', webhooks, made: one.secret === '' ? 'made-for-you' : null } as never;
    }
    return over.call(name, argument);
  };
  const opened = await startApp(disk, undefined, { ...over, call });
  await opened.core.introduce('Ana Ruiz');
  opened.core.go({ screen: 'settings', tab: 'channels' });
  return { ...opened, asked };
}

const field = (name: string) => screen.findByRole('textbox', { name });

test('an address in the clear is kept only by somebody who knows it; a made secret is shown once', async () => {
  const { user, asked } = await openChannels();
  await user.type(await field('Channel'), 'Slack');
  await user.type(await field('Address it is posted to'), 'http://chat.lan/x{Enter}');
  expect(await screen.findByText(/others on that network can read along. Use https/)).toBeVisible();
  expect(await field('Address it is posted to')).toHaveValue('http://chat.lan/x');
  await user.click(screen.getByRole('checkbox', { name: /I know that others there can read along/ }));
  await user.click(screen.getByRole('button', { name: /Keep this address/ }));
  expect(await screen.findByText(/chat.lan, in the clear/)).toBeVisible();
  expect(await field('The secret that was made for Slack, shown this once: give it to the receiver')).toHaveValue(
    'made-for-you',
  );
  expect(asked.map(({ isPlainOk }) => isPlainOk)).toEqual([false, true]);
  await user.click(screen.getByRole('button', { name: 'Delete the address of Slack' }));
  expect(screen.queryByText(/in the clear/)).not.toBeInTheDocument();
});

test('an address without a channel is asked whose it is', async () => {
  const { user, asked } = await openChannels();
  await user.type(await field('Address it is posted to'), 'https://chat.lan/x{Enter}');
  expect(await screen.findByText('Say which channel: its name in the matrix.')).toBeVisible();
  expect(asked).toEqual([]);
});
