import type { Crypto } from '../../shared/record/crypto';
import { createHubBooks, type HubBooks } from './hub-books';
import type { FrameLog } from './frame-log';
import { openIdentity, type HubIdentity } from './identity';
import { createInvites, type Invites } from './invites';
import { openHubMembers, type HubMembers } from './members';
import type { Shelf } from './shelf';

/** What a hub is, whatever the wire: its books, who may enter, and a shelf for what laptops leave each other. */
export type Hub = {
  readonly identity: HubIdentity;
  readonly books: HubBooks;
  readonly members: HubMembers;
  readonly invites: Invites;
  readonly shelf: Shelf;
  readonly crypto: Crypto;
  close(): Promise<void>;
};

export type HubPorts = {
  readonly log: FrameLog;
  readonly shelf: Shelf;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
  /** Asked after every frame: lets whoever else is waiting have a turn. */
  readonly breathe: () => Promise<void>;
};

export async function openHub({ log, shelf, crypto, random, now, breathe }: HubPorts): Promise<Hub> {
  const identity = await openIdentity(shelf, random);
  const verify = (device: Uint8Array, head: Uint8Array, signature: Uint8Array) =>
    crypto.verify(signature, head, device);
  const books = createHubBooks({ log, verify, breathe });
  const members = await openHubMembers({ books, shelf, crypto });
  return {
    identity,
    books,
    members,
    invites: createInvites({ shelf, now }),
    shelf,
    crypto,
    async close() {
      members.close();
      await books.close();
    },
  };
}
