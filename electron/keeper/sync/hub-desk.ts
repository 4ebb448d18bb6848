import { createHubClient, HubProblem } from '../../../shared/node/hub/client';
import { newCode, readCode, shortPinOf, type CodeProblem, type ReadCode } from '../../../shared/node/hub/code';
import { equalBytes, fromHex, toHex } from '../../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../../shared/record/crypto';
import type { RemoteProblem } from '../../../shared/record/remote';
import * as v from 'valibot';
import type { KeptHub } from './kept-sync';

/** What became of a code that a person typed or pasted. `as`: what the hub lets this laptop do. */
export type Entered =
  | { readonly kind: 'entered'; readonly as: 'member' | 'guest'; readonly hub: KeptHub; readonly address: string }
  | { readonly kind: 'bad-code'; readonly why: CodeProblem }
  | { readonly kind: 'wrong-code'; readonly triesLeft: number }
  | { readonly kind: 'code-used' | 'code-expired' | 'no-invitation' }
  | { readonly kind: 'problem'; readonly why: RemoteProblem };

/** A code that lets one laptop come, in both shapes. `minutes`: how long it is good for. */
export type Invitation = {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly addresses: readonly string[];
  readonly minutes: number;
};

type Ports = {
  readonly keys: SigningKeys;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
};

const NOTHING = v.object({});
const MINUTES = 10;

/** Goes to the hub of a code, and says what it is known by from then on. Where another key answers, nothing is sent. */
export async function enterHub(text: string, { keys, crypto }: Omit<Ports, 'random'>): Promise<Entered> {
  const read = readCode(text);
  if (!read.ok) return { kind: 'bad-code', why: read.error };
  const code = read.value;
  const secret = code.kind === 'whole' ? code.secret : code.shortSecret;
  const client = createHubClient({
    addresses: code.addresses,
    isExpected: expecting(code, crypto),
    keys,
    crypto,
    secret,
  });
  try {
    const { as, address } = await client.session();
    const hub = { addresses: [...code.addresses], pin: toHex(client.pin() ?? new Uint8Array()), secret: toHex(secret) };
    return { kind: 'entered', as, hub, address };
  } catch (error) {
    if (!(error instanceof HubProblem)) throw error;
    return refusalOf(error);
  } finally {
    client.close();
  }
}

function expecting(code: ReadCode, crypto: Crypto): (pin: Uint8Array) => boolean {
  if (code.kind === 'whole') return (pin) => equalBytes(pin, code.pin);
  const known = new Map<string, boolean>();
  return (pin) => {
    const name = toHex(pin);
    // Dear to compute: once for each key.
    const isOurs = known.get(name) ?? equalBytes(shortPinOf(pin, crypto), code.shortPin);
    known.set(name, isOurs);
    return isOurs;
  };
}

function refusalOf({ why, refused }: HubProblem): Entered {
  if (refused?.why === 'wrong-code') return { kind: 'wrong-code', triesLeft: refused.triesLeft ?? 0 };
  if (refused?.why === 'code-used' || refused?.why === 'code-expired' || refused?.why === 'no-invitation')
    return { kind: refused.why };
  return { kind: 'problem', why };
}

/** Makes a code at a hub that lets this laptop in. Rejects with a `HubProblem`. */
export async function inviteTo({ addresses, pin }: KeptHub, { keys, crypto, random }: Ports): Promise<Invitation> {
  const key = fromHex(pin);
  const client = createHubClient({ addresses, isExpected: (found) => equalBytes(found, key), keys, crypto });
  const id = toHex(random(16));
  const { text, words, kept } = newCode({ addresses, pin: key }, { crypto, random });
  try {
    await client.json({ method: 'POST', path: '/v1/invitations', json: { id, ...kept, minutes: MINUTES } }, NOTHING);
  } finally {
    client.close();
  }
  return { id, text, words, addresses, minutes: MINUTES };
}
