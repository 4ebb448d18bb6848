import * as v from 'valibot';
import { bookId, type BookId } from './op';
import type { PhraseProblem } from './keys/phrase';
import type { RemoteProblem } from './remote';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));

/** HTML of a phone's page. */
const page = text(512 * 1024);

/** What the page may ask about hubs. */
export const hubCalls = {
  /** A code that a person typed or pasted. `name`: who asks to be let in, where that has to be asked. */
  'use-hub': v.object({ code: text(2_000), name: text(120) }),
  /** The networks this laptop is on, where it could be a hub. */
  networks: v.object({}),
  /** This laptop is a hub on that network from now on; on another port if the one before is taken. */
  host: v.object({ network: text(200), otherPort: v.boolean() }),
  /** Shows phones on the network this of an incident, from now on, in place of what they were shown. */
  phones: v.object({ book: bookId, situation: page, write: page, kept: text(2_000), notKept: text(2_000) }),
  'stop-phones': v.object({}),
  /** A code by which one more laptop comes to the hub. */
  invite: v.object({ id: text(40) }),
} as const;

/** What is wrong in a code. `misspoken`: words of the list that do not belong together. */
export type CodeProblem =
  { readonly kind: 'no-code' | 'no-address' | 'misspoken' } | { readonly kind: 'words'; readonly why: PhraseProblem };

/** Why a code led to no hub. */
export type CodeRefusal =
  | { readonly kind: 'bad-code'; readonly why: CodeProblem }
  | { readonly kind: 'wrong-code'; readonly triesLeft: number }
  | { readonly kind: 'code-used' | 'code-expired' | 'no-invitation' }
  | { readonly kind: 'problem'; readonly why: RemoteProblem };

/** What became of a code. `asked`: whoever meets there is asked to let this laptop in. */
export type HubReply = CodeRefusal | { readonly kind: 'added' | 'asked' | 'there-already' };

/** A code that lets one laptop come, in both shapes. `minutes`: how long it is good for. */
export type Invitation = {
  readonly kind: 'invitation';
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly addresses: readonly string[];
  readonly minutes: number;
};

/** A network this laptop is on, and its address there. */
export type Network = { readonly name: string; readonly address: string };

/** Why this laptop is no hub just now. `ended`: its process ended without a word, and is started again. */
export type HostProblem =
  'port-in-use' | 'no-address' | 'no-permission' | 'read-only' | 'full' | 'in-use' | 'broken' | 'ended';

/** How being a hub stands. `no-network`: the chosen one is not there now. */
export type HostState =
  | { readonly kind: 'starting' | 'no-network' }
  | { readonly kind: 'on'; readonly address: string }
  | { readonly kind: 'problem'; readonly why: HostProblem };

/** `phones`: the incident that phones on the network are shown, and at which address; null: none. */
export type HostReport = {
  readonly network: string;
  readonly port: number;
  readonly state: HostState;
  readonly phones: { readonly book: BookId; readonly url: string } | null;
};

/** Why the wish to be a hub came to nothing. */
export type NotHosted = { readonly kind: 'no-network' } | { readonly kind: 'problem'; readonly why: HostProblem };
/** What became of it. `remote`: the hub among this laptop's places. */
export type HostReply = NotHosted | { readonly kind: 'on'; readonly remote: string };

export type HubReplies = {
  readonly networks: readonly Network[];
  readonly host: HostReply;
  readonly phones: null;
  readonly 'stop-phones': null;
  readonly 'use-hub': HubReply;
  readonly invite: Invitation | { readonly kind: 'problem'; readonly why: RemoteProblem };
};
