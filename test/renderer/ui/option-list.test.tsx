import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { optionId } from '../../../renderer/ui/option-id';
import { OptionList } from '../../../renderer/ui/option-list';

let picked: string[] = [];
const groups = [
  { id: 'due', label: 'Due now', options: [{ id: 'send', label: 'Send update', detail: '04:10 over', keys: 'F2' }] },
  {
    id: 'commands',
    label: 'Commands',
    options: [
      { id: 'hand', label: 'Hand over', keys: 'Shift+H' },
      { id: 'close', label: 'Close', refusal: 'Two actions are open' },
    ],
  },
];

beforeEach(() => {
  picked = [];
  // jsdom lays nothing out, so there is nothing to scroll.
  Element.prototype.scrollIntoView = () => undefined;
  render(
    <>
      <input aria-label="Find" aria-activedescendant={optionId('list', 'hand')} />
      <OptionList id="list" name="Results" groups={groups} activeId="hand" onPick={(id) => picked.push(id)} />
    </>,
  );
});

test('the field points at the active option, and only that one is selected', () => {
  const active = document.getElementById(screen.getByLabelText('Find').getAttribute('aria-activedescendant') ?? '');
  expect(active).toBe(screen.getByRole('option', { name: 'Hand over', selected: true }));
  expect(screen.getAllByRole('option', { selected: true })).toHaveLength(1);
});

test('groups are named, and options tell their shortcut apart from their name', () => {
  expect(screen.getByRole('listbox', { name: 'Results' })).toContainElement(
    screen.getByRole('group', { name: 'Due now' }),
  );
  expect(screen.getByRole('option', { name: 'Send update 04:10 over' })).toHaveAttribute('aria-keyshortcuts', 'F2');
});

test('a press picks and leaves the focus in the field', async () => {
  screen.getByLabelText('Find').focus();
  await userEvent.click(screen.getByText('Send update'));
  expect(picked).toEqual(['send']);
  expect(screen.getByLabelText('Find')).toHaveFocus();
});

test('what is refused says why and is not picked', async () => {
  const refused = screen.getByRole('option', { name: 'Close Two actions are open' });
  expect(refused).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(refused);
  expect(picked).toEqual([]);
});
