import type { Result } from '../base/result';
import type { Digest } from './digest';
import type { Have } from './have';
import type { BookId, OpHash } from './op';

/**
 * Why a remote did not do what it was asked. Nothing here was lost by it, and all of it is tried again.
 * offline: it is not there, or did not answer. emptied: it is there and holds nothing of ours, as a drive that is not
 * mounted does. another: it holds the books of someone else. newer: only a newer app can read it. unreliable: what it
 * reads back is not what was written. busy: it stayed locked by someone for too long. too-large: a shared file that has
 * outgrown what one file can carry.
 */
export type RemoteProblem =
  | {
      readonly kind:
        | 'offline'
        | 'emptied'
        | 'another'
        | 'no-permission'
        | 'read-only'
        | 'full'
        | 'busy'
        | 'unreliable'
        | 'too-large';
    }
  | { readonly kind: 'newer'; readonly format: number };

/**
 * Why a frame is refused for good: it is no frame, stands in the wrong book or chain, its writer did not sign it, or its
 * book is forgotten there.
 */
export type BadFrame = 'not-a-frame' | 'other-book' | 'other-chain' | 'signature' | 'forgotten';

/**
 * What became of one op. ok: new there. fork: new there, beside another op of the same place. waiting: kept, its key
 * or member is not known there yet. bad: all ops of its frame are refused; null where no op could be told.
 */
export type OpVerdict =
  | { readonly kind: 'ok' | 'duplicate' | 'fork' | 'waiting'; readonly op: OpHash }
  | { readonly kind: 'bad'; readonly op: OpHash | null; readonly why: BadFrame };

export type Answer<T> = Result<T, RemoteProblem>;

/**
 * Somewhere else that has books: folder, file, server, memory. All pass `test/contracts/remote.ts`. Each question is
 * asked only where the one before it showed a difference. What a remote lacks was never deleted: it is given again.
 */
export interface Remote {
  /** Asked first: looks anew, and what the other questions answer is at least as new as this. Changes nothing. */
  root(): Promise<Answer<Digest>>;
  /** Of every book that has an op there. */
  digests(): Promise<Answer<ReadonlyMap<BookId, Digest>>>;
  have(book: BookId): Promise<Answer<Have>>;
  /**
   * Frames with ops that `have` lacks, verbatim, in pages of at most 512 ops and 768 KiB. The first op of a chain comes
   * before the others: it says by whom they must be signed. Ends after a problem.
   */
  read(book: BookId, have: Have): AsyncIterable<Answer<readonly Uint8Array[]>>;
  /**
   * Durable there once answered; the same frames again change nothing. A verdict for every op: a bad frame never
   * keeps another out. After a problem some may be there: the next `have` tells.
   */
  append(book: BookId, frames: readonly Uint8Array[]): Promise<Answer<readonly OpVerdict[]>>;
}
