import { expect, test } from 'vitest';
import { createClockWatch } from '../../../renderer/app/clock-watch';

const MINUTE = 60_000;

/** Each look: by how much the wall clock and the running clock went on. */
function jumps(...looks: readonly (readonly [wall: number, mono: number])[]) {
  const watch = createClockWatch();
  let [wall, mono] = [1_000_000_000, 5_000];
  watch({ wall, mono });
  return looks.flatMap((by) => {
    wall += by[0];
    mono += by[1];
    return watch({ wall, mono }) ?? [];
  });
}

test('a second after the other is no jump, nor is a busy half minute', () => {
  expect(jumps([1_000, 1_000], [30_000, 30_000], [1_000, 1_000])).toEqual([]);
});

test('a sleep is one, whether the running clock counted it or not, and only once', () => {
  expect(jumps([90 * MINUTE, 90 * MINUTE], [1_000, 1_000])).toEqual([{ ms: 90 * MINUTE }]);
  expect(jumps([90 * MINUTE, 1_000], [1_000, 1_000])).toEqual([{ ms: 90 * MINUTE }]);
});

test('a clock that is set is one, back as well', () => {
  expect(jumps([-10 * MINUTE, 1_000])).toEqual([{ ms: -10 * MINUTE }]);
  expect(jumps([-2_000, 1_000])).toEqual([]);
});
