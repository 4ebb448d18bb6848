import { concat, fromHex, u32 } from '../../shared/record/bytes';
import { MAX_HEADS_BYTES } from '../../shared/record/heads';
import { MAX_JOIN_BYTES, MAX_NAME_READERS } from '../../shared/record/members/join';
import * as wire from '../../shared/node/hub/wire';
import { isShelfName } from '../hub/shelf';
import { blobRoutes } from './blob-routes';
import { intakeRoutes } from './intake-routes';
import { DONE, json, Refusal, type Reply } from './reply';
import { bookOf, parsed, type Asked, type Place, type Route } from './route';

/** Everything that a hub can be asked. */
export function routesOf(place: Place): readonly Route[] {
  return [
    ...entryRoutes(place),
    ...bookRoutes(place),
    ...blobRoutes(place),
    ...shelfRoutes(place),
    ...memberRoutes(place),
    ...intakeRoutes(place),
  ];
}

function entryRoutes({ hub, sessions, now }: Place): readonly Route[] {
  const { identity, members, invites, crypto } = hub;

  async function enter({ body }: Asked): Promise<Reply> {
    const { device, challenge, signature, secret } = parsed(wire.entering, body);
    if (!sessions.takeChallenge(challenge)) throw new Refusal(401, { why: 'challenge-over' });
    const mark = wire.entryMark({ hub: identity.id, pin: identity.pin, challenge, secret });
    if (!crypto.verify(fromHex(signature), mark, fromHex(device))) throw new Refusal(401, { why: 'not-let-in' });
    if (secret !== undefined && !members.isMember(device)) await useInvitation(fromHex(secret), device);
    // Another process of the hub may have been told since.
    if (!members.isMember(device)) await members.refresh();
    if (members.isMember(device)) return json({ token: sessions.token(device), as: 'member' });
    if (await invites.isGuest(device)) return json({ token: sessions.token(device), as: 'guest' });
    throw new Refusal(403, { why: 'not-let-in' });
  }

  async function useInvitation(secret: Uint8Array, device: string): Promise<void> {
    const used = await invites.use(secret, device);
    if (used.kind === 'let-in') {
      if (used.isOwner) await members.own(device);
      return;
    }
    if (used.kind === 'wrong') throw new Refusal(403, { why: 'wrong-code', triesLeft: used.triesLeft });
    throw new Refusal(403, {
      why: ({ used: 'code-used', expired: 'code-expired', 'no-invitation': 'no-invitation' } as const)[used.kind],
    });
  }

  return [
    {
      method: 'GET',
      path: '/v1/hello',
      who: 'anyone',
      answer: () => json({ v: wire.VERSION, hub: identity.id, challenge: sessions.challenge(), now: now() }),
    },
    { method: 'POST', path: '/v1/session', who: 'anyone', answer: enter },
  ];
}

function bookRoutes({ hub: { books } }: Place): readonly Route[] {
  const path = (name: string) => `/v1/books/:book/${name}`;
  return [
    { method: 'GET', path: '/v1/root', who: 'member', answer: async () => json({ root: await books.root() }) },
    {
      method: 'GET',
      path: '/v1/digests',
      who: 'member',
      answer: async () => json({ books: [...(await books.digests())] }),
    },
    {
      method: 'GET',
      path: path('have'),
      who: 'member',
      answer: async ({ name }) => json(await books.have(bookOf(name))),
    },
    {
      method: 'POST',
      path: path('read'),
      who: 'member',
      answer: ({ name, body }) => ({ kind: 'frames', frames: books.read(bookOf(name), parsed(wire.have, body)) }),
    },
    {
      method: 'POST',
      path: path('append'),
      who: 'member',
      answer: async ({ name, body, device }) =>
        json({ verdicts: await books.append(bookOf(name), await framesOf(body), device) }),
    },
    {
      method: 'POST',
      path: path('erase'),
      who: 'member',
      answer: async ({ name, body }) => {
        await books.erase(bookOf(name), new Set(parsed(wire.ops, body).ops));
        return DONE;
      },
    },
  ];
}

const INBOX = 'inbox';
const HEADS = 'heads';
const MAX_LEFT = 1_000;

/** What laptops leave each other: requests to join and their answers, and what each says that it holds. */
function shelfRoutes({ hub: { shelf } }: Place): readonly Route[] {
  async function leave({ name, body }: Asked): Promise<Reply> {
    if (body.length > MAX_JOIN_BYTES || (await shelf.names(INBOX)).length >= MAX_LEFT)
      throw new Refusal(413, { why: 'too-large' });
    await shelf.leave(INBOX, nameOf(name), body);
    return DONE;
  }

  /** Each with its length before it. */
  async function allHeads(): Promise<Reply> {
    const parts: Uint8Array[] = [];
    for (const name of await shelf.names(HEADS)) {
      const bytes = await shelf.read(HEADS, name);
      if (bytes) parts.push(u32(bytes.length), bytes);
    }
    return { kind: 'bytes', bytes: concat(...parts) };
  }

  async function say({ device, body }: Asked): Promise<Reply> {
    if (body.length > MAX_HEADS_BYTES) throw new Refusal(413, { why: 'too-large' });
    await shelf.put(HEADS, device, body);
    return DONE;
  }

  const read = async ({ name }: Asked): Promise<Reply> => {
    const bytes = await shelf.read(INBOX, nameOf(name));
    if (!bytes) throw new Refusal(404, { why: 'not-found' });
    return { kind: 'bytes', bytes };
  };

  return [
    { method: 'GET', path: '/v1/inbox', who: 'guest', answer: async () => json({ names: await shelf.names(INBOX) }) },
    { method: 'GET', path: '/v1/inbox/:name', who: 'guest', answer: read },
    { method: 'PUT', path: '/v1/inbox/:name', who: 'guest', answer: leave },
    {
      method: 'DELETE',
      path: '/v1/inbox/:name',
      who: 'guest',
      answer: async ({ name }) => {
        await shelf.remove(INBOX, nameOf(name));
        return DONE;
      },
    },
    { method: 'GET', path: '/v1/heads', who: 'member', answer: allHeads },
    { method: 'PUT', path: '/v1/heads', who: 'member', answer: say },
  ];
}

function memberRoutes({ hub: { members, invites }, seen }: Place): readonly Route[] {
  /** Who listens now, then whoever was heard last. */
  const byNearness = (a: string, b: string): number =>
    Number(seen.isHere(b)) - Number(seen.isHere(a)) || (seen.at(b) ?? 0) - (seen.at(a) ?? 0);
  return [
    {
      method: 'GET',
      path: '/v1/readers',
      who: 'guest',
      answer: () => json({ readers: members.all().toSorted(byNearness).slice(0, MAX_NAME_READERS) }),
    },
    {
      method: 'POST',
      path: '/v1/invitations',
      who: 'member',
      answer: async ({ body }) => {
        const { id, ...invitation } = parsed(wire.invitation, body);
        await invites.make(id, { ...invitation, isOwners: false });
        return DONE;
      },
    },
    {
      method: 'DELETE',
      path: '/v1/invitations/:name',
      who: 'member',
      answer: async ({ name }) => {
        await invites.cancel(nameOf(name));
        return DONE;
      },
    },
    {
      method: 'PUT',
      path: '/v1/rooms',
      who: 'member',
      answer: async ({ body, device }) => {
        await members.bring(parsed(wire.rooms, body).rooms, device);
        return DONE;
      },
    },
    {
      method: 'GET',
      path: '/v1/devices',
      who: 'member',
      answer: () =>
        json({
          devices: members.all().map((device) => ({ device, isHere: seen.isHere(device), seenAt: seen.at(device) })),
        }),
    },
  ];
}

function nameOf(name: string): string {
  if (!isShelfName(name)) throw new Refusal(404, { why: 'not-found' });
  return name;
}

async function framesOf(body: Uint8Array): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  try {
    for await (const frame of wire.framesIn([body])) frames.push(frame);
  } catch {
    throw new Refusal(400, { why: 'not-understood' });
  }
  return frames;
}
