import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Bridge } from '../../../shared/bridge';
import { addedOf } from '../../../shared/domain/view';
import type { Posted } from '../../../shared/record/webhook-report';
import { bridgeOver, newDisk, openRoomOn } from '../laptop';

const row = (name: RegExp) => screen.findByRole('row', { name });

/** A room in which words to IT are approved, and Slack and PagerDuty have addresses that answer so. */
async function openPosting(answers: Readonly<Record<string, Posted>>) {
  const disk = newDisk();
  const over = bridgeOver(disk);
  const posts: { channel: string; outgoing: { text: string } }[] = [];
  const call: Bridge['call'] = async (name, argument) => {
    if (name === 'webhooks')
      return ['slack', 'PagerDuty'].map((channel) => ({ channel, host: 'hooks.example', isPlain: false })) as never;
    if (name !== 'post-webhook') return over.call(name, argument);
    const post = argument as (typeof posts)[number];
    posts.push(post);
    return answers[post.channel] as never;
  };
  const opened = await openRoomOn('comms', { disk, bridge: { ...over, call } });
  const { user, room } = opened;
  await user.click(await row(/IT Team/));
  await user.keyboard('e');
  const field = await screen.findByRole('textbox', { name: 'Other words' });
  await user.clear(field);
  await user.type(field, 'Bridge is open.{Control>}{Enter}{/Control}');
  await within(await row(/IT Team/)).findByText('Drafted');
  await user.keyboard('a');
  await within(await row(/IT Team/)).findByText('Approved');
  const deliveries = () =>
    addedOf(room.store.getState(), 'delivery-logged/1').map(({ fact }) =>
      [fact.channel, fact.method, fact.outcome, fact.proof].join(' '),
    );
  return { ...opened, posts, deliveries };
}

const taken = { kind: 'taken', status: 200 } as const;

test('marking sent posts nothing, unless it is ticked', async () => {
  const { user, posts, deliveries } = await openPosting({});
  await user.keyboard('x');
  expect(await screen.findByRole('checkbox', { name: 'Post to Slack now (hooks.example)' })).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: 'It was sent' }));
  await within(await row(/IT Team/)).findByText(/Ana Ruiz, Slack/);
  expect(posts).toEqual([]);
  expect(deliveries()).toEqual(['Slack copied sent ']);
});

test('ticked and pressed, the approved words are posted once and logged as posted', async () => {
  const { user, posts, deliveries } = await openPosting({ Slack: taken });
  await user.keyboard('x');
  await user.click(await screen.findByRole('checkbox', { name: /^Post to Slack now/ }));
  expect(posts).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Post it now' }));
  await within(await row(/IT Team/)).findByText(/Ana Ruiz, Slack/);
  expect(posts).toMatchObject([
    { channel: 'Slack', outgoing: { text: 'Bridge is open.', severity: 1, sentBy: 'Ana Ruiz' } },
  ]);
  expect(deliveries()).toEqual(['Slack webhook sent ']);
});

test('a post that is not taken is a delivery that failed; the other is not made twice, and the words are kept', async () => {
  const { user, posts, deliveries } = await openPosting({ Slack: { kind: 'refused', status: 500 }, PagerDuty: taken });
  await user.keyboard('x');
  await user.click(await screen.findByRole('checkbox', { name: /^Post to Slack now/ }));
  await user.click(screen.getByRole('checkbox', { name: /^Post to PagerDuty now/ }));
  await user.click(screen.getByRole('button', { name: 'Post it now' }));
  expect(await screen.findByText(/Slack answered 500 and did not take it. The words are kept/)).toBeVisible();
  expect(deliveries()).toEqual(['Slack webhook failed answered 500', 'PagerDuty webhook sent ']);
  expect(await within(await row(/IT Team/)).findByText('Part sent')).toBeVisible();
  expect(screen.getByText('Bridge is open.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'It was sent' }));
  expect(await screen.findByText('Tick how it was sent.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Slack' }));
  await user.click(screen.getByRole('button', { name: 'It was sent' }));
  expect(await within(await row(/IT Team/)).findByText(/Ana Ruiz, Slack/)).toBeVisible();
  expect(posts.map(({ channel }) => channel)).toEqual(['Slack', 'PagerDuty']);
});

test('words that must be confirmed again are not posted', async () => {
  const { user } = await openPosting({ Slack: taken });
  await user.keyboard('{Control>}l{/Control}/phase investigation{Enter}');
  await within(await row(/IT Team/)).findByText('Confirm again');
  await user.click(await row(/IT Team/));
  await user.keyboard('x');
  expect(await screen.findByRole('checkbox', { name: 'Slack' })).toBeVisible();
  expect(screen.queryByRole('checkbox', { name: /^Post to/ })).not.toBeInTheDocument();
});
