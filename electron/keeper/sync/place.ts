import type { BlobPlace } from '../../../shared/record/blobs/blob-place';
import type { Heads } from '../../../shared/record/heads';
import type { Remote, RemoteProblem } from '../../../shared/record/remote';
import type { Inbox } from '../../../shared/node/folder/inbox';
import type { Redacted } from '../../../shared/node/folder/erase';
import type { Look } from './looks';
import type { HubLive, Told } from '../../../shared/node/hub/live';
import type { LastSeen } from '../../../shared/record/sync-report';
import type { KeptRemote } from './kept-sync';

export type PlaceKind = KeptRemote['kind'];

/** A remote that a person chose: a folder or one file on this laptop's disks, or a hub. */
export type Place = Remote & {
  /** Why it cannot be asked to be let in there now; null if it can. */
  door(): Promise<RemoteProblem | null>;
  /** Ids met there, by which it is told from another one at the next start. */
  known(): readonly string[];
  startAnew(): void;
  recheck(): void;
  /** Public keys, in hex, of those who may read there who asks to be let in; at most `limit`. */
  readers(limit: number): Promise<readonly string[]>;
  /** Null where laptops that share no key cannot speak to each other. */
  readonly inbox: Inbox | null;
  /** Where the attachments of its books lie. */
  readonly blobs: BlobPlace;
  peers(): readonly Heads[];
  /** Who exchanges there, by public key in hex, as far as the place itself knows. */
  devices(): ReadonlyMap<string, LastSeen>;
  say(heads: Heads): Promise<RemoteProblem | null>;
  tidy(): Promise<RemoteProblem | null>;
  /** Destroys these bodies where this laptop may. Returns the problem that stopped it. */
  erase(redacted: Redacted): Promise<RemoteProblem | null>;
  readonly takeAlerts: Look;
  /** So large that a folder would serve better. */
  isLarge(): boolean;
  /** Null where nothing is said unless somebody asks. */
  readonly listen: ((told: Told) => HubLive) | null;
  close(): void;
};

/** Where a place is, and how it is told from others. */
export type Where = Pick<KeptRemote, 'kind' | 'path' | 'known' | 'hub'>;
export type OpenPlace = (where: Where) => Place;
