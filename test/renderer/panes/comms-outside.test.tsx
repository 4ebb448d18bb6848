import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Bridge } from '../../../shared/bridge';
import { addedOf } from '../../../shared/domain/view';
import { bridgeOver, newDisk, openRoomOn } from '../laptop';

const row = (name: RegExp) => screen.findByRole('row', { name });

type User = Awaited<ReturnType<typeof openRoomOn>>['user'];

/** A laptop whose mail program takes whatever it is handed, or nothing. */
async function openWithPrograms(answer: { kind: 'opened'; copied: 'nothing' | 'words' } | { kind: 'failed' }) {
  const disk = newDisk();
  const over = bridgeOver(disk);
  const handed: unknown[] = [];
  const pages: string[] = [];
  const call: Bridge['call'] = async (name, argument) => {
    if (name === 'print-sheet') pages.push((argument as { html: string }).html);
    if (name !== 'open-outside') return over.call(name, argument);
    handed.push(argument);
    return answer as never;
  };
  const opened = await openRoomOn('comms', { disk, bridge: { ...over, call } });
  return { ...opened, handed, pages };
}

async function approved(user: User, team: RegExp, { mail = '', phones = '' }) {
  await user.click(await row(team));
  await user.keyboard('w');
  if (mail) await user.type(await screen.findByRole('textbox', { name: /^Mail addresses/ }), mail);
  await user.type(screen.getByRole('textbox', { name: /^Phone numbers/ }), `${phones}{Enter}`);
  await user.keyboard('e');
  const field = await screen.findByRole('textbox', { name: 'Other words' });
  await user.clear(field);
  await user.type(field, 'Bridge is open.{Control>}{Enter}{/Control}');
  await within(await row(team)).findByText('Drafted');
  await user.keyboard('a');
  await within(await row(team)).findByText('Approved');
}

test('M hands approved words to the mail program; that they were sent a person says, by link', async () => {
  const { user, room, handed } = await openWithPrograms({ kind: 'opened', copied: 'nothing' });
  await approved(user, /Executive Team/, { mail: 'ceo@corp.example, the board' });
  await user.click(screen.getByRole('button', { name: 'Open in mail' }));
  expect(await screen.findByText(/Left out, for it does not look right: “the board”/)).toBeVisible();
  expect(handed).toEqual([
    {
      ...{ kind: 'mail', to: ['ceo@corp.example'], isBlind: false, body: 'Bridge is open.' },
      subject: expect.stringMatching(/^INC-.*: Checkout failing$/) as string,
    },
  ]);
  expect(addedOf(room.store.getState(), 'delivery-logged/1')).toEqual([]);
  expect(await screen.findByRole('checkbox', { name: 'Email (handed on)' })).toBeChecked();
  await user.keyboard('{Enter}');
  await within(await row(/Executive Team/)).findByText(/Ana Ruiz, Email/);
  expect(addedOf(room.store.getState(), 'delivery-logged/1').map(({ fact }) => [fact.channel, fact.method])).toEqual([
    ['Email', 'app-link'],
  ]);
});

test('several numbers: L asks whom, S texts all of them', async () => {
  const { user, handed } = await openWithPrograms({ kind: 'opened', copied: 'words' });
  await approved(user, /End-Users/, { phones: '+32 2 555 12 34, 112' });
  await user.keyboard('l');
  await user.click(await screen.findByRole('button', { name: '112' }));
  expect(handed).toEqual([{ kind: 'call', number: '112' }]);
  expect(await screen.findByRole('checkbox', { name: "Team leaders' phone cascade (handed on)" })).toBeChecked();
  await user.keyboard('{Escape}s');
  expect(await screen.findAllByText(/on the clipboard, paste them in/)).not.toHaveLength(0);
  expect(handed[1]).toEqual({ kind: 'sms', numbers: ['+3225551234', '112'], body: 'Bridge is open.' });
});

test('words to customers go so that they do not see each other', async () => {
  const { user, handed } = await openWithPrograms({ kind: 'opened', copied: 'nothing' });
  await approved(user, /Customers/, { mail: 'a@x.example; b@y.example' });
  await user.keyboard('m');
  await waitFor(() => {
    expect(handed).toMatchObject([{ isBlind: true }]);
  });
});

test('without approval, confirmation or an address nothing is opened, and it is said what to do', async () => {
  const { user, handed } = await openWithPrograms({ kind: 'opened', copied: 'nothing' });
  await user.click(await row(/IT Team/));
  await user.keyboard('m');
  expect(await screen.findByText(/Nobody has approved these words yet: A approves. Nothing was opened/)).toBeVisible();
  await approved(user, /Executive Team/, { phones: 'ask Bo' });
  await user.keyboard('m');
  expect(await screen.findByText(/No mail address is known of them: W adds one/)).toBeVisible();
  await user.keyboard('l');
  expect(await screen.findByText(/No phone number is known of them/)).toBeVisible();
  await user.keyboard('{Control>}l{/Control}/phase investigation{Enter}');
  await within(await row(/Executive Team/)).findByText('Confirm again');
  await user.click(await row(/Executive Team/));
  await user.keyboard('m');
  expect(await screen.findByText(/Confirm with A that they are still true. Nothing left/)).toBeVisible();
  expect(handed).toEqual([]);
});

test('a laptop without such a program says so, and how the words go instead', async () => {
  const { user } = await openWithPrograms({ kind: 'failed' });
  await approved(user, /Executive Team/, { mail: 'ceo@corp.example' });
  await user.keyboard('m');
  expect(await screen.findByText(/No program of this laptop took it, and nothing was sent. C copies/)).toBeVisible();
  expect(screen.queryByRole('checkbox', { name: /handed on/ })).not.toBeInTheDocument();
});

test('P prints the words with what a caller needs, and says on the page whether they may go', async () => {
  const { user, pages } = await openWithPrograms({ kind: 'failed' });
  await user.click(await row(/Executive Team/));
  await user.keyboard('p');
  await waitFor(() => {
    expect(pages[0]).toContain('<p class="open">Not approved: do not read it out yet</p>');
  });
  await approved(user, /Executive Team/, { phones: '+32 2 555 12 34' });
  await user.keyboard('p');
  await waitFor(() => {
    expect(pages[1]).toMatch(/<p class="approved">Approved by Ana Ruiz, .*<main>Bridge is open\.<\/main>/s);
  });
  expect(pages[1]).toContain('<dd>+32 2 555 12 34</dd>');
});
