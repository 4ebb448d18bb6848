import { render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import { Banner } from '../../../renderer/ui/banner';
import { Live } from '../../../renderer/ui/live';
import { LiveText } from '../../../renderer/ui/live-text';
import { ProgressBar } from '../../../renderer/ui/progress-bar';
import { Steps } from '../../../renderer/ui/steps';

test('what the ticker writes stands when the parent renders again', () => {
  const ref = createRef<HTMLSpanElement>();
  const { rerender } = render(<LiveText ref={ref} text="00:00" />);
  const timer = screen.getByRole('timer');
  timer.textContent = '00:41';
  rerender(<LiveText ref={ref} text="00:00" size="counter" />);
  expect(timer).toHaveTextContent('00:41');
  expect(ref.current).toBe(timer);
});

test('a timer is never announced as it runs', () => {
  render(<LiveText text="00:00" />);
  expect(screen.getByRole('timer')).toHaveAttribute('aria-live', 'off');
});

test('only what cannot wait interrupts', () => {
  render(
    <>
      <Live politeness="polite">3 new lines</Live>
      <Live politeness="assertive">Customers update overdue</Live>
      <Banner tone="critical" glyph="!">
        Not saved
      </Banner>
      <Banner tone="notice" glyph="2">
        Two commanders
      </Banner>
    </>,
  );
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
    'Customers update overdue',
    'Not saved',
  ]);
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toEqual(['3 new lines', 'Two commanders']);
});

test('progress past its end is full, and says its words', () => {
  render(<ProgressBar name="Timebox" value={9} max={5} valueText="4 min over" />);
  const bar = screen.getByRole('progressbar', { name: 'Timebox' });
  expect(bar).toHaveAttribute('aria-valuenow', '5');
  expect(bar).toHaveAttribute('aria-valuetext', '4 min over');
  expect(bar.firstElementChild).toHaveStyle({ width: '100%' });
});

test('the current step is marked, and only that', () => {
  const steps = ['Triage', 'Review'].map((label) => ({ id: label, label }));
  render(<Steps name="Phase" steps={steps} currentId="Review" />);
  const marked = screen.getAllByRole('listitem').filter((step) => step.hasAttribute('aria-current'));
  expect(marked.map((step) => step.textContent)).toEqual(['Review']);
});
