import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { CheckMark } from '../../../renderer/ui/check-mark';
import { Checkbox } from '../../../renderer/ui/checkbox';
import { FilterChips } from '../../../renderer/ui/filter-chips';
import { RadioCards } from '../../../renderer/ui/radio-cards';
import { Segmented } from '../../../renderer/ui/segmented';
import { SelectField } from '../../../renderer/ui/select-field';
import { TextArea } from '../../../renderer/ui/text-area';
import { TextField } from '../../../renderer/ui/text-field';

const OPTIONS = ['Low', 'Medium', 'High'].map((label) => ({ value: label, label }));

test('a field is named by its label, hidden or not', () => {
  render(
    <>
      <TextField label="Your name" />
      <TextArea label="Log a line" isLabelHidden />
      <SelectField label="Year" options={OPTIONS} onPick={() => undefined} value="Low" />
    </>,
  );
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Log a line' })).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Year' })).toBeVisible();
});

test('an error makes the field invalid, describes it before the hint, and leaves the text alone', async () => {
  const { rerender } = render(<TextField label="Time" hint="1405 or -10m" />);
  const field = screen.getByRole('textbox', { name: 'Time' });
  expect(field).toHaveAccessibleDescription('1405 or -10m');
  expect(field).toBeValid();
  await userEvent.type(field, '25:99');
  rerender(<TextField label="Time" hint="1405 or -10m" error="Not a time." />);
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('Not a time. 1405 or -10m');
  expect(field).toHaveValue('25:99');
});

test('picking from a select says what was picked', async () => {
  const picked: string[] = [];
  render(<SelectField label="Confidence" options={OPTIONS} value="Low" onPick={(value) => picked.push(value)} />);
  await userEvent.selectOptions(screen.getByRole('combobox'), 'High');
  expect(picked).toEqual(['High']);
});

test('a checkbox says what it became', async () => {
  const became: boolean[] = [];
  render(<Checkbox label="Print" checked={false} onToggle={(isChecked) => became.push(isChecked)} />);
  await userEvent.click(screen.getByText('Print'));
  expect(became).toEqual([true]);
});

test('a check mark that can be ticked is a checkbox: half for what is neither done nor to do', async () => {
  let ticks = 0;
  render(<CheckMark state="doing" name="First notice, doing" onToggle={() => (ticks += 1)} />);
  const box = screen.getByRole('checkbox', { name: 'First notice, doing' });
  expect(box).toBePartiallyChecked();
  box.focus();
  await userEvent.keyboard(' ');
  expect(ticks).toBe(1);
});

function Choice() {
  const [value, setValue] = useState('Low');
  return <Segmented legend="Confidence" options={OPTIONS} value={value} onPick={setValue} />;
}

test('a segmented choice is one stop for Tab, and moves by arrows', async () => {
  render(<Choice />);
  await userEvent.tab();
  expect(screen.getByRole('radio', { name: 'Low' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('radio', { name: 'Medium' })).toBeChecked();
  await userEvent.tab();
  expect(document.body).toHaveFocus();
});

test('a radio card is named by its title and described by its detail', () => {
  const cards = [{ value: 'join', title: 'Join a room', detail: '2 rooms are open', keys: 'J' }];
  render(<RadioCards legend="Join or start" cards={cards} value="join" onPick={() => undefined} />);
  const card = screen.getByRole('radio', { name: 'Join a room' });
  expect(card).toBeChecked();
  expect(card).toHaveAccessibleDescription('2 rooms are open');
  expect(screen.getByRole('group', { name: 'Join or start' })).toBeVisible();
});

test('filter chips say which are pressed, with their counts in the name', async () => {
  const toggled: string[] = [];
  const chips = [
    { id: 'all', label: 'All', count: 128 },
    { id: 'decisions', label: 'Decisions', glyph: '◆', count: 6 },
  ];
  render(<FilterChips name="Show" chips={chips} pressed={['all']} onToggle={(id) => toggled.push(id)} />);
  expect(screen.getByRole('button', { name: 'All 128', pressed: true })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Decisions 6', pressed: false }));
  expect(toggled).toEqual(['decisions']);
});
