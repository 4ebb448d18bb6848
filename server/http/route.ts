import * as v from 'valibot';
import { fromUtf8 } from '../../shared/record/bytes';
import type { Hub } from '../hub/hub';
import { Refusal, type Reply } from './reply';
import type { Sessions } from './sessions';

/** One question, as it came. `device`: whose session it is, in hex; empty where none is needed. */
export type Asked = { readonly device: string; readonly name: string; readonly body: Uint8Array };

export type Route = {
  readonly method: string;
  /** `:book` and `:name` stand for one part of the path. */
  readonly path: string;
  readonly who: 'anyone' | 'guest' | 'member';
  readonly answer: (asked: Asked) => Promise<Reply> | Reply;
};

export type Place = { readonly hub: Hub; readonly sessions: Sessions; readonly now: () => number; readonly seen: Seen };
/** When each device was last heard of here, ms since epoch, and whether it listens now. */
export type Seen = { at(device: string): number | null; isHere(device: string): boolean };

/** What a body says, as this schema; refused if it says something else. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, body: Uint8Array): T {
  const text = textIn(body);
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (!found.success) throw new Refusal(400, { why: 'not-understood' });
  return found.output;
}

/** Null if the bytes are no text. */
export function textIn(body: Uint8Array): string | null {
  try {
    return fromUtf8(body);
  } catch {
    return null;
  }
}
