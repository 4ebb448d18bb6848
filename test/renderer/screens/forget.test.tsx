import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ForgettingReport } from '../../../shared/bridge';
import { bridgeOver, newDisk, startApp } from '../laptop';

/** Ana's laptop at home, with one incident; the keeper answers as told. */
async function atHome(report: (book: string) => ForgettingReport) {
  const disk = newDisk();
  const inner = bridgeOver(disk);
  const said: unknown[] = [];
  const { core, user } = await startApp(disk, undefined, {
    ...inner,
    call: (call, argument) => {
      if (call === 'forget') said.push(argument);
      return inner.call(call, argument);
    },
  });
  await core.introduce('Ana Ruiz');
  const { id, name } = core.me();
  const commander = { id, name };
  const { book } = await core.declare({
    title: 'Checkout',
    severity: 1,
    commander,
    systems: [],
    startedAt: Date.now(),
  });
  core.go({ screen: 'home' });
  core.forgetting.setState(report(book), true);
  const card = await screen.findByRole('button', { name: /Checkout/ });
  return { core, user, card, book, said };
}

test('who is alone in the room is told that it takes two people, and nothing is asked', async () => {
  const { core, user, card, said } = await atHome(() => ({ isAlone: true, asks: [], holds: [] }));
  card.focus();
  await waitFor(() => {
    expect(core.registry.run('forget')).toBe(true);
  });
  const dialog = await screen.findByRole('dialog', { name: /^Forget INC-/ });
  expect(within(dialog).getByText(/It takes two people/)).toBeVisible();
  expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  expect(said).toEqual([]);
});

test('the reference must be typed before anything is asked', async () => {
  const { core, user, card, book, said } = await atHome(() => ({ isAlone: false, asks: [], holds: [] }));
  card.focus();
  await waitFor(() => {
    expect(core.registry.run('forget')).toBe(true);
  });
  const dialog = await screen.findByRole('dialog', { name: /^Forget INC-/ });
  const reference = core.catalog.listed.getState().get(book)?.summary.reference ?? '';
  await user.type(within(dialog).getByRole('textbox'), 'INC-1{Enter}');
  expect(within(dialog).getByText(/Nothing was changed/)).toBeVisible();
  expect(said).toEqual([]);
  await user.clear(within(dialog).getByRole('textbox'));
  await user.type(within(dialog).getByRole('textbox'), `${reference}{Enter}`);
  await waitFor(() => {
    expect(said).toEqual([{ book, says: 'ask' }]);
  });
});

test('what another laptop asks can be kept, and what is under legal hold cannot be agreed to', async () => {
  const { user, book, said } = await atHome((of) => ({
    isAlone: false,
    asks: [{ book: of as ForgettingReport['holds'][number], code: 'K7Q', isMine: false, at: 0 }],
    holds: [of as ForgettingReport['holds'][number]],
  }));
  expect(await screen.findByText(/Laptop K7Q asks to forget/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Agree…' }));
  const dialog = await screen.findByRole('dialog', { name: /^Forget INC-/ });
  expect(within(dialog).getByText(/under legal hold/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(said).toEqual([{ book, says: 'refuse' }]);
});
