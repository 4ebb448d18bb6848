import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { allLines } from '../../../shared/domain/incident/timeline/lines';
import { memoryStore } from '../../../shared/record/store';
import { fillableStore, newDisk, startApp } from '../laptop';

const line = () => screen.findByPlaceholderText(/What is broken/);

async function atHome(store = memoryStore()) {
  const started = await startApp(newDisk(store));
  await started.core.introduce('Ana Ruiz');
  return started;
}

test('severity, commander, systems and the start are read off one line', async () => {
  const { user } = await atHome();
  await user.type(await line(), 'Checkout failing s1 @me #payments #edge t-10m{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Checkout failing' })).toBeVisible();
  expect(await screen.findByText('T+00:10')).toBeVisible();
  for (const system of ['payments', 'edge']) expect(screen.getByText(system)).toBeVisible();
});

test('a declaration of any length loses no word: what no title can hold is in the first lines', async () => {
  const { user, core } = await atHome();
  const words = Array.from({ length: 2_500 }, (_, i) => `word${String(i)}`).join(' ');
  fireEvent.change(await line(), { target: { value: words } });
  await user.keyboard('{Enter}');
  await screen.findByRole('textbox', { name: 'Log a line' });
  const [listed] = core.catalog.listed.getState().values();
  await waitFor(() => {
    const lines = allLines(listed?.room?.store.getState().lines ?? { chunks: [], starts: [], shards: [], size: 0 });
    const texts = lines.flatMap(({ stated: { fact } }) => (fact.kind === 'entry-added/1' ? [fact.text] : []));
    expect(texts.join('').replaceAll(/\s+/g, ' ')).toBe(words);
  });
});

test('a declaration that cannot be saved keeps its words and says what to do; the next Enter declares', async () => {
  const { store, setFull } = fillableStore();
  const { user } = await atHome(store);
  setFull(true);
  await user.type(await line(), 'Checkout failing{Enter}');
  expect(await screen.findByText(/Not declared: the disk is full/)).toBeVisible();
  expect(await line()).toHaveValue('Checkout failing');
  setFull(false);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Checkout failing' })).toBeVisible();
});

test('Escape leaves the line with its words, and keys are keys again', async () => {
  const { user } = await atHome();
  const field = await line();
  await user.click(field);
  await user.keyboard('checkout{Escape}');
  expect(field).not.toHaveFocus();
  expect(field).toHaveValue('checkout');
  await user.keyboard('gs');
  expect(await screen.findByRole('tab', { name: 'Rules' })).toBeVisible();
});
