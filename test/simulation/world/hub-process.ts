import { fileLog } from '../../../server/hub/file-log';
import { fileShelf } from '../../../server/hub/file-shelf';
import type { Hub } from '../../../server/hub/hub';
import { createHubBooks } from '../../../server/hub/hub-books';
import { createIntakes } from '../../../server/hub/intakes';
import { createInvites } from '../../../server/hub/invites';
import { openHubMembers } from '../../../server/hub/members';
import { createNotifications } from '../../../server/hub/notifications';
import { createSessions } from '../../../server/http/sessions';
import type { Disk } from '../../../shared/node/disk';
import { memoryBlobs } from '../../../shared/record/blobs/blob-place';
import { decodeBody } from '../../../shared/record/body';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { isForgetFact, parseMemberFact } from '../../../shared/record/members/members';
import type { BookId, Op } from '../../../shared/record/op';
import { NOON } from '../../laptop';
import type { Dice } from './dice';
import { askRoutes, type Ask } from './hub-wire';
import type { Life } from './life';

export const HUB_BOOKS = '/hub/books';
/** So small that a world fills several files. */
const SEGMENT_BYTES = 12_000;
// Nobody asks here who it is: the laptops of a world have no wire on which another could answer.
const IDENTITY = { id: '00'.repeat(16), certificate: '', privateKey: '', pin: new Uint8Array(32) };

export type HubProcess = { readonly life: Life; readonly hub: Omit<Hub, 'close'>; readonly ask: Ask };

/** One run of a hub on a disk, as `openHub` puts it together, save that it lets in everyone. */
export async function startHub(disk: Disk, making: { life: Life; dice: Dice; crypto: Crypto }): Promise<HubProcess> {
  const { life, dice, crypto } = making;
  const random = (count: number) => dice.bytes(count);
  const now = () => NOON;
  const breathe = () => Promise.resolve();
  let minutes = 0;
  // In a world, more than a minute lies between any two questions.
  const past = () => (minutes += 1) * 60_000;
  const log = fileLog({ disk, root: HUB_BOOKS, breathe, now: past, segmentBytes: SEGMENT_BYTES });
  const books = createHubBooks({
    log,
    verify: (device, head, signature) => crypto.verify(signature, head, device),
    breathe,
  });
  // What a world's laptops write names no blobs.
  const blobs = memoryBlobs();
  const shelf = fileShelf({ disk, root: '/hub/shelf', random });
  const members = await openHubMembers({ books, blobs, shelf, crypto });
  const secret = new Uint8Array(32);
  const invites = createInvites({ shelf, now });
  const intakes = createIntakes({ shelf, crypto, pin: IDENTITY.pin });
  const notifications = createNotifications({ shelf, crypto, random, now });
  const identity = { ...IDENTITY, secret };
  const hub = { identity, books, blobs, members, invites, intakes, notifications, shelf, crypto };
  const sessions = createSessions({ secret, random, now });
  const seen = { at: () => null, isHere: () => false };
  return { life, hub, ask: askRoutes({ hub: { ...hub, close: () => books.close() }, sessions, now, seen }) };
}

/** Whether it has read of two devices that the book should go. */
export async function isWantedGone(book: BookId, books: Hub['books']): Promise<boolean> {
  const devices = new Set<string | undefined>();
  const isSaidIn = ({ header, body }: Op): boolean =>
    header.key === '' &&
    body !== null &&
    (decodeBody(body)?.facts ?? []).some((one) => {
      const fact = parseMemberFact(one);
      return fact !== null && isForgetFact(fact) && fact.book === book;
    });
  for (const one of (await books.digests()).keys())
    for (const { ops } of await books.frames(one))
      for (const op of ops.filter(isSaidIn)) devices.add(await books.deviceOf(one, op.header.chain));
  return devices.size > 1;
}
