import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workspaceKeyOf } from '../../../shared/record/keys/book-keys';
import {
  alertKeysOf,
  boxOf,
  MAX_LABEL,
  newestWithin,
  notificationName,
  openLabel,
  openNotification,
  readNotificationName,
  sealLabel,
  sealNotification,
  type Notification,
} from '../../../shared/record/notification';
import { seededBytes } from '../../laptop';
import { sodium } from '../../sealing';

const keysOf = (room: string) => alertKeysOf(workspaceKeyOf(seededBytes(`room ${room}`)(32)), sodium);
const [ANA, BO] = [keysOf('ana'), keysOf('bo')];
const LABEL = sealLabel('x', ANA, sodium);
const said = (body: string): Notification => ({ format: 'generic', label: LABEL, at: 7, body });

test('every laptop of a room has the same keys, and no other room has them', () => {
  expect(keysOf('ana')).toEqual(ANA);
  expect(BO.publicKey).not.toEqual(ANA.publicKey);
  expect(boxOf(ANA.publicKey)).not.toBe(boxOf(BO.publicKey));
});

test('what is sealed for a room is opened there to the letter, and nowhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (body) => {
      const sealed = sealNotification(said(body), ANA.publicKey, sodium) ?? new Uint8Array();
      expect(openNotification(sealed, ANA, sodium)).toEqual(said(body));
      expect(openNotification(sealed, BO, sodium)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test('bytes that are anything else are no notification', () => {
  const sealed = sealNotification(said('x'), ANA.publicKey, sodium) ?? new Uint8Array();
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.uint8Array({ maxLength: 2_000 }), (at, bytes) => {
      const bent = sealed.slice();
      bent[at] = (bent[at] ?? 0) ^ 1;
      for (const wrong of [bent, sealed.subarray(0, at), bytes, sodium.sealTo(bytes, ANA.publicKey) ?? bytes])
        expect(openNotification(wrong, ANA, sodium)).toBeNull();
    }),
    { numRuns: 100 },
  );
});

test('the name of an intake is read by the room, with whichever of its keys it was sealed, and its length is hidden', () => {
  const long = '警'.repeat(MAX_LABEL);
  for (const name of ['', 'Prometheus', long]) {
    const label = sealLabel(name, BO, sodium);
    expect(openLabel(label, [ANA, BO], sodium)).toBe(name);
    expect(openLabel(label, [ANA], sodium)).toBe('');
    expect(label).toHaveLength(sealLabel('x', BO, sodium).length);
  }
  for (const junk of ['', 'zz', 'abcd']) expect(openLabel(junk, [ANA], sodium)).toBe('');
});

const NAME = { id: 'ab'.repeat(8), box: 'cd'.repeat(8), intake: 'ef'.repeat(8), alerts: 3, bytes: 1_072 };

test('names say what they were made of, and stand in the order of their stamps', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), fc.nat(2 ** 47), (a, b) => {
      const [one, other] = [a, b].map((stamp) => notificationName({ ...NAME, stamp }));
      expect(readNotificationName(one ?? '')).toEqual({ ...NAME, stamp: a });
      expect(Math.sign(a - b)).toBe((one ?? '') < (other ?? '') ? -1 : Number((one ?? '') > (other ?? '')));
    }),
  );
});

test.each(['', 'x', '../../etc/passwd', `${notificationName({ ...NAME, stamp: 1 })}.new`, '00-11-22-33-1-1'])(
  '%j is the name of none',
  (name) => {
    expect(readNotificationName(name)).toBeNull();
  },
);

test('the newest stay, as many as there is room for', () => {
  const names = [5, 1, 4, 2, 3].map((stamp) => notificationName({ ...NAME, stamp, bytes: 100 }));
  const stamps = (bounds: { readonly count: number; readonly bytes: number }) =>
    newestWithin(names, bounds).map((name) => readNotificationName(name)?.stamp);
  expect(stamps({ count: 3, bytes: 1e9 })).toEqual([5, 4, 3]);
  expect(stamps({ count: 9, bytes: 250 })).toEqual([5, 4]);
  expect(stamps({ count: 9, bytes: 500 })).toEqual([5, 4, 3, 2, 1]);
  expect(stamps({ count: 0, bytes: 500 })).toEqual([]);
});
