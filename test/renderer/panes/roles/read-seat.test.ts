import { expect, test } from 'vitest';
import { readSeat } from '../../../../renderer/panes/roles/read-seat';

test.each([
  ['Eli', 'Eli', ''],
  ['Eli — knows the payment gateway', 'Eli', 'knows the payment gateway'],
  ['Eli – knows – most of it', 'Eli', 'knows – most of it'],
  ['Eli - knows it', 'Eli', 'knows it'],
  ['Eli -- knows it', 'Eli', 'knows it'],
  ['Eli: knows it', 'Eli', 'knows it'],
  ['Eli —', 'Eli', ''],
  ['Jean-Luc', 'Jean-Luc', ''],
  ['Jean-Luc Roy - bridge', 'Jean-Luc Roy', 'bridge'],
  ['  ', '', ''],
  ['— knows it', '', 'knows it'],
])('%j is %j, because %j', (typed, name, why) => {
  expect(readSeat(typed)).toEqual({ name, why });
});
