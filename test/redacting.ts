import type { AppendReply } from '../shared/record/append';
import { equalBytes } from '../shared/record/bytes';
import type { Frame } from '../shared/record/frame';
import type { OpHash } from '../shared/record/op';
import { OP_REDACTED } from '../shared/record/redaction';
import { type laptop, said } from './laptop';

type Laptop = ReturnType<typeof laptop>;

/** What stands in the place of words in these tests. */
export const BLANK = '[gone]';

/** Has facts of an op redacted: all that `said` makes, unless told which. */
export const redact = (
  one: Laptop,
  op: OpHash,
  { reason = 'a password', at = [0] }: { readonly reason?: string; readonly at?: readonly number[] } = {},
): Promise<AppendReply> => {
  const [blank] = said(BLANK);
  return one
    .keep()
    .append(one.request({ facts: [{ kind: OP_REDACTED, op, reason, blanked: at.map((i) => [i, blank]) }] }));
};

/** Whether a frame still has the op's body. */
export const hasBody = (frames: readonly Frame[], op: OpHash): boolean =>
  frames.some((frame) => frame.ops.some(({ hash, body }) => hash === op && body !== null));

/** Whether bytes stand somewhere in a file. */
export const isIn = (part: Uint8Array, file: Uint8Array): boolean => {
  const at = Buffer.from(file.buffer, file.byteOffset, file.length).indexOf(part);
  return at >= 0 && equalBytes(file.subarray(at, at + part.length), part);
};
