import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Button } from '../../../renderer/ui/button';
import { KeyPlatformContext } from '../../../renderer/ui/key-platform';

test('a button is named by its words alone, and tells its shortcut apart', () => {
  render(<Button keys="Ctrl+Shift+Y">Sync now</Button>);
  const button = screen.getByRole('button', { name: 'Sync now' });
  expect(button).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+Y');
  expect(button).toHaveTextContent('Ctrl Shift Y');
});

test('on a Mac it shows and tells the keys of a Mac', () => {
  render(
    <KeyPlatformContext value="mac">
      <Button keys="Ctrl+K">Find</Button>
    </KeyPlatformContext>,
  );
  expect(screen.getByRole('button', { name: 'Find' })).toHaveAttribute('aria-keyshortcuts', 'Meta+K');
  expect(screen.getByText('⌘K')).toBeVisible();
});

test('a busy button keeps the focus and does nothing more', async () => {
  const pressed: string[] = [];
  const { rerender } = render(<Button onClick={() => pressed.push('first')}>Save</Button>);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  rerender(
    <Button isBusy onClick={() => pressed.push('second')}>
      Save
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Save' });
  await userEvent.click(button);
  await userEvent.keyboard('{Enter} ');
  expect(pressed).toEqual(['first']);
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-busy', 'true');
});

test('a busy submit button submits nothing', async () => {
  let submits = 0;
  render(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submits += 1;
      }}
    >
      <Button type="submit" isBusy>
        Declare
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Declare' }));
  expect(submits).toBe(0);
});
