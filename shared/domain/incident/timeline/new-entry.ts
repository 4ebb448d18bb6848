import type { FactId } from '../../stated';
import type { Attachment } from './attachment';
import type { NewEntry, TimelineCommand } from './decide-timeline';
import type { Reading } from './line/reading';
import { splitLong } from './line/split-long';

type Added = {
  readonly star?: boolean;
  readonly source?: NewEntry['source'];
  /** The line that `^12` means. */
  readonly replyTo?: FactId | null;
  /** Files go with it: it is an entry even without a word. */
  readonly hasFiles?: boolean;
};

/** What a line becomes in the log: one entry, or several where it is too long for one. */
export function entriesFrom(
  reading: Reading,
  { star = false, source = 'typed', replyTo = null, hasFiles = false }: Added = {},
): readonly NewEntry[] {
  const said = splitLong(reading.text).filter((piece) => piece.trim() !== '');
  const pieces = said.length === 0 && hasFiles ? [''] : said;
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
    blobs: [],
  }));
}

/** The command with these files on its first entry, and none on the others. */
export const withFiles = (
  command: Extract<TimelineCommand, { kind: 'add-entries' }>,
  files: readonly Attachment[],
): TimelineCommand => ({
  ...command,
  entries: command.entries.map((entry, i) => ({ ...entry, blobs: i === 0 ? [...files] : [] })),
});

const MAX_TYPED = 8_000;
