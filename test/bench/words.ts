const WORDS = [
  'gateway',
  '502',
  'rate',
  'replica',
  'lag',
  'rolled',
  'back',
  'checked',
  'tickets',
  'rising',
  'EU',
  'orders',
];

/** The text of a fixture's line: the same in the app and in the plain list beside it. */
export const wordsOf = (line: number): string =>
  `${String(line)} ${Array.from({ length: 6 }, (_, k) => WORDS[(line * 7 + k * 5) % WORDS.length]).join(' ')}`;
