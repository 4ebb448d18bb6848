import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TOAST_MS, ToastRegion } from '../../../renderer/ui/toast-region';
import { createToasts, type Toasts } from '../../../renderer/ui/toasts';

let toasts: Toasts;
let undone: number;

beforeEach(() => {
  vi.useFakeTimers();
  toasts = createToasts();
  undone = 0;
  render(
    <>
      <input aria-label="Composer" />
      <ToastRegion name="Done just now" closeName="Dismiss" toasts={toasts} />
    </>,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const show = (text: string) => {
  act(() => void toasts.show({ text, action: { label: 'Undo', keys: 'Ctrl+Z', onPick: () => (undone += 1) } }));
};
const wait = (ms: number) => {
  act(() => void vi.advanceTimersByTime(ms));
};
const focus = (element: HTMLElement) => {
  act(() => element.focus());
};
const undo = () => screen.getByRole('button', { name: 'Undo' });

test('a toast is said politely in a region that was there before it', () => {
  const region = screen.getByRole('region', { name: 'Done just now' });
  expect(region).toHaveAttribute('aria-live', 'polite');
  show('Ticked: name a scribe');
  expect(region).toHaveTextContent('Ticked: name a scribe');
});

test('it stays ten seconds', () => {
  show('Ticked');
  wait(TOAST_MS - 1);
  expect(screen.getByText('Ticked')).toBeVisible();
  wait(1);
  expect(screen.queryByText('Ticked')).not.toBeInTheDocument();
});

test('it stays while the focus is on it, and ten seconds more', () => {
  show('Ticked');
  wait(TOAST_MS - 1);
  focus(undo());
  wait(10 * TOAST_MS);
  expect(screen.getByText('Ticked')).toBeVisible();
  focus(screen.getByLabelText('Composer'));
  wait(TOAST_MS - 1);
  expect(screen.getByText('Ticked')).toBeVisible();
  wait(1);
  expect(screen.queryByText('Ticked')).not.toBeInTheDocument();
});

test('it stays while the pointer is on it', () => {
  show('Ticked');
  fireEvent.pointerEnter(screen.getByText('Ticked'));
  wait(10 * TOAST_MS);
  fireEvent.pointerLeave(screen.getByText('Ticked'));
  wait(TOAST_MS);
  expect(screen.queryByText('Ticked')).not.toBeInTheDocument();
});

test('its action happens once, closes it, and gives the focus back', () => {
  const composer = screen.getByLabelText('Composer');
  composer.focus();
  show('Ticked');
  focus(undo());
  fireEvent.click(undo());
  expect(undone).toBe(1);
  expect(screen.queryByText('Ticked')).not.toBeInTheDocument();
  expect(composer).toHaveFocus();
});

test('Esc on it closes it and undoes nothing', () => {
  show('Ticked');
  fireEvent.keyDown(undo(), { key: 'Escape' });
  expect(screen.queryByText('Ticked')).not.toBeInTheDocument();
  expect(undone).toBe(0);
});

test('no more than three stand at once; the oldest leaves', () => {
  for (const text of ['one', 'two', 'three', 'four']) show(text);
  expect(screen.queryByText('one')).not.toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: 'Dismiss' })).toHaveLength(3);
});

test('F6 is left to the panes', () => {
  show('Ticked');
  const composer = screen.getByLabelText('Composer');
  composer.focus();
  expect(fireEvent.keyDown(composer, { key: 'F6' })).toBe(true);
  expect(composer).toHaveFocus();
});
