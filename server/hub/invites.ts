import { createHash, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { fromHex, fromUtf8, toHex, toUtf8 } from '../../shared/record/bytes';
import { SHORT_SECRET_BYTES } from '../../shared/node/hub/code';
import type { Shelf } from './shelf';

/** ms since epoch, by the hub's clock: whoever made the invitation also takes it back in time by his own. */
type Ports = { readonly shelf: Shelf; readonly now: () => number };

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const kept = v.object({
  /** SHA-256 of the secret, and of what of it is spoken as words. */
  whole: hash,
  short: hash,
  until: count,
  wrong: count,
  /** Whoever came with it; null while nobody has. */
  device: v.nullable(hash),
  isOwners: v.boolean(),
});
type Kept = v.InferOutput<typeof kept>;
const guest = v.object({ until: count });

export type Used =
  | { readonly kind: 'let-in'; readonly isOwner: boolean }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'used' | 'expired' | 'no-invitation' };

export type Invites = ReturnType<typeof createInvites>;

const INVITES = 'invites';
const GUESTS = 'guests';
export const MAX_TRIES = 3;
const GUEST_MS = 60 * 60 * 1000;

/** Secrets that let one laptop each leave a request to join, for some minutes. The hub keeps no secret, only its hash. */
export function createInvites({ shelf, now }: Ports) {
  async function all(): Promise<(readonly [name: string, Kept])[]> {
    const found: (readonly [string, Kept])[] = [];
    for (const name of await shelf.names(INVITES)) {
      const parsed = await parsedFrom(shelf, INVITES, name, kept);
      if (parsed) found.push([name, parsed]);
    }
    return found;
  }

  const put = (name: string, invite: Kept) => shelf.put(INVITES, name, toUtf8(JSON.stringify(invite)));

  async function take([name, invite]: readonly [string, Kept], device: string): Promise<Used> {
    if (invite.device === device) return { kind: 'let-in', isOwner: invite.isOwners };
    if (invite.device !== null) return { kind: 'used' };
    if (now() >= invite.until) return { kind: 'expired' };
    await put(name, { ...invite, device });
    if (!invite.isOwners) await shelf.put(GUESTS, device, toUtf8(JSON.stringify({ until: now() + GUEST_MS })));
    return { kind: 'let-in', isOwner: invite.isOwners };
  }

  /** A wrong word costs every short code a try: nobody may go through them all. */
  async function countWrong(live: readonly (readonly [string, Kept])[]): Promise<Used> {
    for (const [name, invite] of live) await put(name, { ...invite, wrong: invite.wrong + 1 });
    return { kind: 'wrong', triesLeft: Math.max(0, ...live.map(([, { wrong }]) => MAX_TRIES - wrong - 1)) };
  }

  return {
    /** Durable once resolved. `whole` and `short`: hashes in hex. */
    async make(
      id: string,
      {
        minutes,
        ...hashes
      }: { readonly whole: string; readonly short: string; readonly minutes: number; readonly isOwners: boolean },
    ): Promise<void> {
      for (const [name, { until }] of await all()) if (now() >= until + GUEST_MS) await shelf.remove(INVITES, name);
      await put(id, { ...hashes, until: now() + minutes * 60_000, wrong: 0, device: null });
    },
    cancel: (id: string): Promise<void> => shelf.remove(INVITES, id),
    /** Whoever comes with it a second time is let in again, and nobody else. */
    async use(secret: Uint8Array, device: string): Promise<Used> {
      const invites = await all();
      const isShort = secret.length === SHORT_SECRET_BYTES;
      const asked = toHex(createHash('sha256').update(secret).digest());
      const live = invites.filter(([, { until, wrong }]) => now() < until && (!isShort || wrong < MAX_TRIES));
      const meant = invites.find(([, one]) => isSame(isShort ? one.short : one.whole, asked));
      if (meant && (!isShort || meant[1].wrong < MAX_TRIES)) return take(meant, device);
      if (live.length === 0) return { kind: 'no-invitation' };
      return isShort ? countWrong(live) : { kind: 'no-invitation' };
    },
    /** Whether the device came with an invitation in the last hour. */
    async isGuest(device: string): Promise<boolean> {
      const found = await parsedFrom(shelf, GUESTS, device, guest);
      return found !== null && now() < found.until;
    },
    leave: (device: string): Promise<void> => shelf.remove(GUESTS, device),
  };
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(fromHex(a), fromHex(b));

async function parsedFrom<T>(
  shelf: Shelf,
  folder: string,
  name: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | null> {
  const bytes = await shelf.read(folder, name);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), bytes && fromUtf8(bytes));
  return parsed.success ? parsed.output : null;
}
