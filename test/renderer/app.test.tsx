import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { App } from '../../renderer/app';

test('the app says its name', () => {
  render(<App />);
  expect(screen.getByRole('heading', { name: 'Holdfast' })).toBeVisible();
});
