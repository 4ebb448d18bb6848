import { createHmac, timingSafeEqual } from 'node:crypto';
import { concat, fromHex, hexOrNull, toHex, toUtf8 } from '../../shared/record/bytes';

type Ports = {
  /** Known to every process of the hub, and to nobody else. */
  readonly secret: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
};

export type Sessions = ReturnType<typeof createSessions>;

const CHALLENGE_MS = 60_000;
const SESSION_MS = 12 * 60 * 60 * 1000;
const MAC_BYTES = 16;
const TIME_BYTES = 8;

/**
 * Challenges and tokens that every process of a hub knows again without having to remember them: time ‖ content ‖ MAC, in
 * hex. A challenge is taken once by a process.
 */
export function createSessions({ secret, random, now }: Ports) {
  const taken = new Map<string, number>();

  const macOf = (purpose: string, bytes: Uint8Array): Uint8Array =>
    new Uint8Array(createHmac('sha256', secret).update(purpose).update(bytes).digest().subarray(0, MAC_BYTES));

  function stamped(purpose: string, until: number, content: Uint8Array): string {
    const time = new Uint8Array(TIME_BYTES);
    new DataView(time.buffer).setFloat64(0, until);
    const bytes = concat(time, content);
    return toHex(concat(bytes, macOf(purpose, bytes)));
  }

  /** What was stamped, while its time lasts; null else. */
  function opened(purpose: string, text: string): Uint8Array | null {
    const bytes = hexOrNull(text);
    if (!bytes || bytes.length <= TIME_BYTES + MAC_BYTES) return null;
    const [content, mac] = [bytes.subarray(0, -MAC_BYTES), bytes.subarray(-MAC_BYTES)];
    if (!timingSafeEqual(macOf(purpose, content), mac)) return null;
    const until = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
    return now() < until ? content.subarray(TIME_BYTES) : null;
  }

  return {
    challenge: (): string => stamped('challenge', now() + CHALLENGE_MS, random(16)),
    /** False if it is none of ours, too old, or was taken before. */
    takeChallenge(challenge: string): boolean {
      for (const [one, until] of taken) if (now() >= until) taken.delete(one);
      if (taken.has(challenge) || opened('challenge', challenge) === null) return false;
      taken.set(challenge, now() + CHALLENGE_MS);
      return true;
    },
    /** For the device, by its public key in hex. */
    token: (device: string): string => stamped('token', now() + SESSION_MS, concat(fromHex(device), random(8))),
    /** Whose token it is; null if it is none of ours, or over. */
    deviceOf(token: string): string | null {
      const content = opened('token', token);
      return content && toHex(content.subarray(0, 32));
    },
    /** A name for logs that gives nobody away: the same for one device as long as the hub has its key. */
    aliasOf: (device: string): string => toHex(macOf('alias', toUtf8(device))).slice(0, 8),
  };
}
