import * as v from 'valibot';
import { err, ok } from '../../base/result';
import { opCountOf } from '../../record/frame';
import { pagesOf, type Weight } from '../../record/page';
import { concat } from '../../record/bytes';
import type { Answer, Remote } from '../../record/remote';
import type { Inbox } from '../folder/inbox';
import { HubProblem, type HubClient } from './client';
import * as wire from './wire';

const NOTHING = v.object({});

/** The books of a hub, asked over the wire. */
export function hubRemote(client: Pick<HubClient, 'json' | 'frames'>): Remote {
  const path = (book: string, what: string) => `/v1/books/${book}/${what}`;
  return {
    root: () => answered(async () => (await client.json({ method: 'GET', path: '/v1/root' }, wire.root)).root),
    digests: () =>
      answered(async () => new Map((await client.json({ method: 'GET', path: '/v1/digests' }, wire.digests)).books)),
    have: (book) => answered(() => client.json({ method: 'GET', path: path(book, 'have') }, wire.have)),
    async *read(book, have) {
      const frames = client.frames({ method: 'POST', path: path(book, 'read'), json: have });
      try {
        for await (const page of pagesOf(frames, weigh)) yield ok(page);
      } catch (error) {
        yield err(problemOf(error));
      }
    },
    append: (book, frames) =>
      answered(async () => {
        const question = { method: 'POST', path: path(book, 'append'), bytes: concat(...frames) } as const;
        return (await client.json(question, wire.verdicts)).verdicts;
      }),
  };
}

/** Where laptops that share no key yet speak to each other by way of a hub. Rejects with a `HubProblem`. */
export function hubInbox(client: HubClient): Inbox {
  const path = (name: string) => `/v1/inbox/${name}`;
  return {
    names: async () => [...(await client.json({ method: 'GET', path: '/v1/inbox' }, wire.names)).names].sort(),
    async read(name, limit) {
      const bytes = await client.bytes({ method: 'GET', path: path(name) });
      return bytes && bytes.length <= limit ? bytes : null;
    },
    leave: async (name, bytes) => {
      await client.json({ method: 'PUT', path: path(name), bytes }, NOTHING);
    },
    remove: async (name) => {
      await client.json({ method: 'DELETE', path: path(name) }, NOTHING);
    },
  };
}

const weigh = (bytes: Uint8Array): Weight => ({ ops: opCountOf(bytes), bytes: bytes.length });

async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(problemOf(error));
  }
}

function problemOf(error: unknown): HubProblem['why'] {
  if (error instanceof HubProblem) return error.why;
  throw error;
}
