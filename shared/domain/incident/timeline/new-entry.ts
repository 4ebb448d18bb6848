import type { FactId } from '../../stated';
import type { NewEntry } from './decide-timeline';
import type { Reading } from './line/reading';
import { splitLong } from './line/split-long';

type Added = {
  readonly star?: boolean;
  readonly source?: NewEntry['source'];
  /** The line that `^12` means. */
  readonly replyTo?: FactId | null;
};

/** What a line becomes in the log: one entry, or several where it is too long for one. */
export function entriesFrom(
  reading: Reading,
  { star = false, source = 'typed', replyTo = null }: Added = {},
): readonly NewEntry[] {
  const pieces = splitLong(reading.text).filter((piece) => piece.trim() !== '');
  return pieces.map((text, i) => ({
    entry: reading.kind,
    text,
    // The line as typed stands once, with its first piece; the pieces joined are its text.
    typed: i === 0 ? reading.typed.slice(0, MAX_TYPED) : '',
    happened: reading.happenedAt,
    saidFor: reading.saidFor,
    owner: reading.owner,
    mentions: [...reading.mentions],
    tags: [...reading.tags],
    timeboxMs: reading.timeboxMs,
    replyTo,
    star: star || reading.star,
    piece: pieces.length > 1 ? { number: i + 1, of: pieces.length } : null,
    source,
  }));
}

const MAX_TYPED = 8_000;
