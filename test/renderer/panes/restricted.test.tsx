import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AppCore } from '../../../renderer/app/app-core';
import type { Bridge, LaptopInRoom } from '../../../shared/bridge';
import { bridgeOver, newDisk, startApp } from '../laptop';

const NEVER = { isHere: false, at: null };
const OWN: LaptopInRoom = { device: '07'.repeat(32), name: '', code: 'K7Q', isOwn: true, isMember: true, seen: NEVER };
const BO: LaptopInRoom = {
  device: 'b0'.repeat(32),
  name: 'Bo Lin',
  code: 'B0B',
  isOwn: false,
  isMember: true,
  seen: NEVER,
};
const EVE: LaptopInRoom = {
  device: 'ee'.repeat(32),
  name: 'Eve',
  code: 'EVE',
  isOwn: false,
  isMember: true,
  seen: NEVER,
};

/** Ana at home, in a room with Bo and Eve. */
async function atHome() {
  const disk = newDisk();
  const bridge = bridgeOver(disk);
  const call = ((name, argument) =>
    name === 'laptops' ? Promise.resolve([OWN, BO, EVE]) : bridge.call(name, argument)) as Bridge['call'];
  const started = await startApp(disk, undefined, { ...bridge, call });
  await started.core.introduce('Ana Ruiz');
  await screen.findByPlaceholderText(/What is broken/);
  return started;
}

async function openDialog(user: Awaited<ReturnType<typeof atHome>>['user']) {
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'restricted');
  await user.click(await screen.findByRole('option', { name: /Declare a restricted incident/ }));
  return screen.findByRole('dialog', { name: 'Declare a restricted incident' });
}

/** What the one incident there is says in its first op. */
async function firstOp({ bridge, catalog }: AppCore) {
  await screen.findByRole('textbox', { name: 'Log a line' });
  const [book] = catalog.listed.getState().keys();
  if (book === undefined) throw new Error('nothing was declared');
  const { ops } = await bridge.call('read', { book, have: {}, from: 0, limit: 1 });
  return ops[0]?.body.facts as readonly { readonly kind: string; readonly devices?: readonly string[] }[];
}

test('who may read is chosen first; then one line declares for them alone, in one op', async () => {
  const { user, core } = await atHome();
  // Wherever the focus was, the line has it next.
  screen.getByRole('button', { name: 'Declare' }).focus();
  await openDialog(user);
  expect(screen.getByRole('checkbox', { name: 'Ana Ruiz · K7Q, this laptop' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Bo Lin · B0B' }));
  await user.click(screen.getByRole('button', { name: 'Only these 2 read it' }));
  expect(await screen.findByText('Only Ana Ruiz · K7Q and Bo Lin · B0B will read it')).toBeVisible();
  await openDialog(user);
  expect(screen.getByRole('checkbox', { name: 'Bo Lin · B0B' })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Only these 2 read it' }));
  await user.keyboard('mail is read s1{Enter}');
  const facts = await firstOp(core);
  expect(facts.find(({ kind }) => kind === 'access-set/1')?.devices).toEqual([OWN.device, BO.device]);
  expect(screen.getByRole('heading', { level: 1, name: 'mail is read' })).toBeVisible();
  expect(await screen.findByText('Restricted to 2 laptops')).toBeVisible();
});

test('on second thoughts everyone in the room reads it', async () => {
  const { user, core } = await atHome();
  await openDialog(user);
  await user.click(screen.getByRole('button', { name: 'Only this laptop reads it' }));
  expect(await screen.findByRole('button', { name: /^Declare restricted/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Everyone in the room after all' }));
  expect(screen.queryByText(/will read it/)).not.toBeInTheDocument();
  await user.type(screen.getByPlaceholderText(/What is broken/), 'vpn down{Enter}');
  expect((await firstOp(core)).map(({ kind }) => kind)).not.toContain('access-set/1');
});

test('closing the question chooses nobody, and the line declares as always', async () => {
  const { user, core } = await atHome();
  await user.type(screen.getByPlaceholderText(/What is broken/), 'vpn');
  await openDialog(user);
  await user.keyboard('{Escape}');
  expect(screen.getByPlaceholderText(/What is broken/)).toHaveValue('vpn');
  await user.type(screen.getByPlaceholderText(/What is broken/), ' down{Enter}');
  expect((await firstOp(core)).map(({ kind }) => kind)).not.toContain('access-set/1');
});
