import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { typed } from '../../../shared/domain/incident/messages/variables';
import { openRoomOn } from '../laptop';

async function roomWith(...lines: readonly string[]) {
  const opened = await openRoomOn();
  const field = await screen.findByRole('textbox', { name: 'Log a line' });
  for (const line of lines) await opened.user.type(field, `${line}{Enter}`);
  const last = (lines.at(-1) ?? '').replace(/^(!|\/d) /, '');
  await waitFor(() => {
    expect(texts()).toContain(last);
  });
  await opened.user.keyboard('{Escape}');
  return opened;
}
const list = () => screen.getByRole('listbox', { name: 'Timeline' });
const texts = () =>
  within(list())
    .getAllByRole('option')
    .map((row) => row.querySelector('p')?.textContent);

test('Esc leaves the composer for the list; arrows and J K move in it', async () => {
  const { user } = await roomWith('one', 'two', 'three');
  expect(list()).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('three');
  await user.keyboard('kk');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('one');
  await user.keyboard('j');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('two');
});

test('Esc closes the open line first, then lets the row go, and never types into the composer', async () => {
  const { user } = await roomWith('one');
  await user.keyboard('{ArrowUp}{Enter}');
  expect(await screen.findByRole('button', { name: 'Close the line' })).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('button', { name: 'Close the line' })).not.toBeInTheDocument();
  expect(list()).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('option', { selected: true })).not.toBeInTheDocument();
  await user.keyboard('{Escape}{Escape}jjjj');
  expect(list()).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Log a line' })).toHaveValue('');
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('textbox', { name: 'Log a line' })).toHaveFocus();
});

test('S marks a key event, and again takes it back', async () => {
  const { user, room } = await roomWith('one');
  await user.keyboard('{ArrowUp}s');
  await waitFor(() => {
    expect(room.store.getState().starred.size).toBe(1);
  });
  await user.keyboard('s');
  await waitFor(() => {
    expect(room.store.getState().starred.size).toBe(0);
  });
});

test('T sets when it happened, and the row moves there', async () => {
  const { user } = await roomWith('first', 'second');
  await user.keyboard('{ArrowUp}t');
  await user.type(await screen.findByRole('textbox', { name: /When it happened/ }), '-10m{Enter}');
  await waitFor(() => {
    expect(texts()[0]).toBe('second');
  });
});

test('T with words that are no time keeps the old time and says which are', async () => {
  const { user } = await roomWith('first');
  await user.keyboard('{ArrowUp}t');
  await user.type(await screen.findByRole('textbox', { name: /When it happened/ }), 'soon{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
});

test('E corrects: the row shows the new words, the inspector the old', async () => {
  const { user } = await roomWith('502 rate 13 %');
  await user.keyboard('{ArrowUp}e');
  const field = await screen.findByRole('textbox', { name: /Correct the words/ });
  await user.clear(field);
  await user.type(field, '502 rate 31 %{Enter}');
  expect(await within(list()).findByText('502 rate 31 %')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('What it said before')).toBeVisible();
  expect(screen.getByText(/502 rate 13 %$/, { selector: 'li' })).toBeVisible();
});

test('X asks why; the line stays, struck out', async () => {
  const { user } = await roomWith('wrong room');
  await user.keyboard('{ArrowUp}x');
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Say in a word why/)).toBeVisible();
  await user.keyboard('meant for another{Enter}');
  expect(await within(list()).findByText('retracted')).toBeVisible();
  expect(within(list()).getByText('wrong room')).toBeVisible();
});

test('Ctrl Z in the list takes the last command back', async () => {
  const { user } = await roomWith('one', 'two');
  await user.keyboard('{ArrowUp}x');
  await user.keyboard('slip{Enter}');
  await within(list()).findByText('retracted');
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => {
    expect(within(list()).queryByText('retracted')).not.toBeInTheDocument();
  });
});

test('I inserts above, between the two rows', async () => {
  const { user } = await roomWith('first', 'third');
  await user.keyboard('{ArrowUp}i');
  await user.type(await screen.findByRole('textbox', { name: /Line to insert above/ }), 'second{Enter}');
  await waitFor(() => {
    expect(texts().slice(-3)).toEqual(['first', 'second', 'third']);
  });
});

test('a filter shows only its lines, and says how many there are', async () => {
  const { user } = await roomWith('a note', '/d a decision', '! an action');
  await user.click(screen.getByRole('button', { name: /Decisions 1/ }));
  await waitFor(() => {
    expect(texts()).toEqual(['a decision']);
  });
});

test('Ctrl F finds words', async () => {
  const { user } = await roomWith('gateway down', 'replica lag');
  await user.keyboard('{Control>}f{/Control}');
  await user.type(await screen.findByRole('textbox', { name: 'Find in the timeline' }), 'lag');
  await waitFor(() => {
    expect(texts()).toEqual(['replica lag']);
  });
});

test('letters typed into the composer are text, never commands', async () => {
  const { user, room } = await roomWith('one');
  await user.keyboard('{Control>}l{/Control}');
  await user.type(screen.getByRole('textbox', { name: 'Log a line' }), 'stexicg r');
  expect(screen.getByRole('textbox', { name: 'Log a line' })).toHaveValue('stexicg r');
  expect(room.store.getState().starred.size).toBe(0);
});

test('Shift+X asks why, and then the row says who redacted it; the words are on screen no more', async () => {
  const { user, room } = await roomWith('the password is hunter2');
  await user.keyboard('{ArrowUp}{Shift>}x{/Shift}');
  const dialog = await screen.findByRole('dialog', { name: 'Redact this line' });
  await user.click(within(dialog).getByRole('button', { name: 'Destroy the words' }));
  expect(within(dialog).getByText(/Say in a word why/)).toBeVisible();
  await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'contained a password{Enter}');
  expect(await screen.findByText('Redacted by Ana Ruiz: contained a password')).toBeVisible();
  expect(document.body).not.toHaveTextContent('hunter2');
  await waitFor(() => {
    expect(room.store.getState().added.get('op-redacted/1')?.size).toBe(1);
  });
});

test('M uses a line in what all messages share, behind what stands there; a line kept out of exports is not offered', async () => {
  const { user, room } = await roomWith('EU cards fail', 'US works');
  const known = () => typed(room.store.getState(), 'known');
  await user.keyboard('{ArrowUp}{ArrowUp}m');
  await screen.findByRole('form', { name: 'Use in messages' });
  expect(screen.getByRole('textbox', { name: /words for people outside/ })).toHaveValue('EU cards fail');
  await user.selectOptions(screen.getByRole('combobox', { name: 'As' }), 'Known');
  await user.click(screen.getByRole('button', { name: /Use it/ }));
  await waitFor(() => {
    expect(known()).toBe('EU cards fail');
  });
  expect(list()).toHaveFocus();
  await user.keyboard('jm');
  expect(await screen.findByText(/It goes behind “EU cards fail”/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Use it/ }));
  await waitFor(() => {
    expect(known()).toBe('EU cards fail. US works');
  });
  await user.keyboard('lm');
  await waitFor(() => {
    expect(screen.queryByRole('form', { name: 'Use in messages' })).toBeNull();
  });
});
