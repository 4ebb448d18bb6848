import type { BlobPlace, BlobStore } from '../../shared/record/blobs/blob-place';
import type { Crypto } from '../../shared/record/keys/crypto';
import { hubBlobs } from './hub-blobs';
import { createHubBooks, type HubBooks } from './hub-books';
import type { FrameLog } from './frame-log';
import { openIdentity, type HubIdentity } from './identity';
import { createIntakes, type Intakes } from './intakes';
import { createInvites, type Invites } from './invites';
import type { Bounds } from '../../shared/record/notification';
import { openHubMembers, type HubMembers } from './members';
import { createNotifications, type Notifications } from './notifications';
import type { Shelf } from './shelf';

/** What a hub is, whatever the wire: its books and their blobs, who may enter, and a shelf for what laptops leave each other. */
export type Hub = {
  readonly identity: HubIdentity;
  readonly books: HubBooks;
  readonly blobs: BlobPlace;
  readonly members: HubMembers;
  readonly invites: Invites;
  readonly intakes: Intakes;
  readonly notifications: Notifications;
  readonly shelf: Shelf;
  readonly crypto: Crypto;
  close(): Promise<void>;
};

export type HubPorts = {
  readonly log: FrameLog;
  readonly blobs: BlobStore;
  readonly shelf: Shelf;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
  /** Asked after every frame: lets whoever else is waiting have a turn. */
  readonly breathe: () => Promise<void>;
  /** How much is kept of what monitoring sends. */
  readonly bounds?: Bounds;
};

export async function openHub({ log, shelf, crypto, random, now, breathe, bounds, ...ports }: HubPorts): Promise<Hub> {
  const identity = await openIdentity(shelf, random);
  const verify = (device: Uint8Array, head: Uint8Array, signature: Uint8Array) =>
    crypto.verify(signature, head, device);
  const books = createHubBooks({ log, verify, breathe });
  const blobs = hubBlobs({ blobs: ports.blobs, books });
  const members = await openHubMembers({ books, blobs, shelf, crypto });
  const notifications = createNotifications({ shelf, crypto, random, now, ...(bounds && { bounds }) });
  return {
    identity,
    books,
    blobs,
    members,
    invites: createInvites({ shelf, now }),
    intakes: createIntakes({ shelf, crypto, pin: identity.pin }),
    notifications,
    shelf,
    crypto,
    async close() {
      members.close();
      await notifications.settled();
      await books.close();
    },
  };
}
