import { expect, test } from 'vitest';
import { quickCrypto } from './world/quick-crypto';
import { runWorld } from './world/run-world';
import { sodium } from '../sealing';

/** Worlds that once broke a law, and why. A seed replays for as long as the worlds stay as they are: add, never replace. */
const ONCE_BROKEN: readonly (readonly [seed: number, why: string])[] = [
  [1, 'a line under a signature that all refuse was handed on; and who signed first in a chain passed for its writer'],
  [90, 'conflicts of several systems stood in the order in which a laptop had heard of them'],
  [68, 'a badly signed copy of a line, kept before its chain began, was believed at the next start'],
  [607, 'a synced drive’s copy of all repairs kept a body that was redacted'],
  [5, 'of a forgotten book a folder kept a line whose chain had lost its first op there: nobody took it for his own'],
  [9_005_689, 'of two copies of a line that wait for its writer only one was tried when he became known'],
  [369, 'a copy of a line without its body hid the one that had it'],
  [8_003_385, 'a word in the members’ book that the disk had not confirmed was given up, and came at the next start'],
  [8_000_225, 'lines on their way while their book was forgotten were said not to have been kept'],
  [877, 'of a book a killed process had made no more than the name, which was never synced'],
  [512_359, 'a disk took nothing while a laptop started, and what a killed process had left there was never synced'],
  [640_515, 'a file stood under the name of one that a body was to go from, and went in its place'],
  [601_445, 'of a forgotten book a stick kept a file that no laptop can read, with a line in it'],
  [7_009_148, 'a drive lied, and what it had kept in a file half replaced was removed with that file'],
  [1_000_000_750, 'believed of a stranger while its chain’s first op came another way, a line was told all the same'],
  [
    665_911,
    'a line that a stranger had signed was taken in, its chain’s first op having come while it was made durable',
  ],
  [
    1_000_802_853,
    'a folder forgot with its power that a file had been moved, and a body in it that was redacted lay there',
  ],
  [1_000_803_726, 'what a hub had boasted of was believed after it said again what had been settled with it before'],
  [1_000_000_495, 'lines of a book that was forgotten went on waiting for a hub'],
  [
    1_000_821_975,
    'of two copies of a line the one that a stranger had signed was given, a later line vouching for both',
  ],
  [1_000_001_065, 'what a hub had refused another brought there, and it went on waiting'],
  [1_000_823_712, 'a hub kept a redacted body in the frame of a stranger that it no longer counted'],
  [1_000_824_744, 'what was half written in a redacted body’s place could not be read, and its name was in the way'],
];

/** Worlds that were said to break a law and did not: the judge was wrong, and why. */
const ONCE_MISJUDGED: readonly (readonly [seed: number, why: string])[] = [
  [9_000_114, 'a stranger pushed his first op into another book, and the judge took it for given to everyone'],
  [9_001_106, 'a folder kept an op under a stranger’s signature, unproven, and the judge took that for the op itself'],
  [9_001_389, 'a fork beyond a gap, of which no have can tell: a line was asked again and again, as no window asks'],
  [9_002_752, 'a restored profile held lines that its older keys did not open yet, and the judge took them for lost'],
  [9_003_983, 'the same, at the first line of a chain'],
  [7_009_646, 'believed until its chain’s first op came, a line under a stranger’s signature was handed on'],
  [7_000_115, 'a line was to be redacted that had just been found to be somebody else’s, and counted no more'],
  [7_001_943, 'the same'],
  [1_335, 'a stranger’s line in a forgotten book went with the book, and the judge took it for lost'],
  [2_575, 'a line of a forgotten book under another body, which no reader takes, passed for the line itself'],
  [511_686, 'an op that a gap hid in a have was given once more at the next start'],
  [514_214, 'the same, where a stick held a line that nobody takes'],
  [606_865, 'a forged line of a book that was forgotten later went with the book, and the judge took it for lost'],
  [620_715, 'a conflict copy that nobody can read went with the forgotten book it lay with, and the judge missed it'],
  [
    1_000_801_097,
    'an intruder forged the next line of a chain of his own, signed it, and the judge asked who had forked it',
  ],
  [1_000_804_085, 'of two who wanted a book gone one never got to say so, and the judge had a hub forget it'],
  [1_000_803_215, 'the same, where a laptop had heard them both and lost it'],
  [1_000_803_579, 'a hub’s answer was on its way while the hub was set back, and the judge held it to that'],
  [1_000_802_832, 'a hub’s sick disk kept a stranger’s line that it had refused, and it came at the hub’s next start'],
  [500_869, 'an intruder hid a redacted body in a frame that no laptop can read, and one was asked to find it'],
  [1_000_821_485, 'the same, with a line of a forgotten book in another book’s folder'],
];

test.each([...ONCE_BROKEN, ...ONCE_MISJUDGED])('world %i holds: %s', async (seed) => {
  expect((await runWorld(seed, quickCrypto())).breaches).toEqual([]);
});

test('a world with libsodium in it holds', async () => {
  expect((await runWorld(20, sodium)).breaches).toEqual([]);
});

test.each([4, 5, 1_000_000_001])('a seed is a world: %i, played twice, is the same', async (seed) => {
  const [first, again] = [await runWorld(seed, quickCrypto()), await runWorld(seed, quickCrypto())];
  expect(again).toEqual(first);
  expect(first.ops).toBeGreaterThanOrEqual(150);
  expect(first.faults.length).toBeGreaterThanOrEqual(12);
});
