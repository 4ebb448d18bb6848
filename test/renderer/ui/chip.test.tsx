import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CheckMark } from '../../../renderer/ui/check-mark';
import { Chip } from '../../../renderer/ui/chip';
import { SeverityBlock } from '../../../renderer/ui/severity-block';
import { SeverityChip } from '../../../renderer/ui/severity-chip';

test('a chip is its word to a screen reader, and glyph and word to the eye', () => {
  const { container } = render(
    <Chip tone="critical" glyph="!">
      04:10 overdue
    </Chip>,
  );
  expect(container.firstElementChild).toHaveAttribute('data-tone', 'critical');
  expect(screen.getByText('!')).toHaveAttribute('aria-hidden', 'true');
  expect(screen.getByText('04:10 overdue')).not.toHaveAttribute('aria-hidden');
});

test.each([1, 2, 3, 4] as const)('SEV%s has a shape and a word, live or ended', (level) => {
  const { container } = render(
    <>
      <SeverityChip level={level} label={`SEV${level}`} />
      <SeverityChip level={level} label={`SEV${level}`} isEnded />
    </>,
  );
  expect(screen.getAllByText(`SEV${level}`)).toHaveLength(2);
  expect(container.querySelectorAll('svg[aria-hidden] path')).toHaveLength(2);
  expect(container.querySelectorAll('[data-tone=plain]')).toHaveLength(1);
});

test('every severity has a shape of its own', () => {
  const { container } = render(
    ([1, 2, 3, 4] as const).map((level) => <SeverityChip key={level} level={level} label="" />),
  );
  const shapes = [...container.querySelectorAll('path')].map((shape) => shape.getAttribute('d'));
  expect(new Set(shapes).size).toBe(4);
});

test('the block says the word and the number', () => {
  const { container } = render(<SeverityBlock level={1} word="SEV" />);
  expect(container).toHaveTextContent('SEV1');
});

test('every state of a checklist item has a glyph of its own', () => {
  const states = ['todo', 'doing', 'done', 'skipped', 'blocked'] as const;
  const { container } = render(states.map((state) => <CheckMark key={state} state={state} name={state} />));
  const glyphs = [...container.querySelectorAll('[data-state]')].map((mark) => mark.textContent);
  expect(new Set(glyphs).size).toBe(5);
  expect(screen.getByRole('img', { name: 'blocked' })).toBeVisible();
});
