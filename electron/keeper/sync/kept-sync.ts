import * as v from 'valibot';
import { bookId, type BookId } from '../../../shared/record/op';
import type { SealedFile } from '../sealed-file';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
const hub = v.object({
  /** `host:port`, as they stood in the code. */
  addresses: v.array(v.string()),
  /** SHA-256 of its key. */
  pin: hex(32),
  /** Of the invitation, until this laptop is let in. */
  secret: v.nullable(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){5,16}$/))),
});
/** By the name the system gives the network. */
const host = v.object({ network: v.string(), port: v.pipe(count, v.maxValue(65_535)) });
const remote = v.object({
  id: hex(8),
  kind: v.picklist(['folder', 'file', 'hub']),
  /** Where it is, for people; of a hub the address it was reached at. */
  path: v.string(),
  hub: v.optional(v.nullable(hub), null),
  /** Where this laptop is that hub itself. */
  host: v.optional(v.nullable(host), null),
  /** Ids met there: how the place is told from another one. */
  known: v.array(v.string()),
  /** When it last had all that is here, ms since epoch. */
  lastAt: v.nullable(v.number()),
  /** How many ops of a book it had then. */
  covered: v.record(v.string(), count),
  /** The request this laptop left there, until it is answered. */
  joining: v.nullable(v.object({ id: v.string(), at: v.number(), isRefused: v.boolean() })),
});
const keptSync = v.object({
  isPaused: v.boolean(),
  keptOff: v.array(bookId),
  remotes: v.array(remote),
});

export type KeptHub = v.InferOutput<typeof hub>;
export type KeptHost = v.InferOutput<typeof host>;
export type KeptRemote = v.InferOutput<typeof remote>;
/** Where this laptop exchanges its books, and what it remembers of each place. */
export type KeptSync = v.InferOutput<typeof keptSync>;

const NONE: KeptSync = { isPaused: false, keptOff: [], remotes: [] };

/** What cannot be read is as good as none: the record itself is not in it. */
export async function readKeptSync(file: SealedFile): Promise<KeptSync> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSync), await file.read());
  return parsed.success ? parsed.output : NONE;
}

export const isKeptOff = ({ keptOff }: KeptSync, book: BookId): boolean => keptOff.includes(book);
