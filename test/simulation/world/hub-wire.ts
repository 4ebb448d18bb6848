import * as v from 'valibot';
import { findRoute, type Place } from '../../../server/http/route';
import { routesOf } from '../../../server/http/routes';
import { Refusal, type Reply } from '../../../server/http/reply';
import { LogProblem } from '../../../server/hub/frame-log';
import { HubProblem, type HubClient } from '../../../shared/node/hub/client';
import { framesIn } from '../../../shared/node/hub/wire';
import { concat } from '../../../shared/record/bytes';
import type { RemoteProblem } from '../../../shared/record/remote';

type Question = Parameters<HubClient['frames']>[0];
/** What a laptop asks of a hub; `device`: in hex. Rejects with a `HubProblem`. */
export type Ask = (question: Question, device: string) => Promise<Reply>;
export type HubWire = Pick<HubClient, 'json' | 'frames'>;

/** Asks the routes of a hub as its server does, without a wire: questions and answers take the forms they have on one. */
export function askRoutes(place: Place): Ask {
  const routes = routesOf(place);
  return async ({ method, path, json, bytes }, device) => {
    const found = findRoute(routes, method, path);
    if (!found) throw new Error(`no route for ${method} ${path}`);
    const body = json === undefined ? bytes : Buffer.from(JSON.stringify(json));
    try {
      return await found.route.answer({ device, name: found.name, rest: found.rest, body: body ?? new Uint8Array() });
    } catch (error) {
      throw problemOf(error);
    }
  };
}

/** A laptop's end of the wire. */
export function wireTo(ask: Ask, device: string): HubWire {
  return {
    async json(question, schema) {
      const reply = await ask(question, device);
      const text = JSON.stringify(reply.kind === 'json' ? reply.value : null);
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
      if (!parsed.success) throw new HubProblem({ kind: 'unreliable' });
      return parsed.output;
    },
    async *frames(question) {
      const reply = await ask(question, device);
      if (reply.kind !== 'frames') throw new HubProblem({ kind: 'unreliable' });
      try {
        yield* framesIn(cutOddly(reply.frames));
      } catch {
        // It had begun to answer: what is cut short is no answer.
        throw new HubProblem({ kind: 'offline' });
      }
    },
  };
}

/** A wire keeps no frame whole. */
async function* cutOddly(frames: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const frame of frames) {
    const bytes = concat(rest, frame);
    const end = bytes.length - Math.min(7, frame.length);
    yield bytes.subarray(0, end);
    rest = bytes.subarray(end);
  }
  if (rest.length > 0) yield rest;
}

const WHY = { full: 'full', 'read-only': 'read-only', away: 'offline' } as const;

function problemOf(error: unknown): HubProblem {
  if (error instanceof HubProblem) return error;
  return new HubProblem({ kind: whyOf(error) } as RemoteProblem);
}

function whyOf(error: unknown): RemoteProblem['kind'] {
  if (error instanceof LogProblem) return WHY[error.why];
  return error instanceof Refusal ? 'unreliable' : 'offline';
}
