import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fillableStore, newDisk, openRoomOn } from '../laptop';

const composer = () => screen.findByRole('textbox', { name: 'Log a line' });
const rows = async () => within(await screen.findByRole('listbox', { name: 'Timeline' })).getAllByRole('option');

test('Enter logs the line, empties the field and keeps the focus', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '502 rate 31%{Enter}');
  expect(await screen.findByText('502 rate 31%')).toBeVisible();
  expect(await composer()).toHaveValue('');
  expect(await composer()).toHaveFocus();
});

test('twenty lines typed without a pause are all there, in order', async () => {
  const { user } = await openRoomOn();
  const field = await composer();
  for (let i = 0; i < 20; i++) await user.type(field, `line ${String(i)}{Enter}`);
  await screen.findByText('line 19');
  const texts = (await rows()).map((row) => row.textContent);
  expect(texts.filter((text) => /line \d+$/.test(text)).map((text) => /line (\d+)$/.exec(text)?.[1])).toEqual(
    Array.from({ length: 20 }, (_, i) => String(i)),
  );
});

test.each([
  ['!@ana roll back 4471 5m t-2m', '! Action', 'roll back 4471'],
  ['/d roll back 4471, no strong objections', '◆ Decision', 'roll back 4471, no strong objections'],
  ['? is US exposed', '? Question', 'is US exposed'],
  ['-3m bo restarted orders *', '★ key event', 'bo restarted orders'],
])('%s is previewed before it is logged', async (line, preview, logged) => {
  const { user } = await openRoomOn();
  await user.type(await composer(), line);
  expect(await screen.findByText(preview)).toBeVisible();
  await user.keyboard('{Enter}');
  await waitFor(async () => {
    expect((await rows()).filter((row) => row.querySelector('p')?.textContent.endsWith(logged))).toHaveLength(1);
  });
});

test('a time that is none is logged as text and said to be none', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), 'restarted t=25:99');
  expect(await screen.findByText(/is not a time; using now/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('restarted t=25:99')).toBeVisible();
});

test('an unknown verb is not carried out: the line is logged as a note', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/serv 1{Enter}');
  expect(await screen.findByText('/serv 1')).toBeVisible();
  expect(await composer()).toHaveValue('');
});

test('a verb is carried out and leaves no line of its own', async () => {
  const { user } = await openRoomOn('timeline', { severity: 3 });
  await user.type(await composer(), '/sev 1{Enter}');
  expect(await screen.findByText('Severity is now SEV1')).toBeVisible();
  expect(screen.queryByText('/sev 1')).not.toBeInTheDocument();
});

test('a verb that is refused keeps its words, and a second Enter logs them', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/sev 3{Enter}');
  expect(await screen.findByText(/Lowering the severity needs one line of reason/)).toBeVisible();
  expect(await composer()).toHaveValue('/sev 3');
  await user.keyboard('{Enter}');
  expect(await within(await screen.findByRole('listbox', { name: 'Timeline' })).findByText('/sev 3')).toBeVisible();
});

test('whoever types on before a refusal can be read gets both lines, not one of the two glued together', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '/sev 3{Enter}restarted gw-3{Enter}');
  const timeline = within(await screen.findByRole('listbox', { name: 'Timeline' }));
  for (const text of ['/sev 3', 'restarted gw-3']) expect(await timeline.findByText(text)).toBeVisible();
  expect(await composer()).toHaveValue('');
});

test('Tab takes the completion, Enter never does', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), '!@an');
  expect(await screen.findByRole('listbox', { name: 'Completions' })).toBeVisible();
  await user.keyboard('{Tab}');
  expect(await composer()).toHaveValue('!@ana.ruiz ');
  await user.clear(await composer());
  await user.type(await composer(), 'ask @an{Enter}');
  expect(await screen.findByText('ask @an')).toBeVisible();
});

test('a paste of many lines is as many entries', async () => {
  const { user } = await openRoomOn();
  await user.click(await composer());
  await user.paste('first\n\n-5m second\nthird');
  expect(await screen.findByText(/3 lines: Enter = 3 entries/)).toBeVisible();
  await user.keyboard('{Enter}');
  for (const text of ['first', 'second', 'third']) expect(await screen.findByText(text)).toBeVisible();
});

test('a paste of many lines is one entry with Shift Enter', async () => {
  const { user, room } = await openRoomOn();
  await user.click(await composer());
  await user.paste('one\ntwo');
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  await waitFor(() => {
    expect(room.store.getState().lines.size).toBe(2);
  });
});

test('a full disk refuses in words, keeps the text, and saves it once there is room again', async () => {
  const { store, setFull } = fillableStore();
  const { user } = await openRoomOn('timeline', { disk: newDisk(store) });
  const field = await composer();
  setFull(true);
  await user.type(field, 'the last words{Enter}');
  expect(await screen.findByText(/the disk is full. Nothing old is harmed/)).toBeVisible();
  expect(
    within(screen.getByRole('list', { name: 'Lines waiting to be saved' })).getByText('the last words'),
  ).toBeVisible();
  await user.type(field, 'typed meanwhile{Enter}');
  setFull(false);
  await waitFor(
    async () => {
      const texts = (await rows()).map((row) => row.querySelector('p')?.textContent);
      expect(texts.slice(1)).toEqual(['the last words', 'typed meanwhile']);
    },
    { timeout: 5_000 },
  );
  expect(screen.queryByRole('list', { name: 'Lines waiting to be saved' })).not.toBeInTheDocument();
}, 10_000);
