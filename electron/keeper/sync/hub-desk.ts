import { createHubClient, HubProblem } from '../../../shared/node/hub/client';
import { newCode, readCode, shortPinOf, type ReadCode } from '../../../shared/node/hub/code';
import { equalBytes, fromHex, toHex } from '../../../shared/record/bytes';
import type { Crypto, SigningKeys } from '../../../shared/record/keys/crypto';
import type { CodeRefusal, Invitation } from '../../../shared/record/hub-report';
import * as v from 'valibot';
import type { KeptHub } from './kept-sync';

/** What became of a code that a person typed or pasted. `as`: what the hub lets this laptop do. */
export type Entered =
  | CodeRefusal
  | { readonly kind: 'entered'; readonly as: 'member' | 'guest'; readonly hub: KeptHub; readonly address: string };

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
export async function inviteTo(hub: KeptHub, { keys, crypto, random }: Ports): Promise<Invitation> {
  const { addresses, pin } = hub;
  const key = fromHex(pin);
  const client = clientOf(hub, { keys, crypto });
  const id = toHex(random(16));
  const { text, words, kept } = newCode({ addresses, pin: key }, { crypto, random });
  try {
    await client.json({ method: 'POST', path: '/v1/invitations', json: { id, ...kept, minutes: MINUTES } }, NOTHING);
  } finally {
    client.close();
  }
  return { kind: 'invitation', id, text, words, addresses, minutes: MINUTES };
}

/** Takes a code back. Rejects with a `HubProblem`. */
export async function cancelAt(
  hub: KeptHub,
  invitation: string,
  { keys, crypto }: Omit<Ports, 'random'>,
): Promise<void> {
  const client = clientOf(hub, { keys, crypto });
  try {
    await client.json({ method: 'DELETE', path: `/v1/invitations/${invitation}` }, NOTHING);
  } finally {
    client.close();
  }
}

/** A way to a hub that lets this laptop in; whoever asks closes it. */
export function clientOf({ addresses, pin }: KeptHub, { keys, crypto }: Omit<Ports, 'random'>) {
  const key = fromHex(pin);
  return createHubClient({ addresses, isExpected: (found) => equalBytes(found, key), keys, crypto });
}
