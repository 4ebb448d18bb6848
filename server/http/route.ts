import * as v from 'valibot';
import { fromUtf8 } from '../../shared/record/bytes';
import { bookId, type BookId } from '../../shared/record/op';
import type { Hub } from '../hub/hub';
import { Refusal, type Reply } from './reply';
import type { Sessions } from './sessions';

/**
 * One question, as it came. `device`: whose session it is, in hex; empty where none is needed. `name`: what the path has
 * for the first part of the route's that begins with a colon; `rest`: for those behind it.
 */
export type Asked = {
  readonly device: string;
  readonly name: string;
  readonly rest: readonly string[];
  readonly body: Uint8Array;
};

export type Route = {
  readonly method: string;
  /** What begins with a colon stands for one part of the path, whatever that is. */
  readonly path: string;
  readonly who: 'anyone' | 'guest' | 'member';
  readonly answer: (asked: Asked) => Promise<Reply> | Reply;
};

export type Place = { readonly hub: Hub; readonly sessions: Sessions; readonly now: () => number; readonly seen: Seen };
/** When each device was last heard of here, ms since epoch, and whether it listens now. */
export type Seen = { at(device: string): number | null; isHere(device: string): boolean };

export type Found = { readonly route: Route } & Pick<Asked, 'name' | 'rest'>;

/** The route of a path; null if there is none. Names in paths are checked by whoever uses them. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found | null {
  const parts = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    const isNamed = (i: number) => wanted[i]?.startsWith(':') === true;
    const fits = wanted.length === parts.length && parts.every((part, i) => isNamed(i) || wanted[i] === part);
    if (!fits || route.method !== method) continue;
    const [name = '', ...rest] = parts.filter((_part, i) => isNamed(i));
    return { route, name, rest };
  }
  return null;
}

export function bookOf(name: string): BookId {
  const found = v.safeParse(bookId, name);
  if (!found.success) throw new Refusal(404, { why: 'not-found' });
  return found.output;
}

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
