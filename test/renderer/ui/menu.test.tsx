import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { IconButton } from '../../../renderer/ui/icon-button';
import { Menu } from '../../../renderer/ui/menu';
import { TextField } from '../../../renderer/ui/text-field';

let picked: string[] = [];
const item = (label: string, refusal?: string) => ({
  id: label,
  label,
  onPick: () => void picked.push(label),
  ...(refusal === undefined ? {} : { refusal }),
});

beforeEach(async () => {
  picked = [];
  render(
    <>
      <Menu
        name="This line"
        trigger={(opener) => <IconButton {...opener} name="More" icon="…" />}
        groups={[[item('Copy as text'), item('Assign')], [item('Retract', 'Already retracted')]]}
      />
      <TextField label="Composer" />
    </>,
  );
  await userEvent.tab();
});

const opener = () => screen.getByRole('button', { name: 'More' });
const entry = (name: string) => screen.getByRole('menuitem', { name, hidden: true });
const isOpen = () => screen.queryByRole('menu', { hidden: true }) !== null;

test('the arrow opens it at its first item, and arrows go round', async () => {
  expect(opener()).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('{ArrowDown}');
  expect(opener()).toHaveAttribute('aria-expanded', 'true');
  expect(entry('Copy as text')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(entry('Retract Already retracted')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(entry('Assign')).toHaveFocus();
  await userEvent.keyboard('{Home}r');
  expect(entry('Retract Already retracted')).toHaveFocus();
});

test('Enter picks, closes, and gives the focus back', async () => {
  await userEvent.keyboard('{Enter}a{Enter}');
  expect(picked).toEqual(['Assign']);
  expect(isOpen()).toBe(false);
  expect(opener()).toHaveFocus();
});

test.each(['{Escape}', '{Tab}'])('%s leaves without picking', async (key) => {
  await userEvent.keyboard(`{Enter}${key}`);
  expect(picked).toEqual([]);
  expect(isOpen()).toBe(false);
  expect(opener()).toHaveFocus();
});

test('what is refused says why and does nothing', async () => {
  await userEvent.keyboard('{Enter}{End}{Enter}');
  expect(entry('Retract Already retracted')).toHaveAttribute('aria-disabled', 'true');
  expect(picked).toEqual([]);
  expect(isOpen()).toBe(true);
});

test('a press elsewhere closes it and keeps the focus there', async () => {
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByRole('textbox', { name: 'Composer' }));
  expect(isOpen()).toBe(false);
  expect(screen.getByRole('textbox', { name: 'Composer' })).toHaveFocus();
});

test('the button closes what it opened', async () => {
  await userEvent.click(opener());
  expect(isOpen()).toBe(true);
  await userEvent.click(opener());
  expect(isOpen()).toBe(false);
});
