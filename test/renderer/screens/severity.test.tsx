import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CRISIS_TRIGGERS } from '../../../shared/domain/content/crisis';
import { SEVERITIES } from '../../../shared/domain/content/severities';
import { newClientId } from '../../../renderer/app/client-id';
import { selectCrisisTriggers, selectScale } from '../../../shared/domain/plan/plan';
import { newDisk, startApp } from '../laptop';

async function atScale() {
  const started = await startApp(newDisk());
  const { core } = started;
  await core.introduce('Ana Ruiz');
  const about = { title: 'Tills dead', systems: [], commander: { id: 'ana', name: 'Ana Ruiz' }, startedAt: Date.now() };
  const room = await core.declare({ ...about, severity: 2 });
  core.go({ screen: 'settings', tab: 'severity' });
  await screen.findByRole('button', { name: 'Keep for this room' });
  const field = (name: string) => screen.getByRole('textbox', { name });
  return { ...started, room, field, keep: screen.getByRole('button', { name: 'Keep for this room' }) };
}

test('what a room calls a severity and a crisis stands in the pickers', async () => {
  const { core, user, room, field, keep } = await atScale();
  expect(keep).toBeDisabled();
  expect(field('What makes it SEV1')).toHaveValue(SEVERITIES[0]?.definition);
  await user.clear(field('Name of SEV1'));
  await user.type(field('Name of SEV1'), 'Shops shut');
  await user.clear(field('What makes it SEV1'));
  await user.type(field('What makes it SEV1'), 'No till works');
  await user.clear(field('A line each, at most 9'));
  await user.type(field('A line each, at most 9'), 'A strike{Enter}A flood');
  await user.click(keep);
  expect(await screen.findByText(/^Kept, for every laptop/)).toBeVisible();
  core.go({ screen: 'room', book: room.book, pane: 'timeline' });
  await screen.findByRole('textbox', { name: /^Log/ });
  await user.keyboard('{Escape}ghs');
  const level = await screen.findByRole('radio', { name: /SEV1 Shops shut/ });
  expect(level.closest('label')).toHaveTextContent('No till works');
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('radio')).toBeNull();
  });
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('declare a crisis{Enter}');
  expect(await screen.findAllByRole('radio')).toHaveLength(2);
  expect(screen.getByRole('radio', { name: /A flood/ })).toBeInTheDocument();
});

test('as shipped brings back what ships, and too many triggers cost nobody a word', async () => {
  const { core, user, field, keep } = await atScale();
  await user.clear(field('Name of SEV4'));
  await user.type(field('Name of SEV4'), 'Later');
  await user.type(field('A line each, at most 9'), '{Enter}a{Enter}b{Enter}c{Enter}d');
  await user.click(keep);
  expect(await screen.findByText(/^Nothing was changed: at most 9 triggers/)).toBeVisible();
  expect((field('A line each, at most 9') as HTMLTextAreaElement).value).toContain('\nd');
  expect(selectScale(core.plans.store.getState())).toEqual(SEVERITIES);
  await user.type(field('A line each, at most 9'), '{Backspace}{Backspace}');
  await user.click(keep);
  expect(await screen.findByText(/^Kept/)).toBeVisible();
  expect(selectCrisisTriggers(core.plans.store.getState()).at(-1)).toBe('c');
  await user.click(screen.getByRole('button', { name: 'As shipped' }));
  expect(field('Name of SEV4')).toHaveValue('Low');
  expect(field('A line each, at most 9')).toHaveValue(CRISIS_TRIGGERS.join('\n'));
  await user.click(keep);
  await waitFor(() => {
    expect(keep).toBeDisabled();
  });
  expect(within(screen.getByRole('main')).getByText(/^Kept/)).toBeVisible();
  expect(selectScale(core.plans.store.getState())).toEqual(SEVERITIES);
});

test('what another laptop says meanwhile stands: only what was typed here is kept', async () => {
  const { core, user, field, keep } = await atScale();
  await user.clear(field('Name of SEV1'));
  await user.type(field('Name of SEV1'), 'Shops shut');
  const plan = await core.plans.own();
  const levels = [{ severity: 2 as const, name: 'Half shut', criteria: '' }];
  await plan.commit({ kind: 'word-scale', levels, triggers: ['A flood'] }, newClientId());
  await waitFor(() => {
    expect(field('Name of SEV2')).toHaveValue('Half shut');
  });
  await user.click(keep);
  expect(await screen.findByText(/^Kept/)).toBeVisible();
  const now = core.plans.store.getState();
  expect(selectScale(now).map(({ name }) => name)).toEqual(['Shops shut', 'Half shut', 'Moderate', 'Low']);
  expect(selectCrisisTriggers(now)).toEqual(['A flood']);
});
