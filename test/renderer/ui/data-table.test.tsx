import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { DataTable, type Column } from '../../../renderer/ui/data-table';

const COLUMNS: readonly Column<string>[] = [
  { id: 'ref', head: 'Ref', isRowHead: true, cell: (ref) => ref },
  { id: 'note', head: 'Note', cell: (ref) => (ref === 'b' ? <input aria-label="Note b" /> : null) },
];
const opened: string[] = [];

function Table() {
  const [key, setKey] = useState('b');
  const selection = { key, onSelect: setKey, onOpen: (open: string) => void opened.push(open) };
  return (
    <DataTable caption="Recent" columns={COLUMNS} items={['a', 'b', 'c']} keyOf={(ref) => ref} selection={selection} />
  );
}

const row = (ref: string) => screen.getByRole('rowheader', { name: ref }).closest('tr');

test('a table says its caption, heads its columns and rows, and marks the selected row', () => {
  render(<Table />);
  expect(screen.getByRole('table', { name: 'Recent' })).toBeVisible();
  expect(screen.getAllByRole('columnheader')).toHaveLength(2);
  expect(row('b')).toHaveAttribute('aria-current', 'true');
  expect(row('b')).toHaveAttribute('data-selected', 'true');
  expect(row('a')).not.toHaveAttribute('aria-current');
});

test('Tab stops at the selected row only; arrows move the selection with the focus, and stop at the ends', async () => {
  render(<Table />);
  await userEvent.tab();
  expect(row('b')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(row('c')).toHaveFocus();
  expect(row('c')).toHaveAttribute('aria-current', 'true');
  await userEvent.keyboard('{Home}');
  expect(row('a')).toHaveFocus();
  expect(row('b')).toHaveAttribute('tabindex', '-1');
});

test('Enter opens the row, and keys typed in a field of it stay there', async () => {
  render(<Table />);
  opened.length = 0;
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual(['b']);
  await userEvent.click(screen.getByLabelText('Note b'));
  await userEvent.keyboard('{Enter}{ArrowDown}{Home}');
  expect(opened).toEqual(['b']);
  expect(screen.getByLabelText('Note b')).toHaveFocus();
});

test('a table without selection can be scrolled by keyboard', () => {
  render(<DataTable caption="Recent" columns={COLUMNS} items={['a']} keyOf={(ref) => ref} />);
  expect(screen.getByRole('region', { name: 'Recent' })).toHaveAttribute('tabindex', '0');
  expect(row('a')).not.toHaveAttribute('tabindex');
});
