import type { IncomingMessage } from 'node:http';
import { request as ask } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { toHex } from '../../record/bytes';
import type { Crypto, SigningKeys } from '../../record/keys/crypto';
import type { RemoteProblem } from '../../record/remote';
import { OtherKey, PinnedAgent } from './pinned';
import * as wire from './wire';

/** Why a hub did not answer as it was asked. Nothing was lost by it, and all of it can be asked again. */
export class HubProblem extends Error {
  constructor(
    readonly why: RemoteProblem,
    /** What the hub itself said; null if it said nothing. */
    readonly refused: wire.Refused | null = null,
  ) {
    super(refused?.why ?? why.kind);
    this.name = 'HubProblem';
  }
}

export type HubPorts = {
  /** `host:port`, the likeliest first. */
  readonly addresses: readonly string[];
  /** Whether that is the hub's key: SHA-256 of it. */
  readonly isExpected: (pin: Uint8Array) => boolean;
  readonly keys: SigningKeys;
  readonly crypto: Crypto;
  /** Of an invitation, for whoever is not let in yet. */
  readonly secret?: Uint8Array;
};

export type HubClient = ReturnType<typeof createHubClient>;
export type Session = { readonly token: string; readonly as: 'member' | 'guest'; readonly address: string };

type Question = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
};

const ANSWER_MS = 60_000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_WAITS = 20;

/** Asks one hub. A session is opened when it is first needed, and again when the hub knows it no more. */
export function createHubClient({ addresses, isExpected, keys, crypto, secret }: HubPorts) {
  let pin: Uint8Array | null = null;
  const agent = new PinnedAgent((found) => {
    const isOurs = isExpected(found);
    if (isOurs) pin = found;
    return isOurs;
  });
  let order = [...addresses];
  let session: Promise<Session> | null = null;

  /** The answer's head; what follows is still to be read. */
  function send(address: string, { method, path, json, bytes }: Question, token: string): Promise<IncomingMessage> {
    const body = json === undefined ? bytes : Buffer.from(JSON.stringify(json));
    const type = json === undefined ? wire.FRAMES : wire.JSON_TYPE;
    return new Promise((resolve, reject) => {
      const asked = ask(`https://${address}${path}`, {
        agent,
        method,
        headers: {
          ...(token !== '' && { authorization: `Holdfast ${token}` }),
          ...(body && { 'content-type': type, 'content-length': body.length }),
        },
        timeout: ANSWER_MS,
      });
      asked.once('response', resolve);
      asked.once('error', reject);
      asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
      asked.end(body);
    });
  }

  /** At the first address that answers: it is asked first from then on. */
  async function sendSomewhere(question: Question): Promise<readonly [IncomingMessage, address: string]> {
    let problem: unknown = new Error('no address');
    for (const address of [...order]) {
      try {
        const answer = await send(address, question, '');
        order = [address, ...order.filter((one) => one !== address)];
        return [answer, address];
      } catch (error) {
        // That another computer answers is worth more to a person than that a third does not.
        if (!(problem instanceof OtherKey)) problem = error;
      }
    }
    throw problem;
  }

  async function enter(): Promise<Session> {
    const [answer, address] = await sendSomewhere({ method: 'GET', path: '/v1/hello' });
    const hello = await readJson(answer, wire.hello);
    if (hello.v !== wire.VERSION) throw new HubProblem({ kind: 'newer', format: hello.v });
    const { hub, challenge } = hello;
    const asked = { hub, challenge, pin: pin ?? new Uint8Array(), secret: secret && toHex(secret) };
    const signature = toHex(crypto.sign(wire.entryMark(asked), keys.secretKey));
    const json = { device: toHex(keys.publicKey), challenge, signature, secret: asked.secret };
    const entered = await send(address, { method: 'POST', path: '/v1/session', json }, '');
    return { ...(await readJson(entered, wire.entered)), address };
  }

  function opened(): Promise<Session> {
    const opening = (session ??= enter());
    opening.catch(() => (session = null));
    return opening;
  }

  /** The answer to what needs a session. Waits as long as the hub says, and no longer. */
  async function asked(question: Question): Promise<IncomingMessage> {
    for (let waits = 0; ; waits++) {
      const now = await opened();
      const answer = await send(now.address, question, now.token).catch((error: unknown) => {
        session = null;
        throw error;
      });
      if (answer.statusCode === 200) return answer;
      const problem = await problemIn(answer);
      const { refused } = problem;
      if (refused?.why === 'session-over') session = null;
      if (waits >= MAX_WAITS || (refused?.why !== 'too-fast' && refused?.why !== 'session-over')) throw problem;
      await sleep(refused.waitMs ?? 0);
    }
  }

  return {
    /** Opens the session, if it is not: as what this laptop is let in. Rejects with a `HubProblem`. */
    session: (): Promise<Session> => asProblem(opened),
    /** Forgets the session: who is let in may be another by now. */
    leave: (): void => void (session = null),
    json: <T>(question: Question, schema: v.GenericSchema<unknown, T>): Promise<T> =>
      asProblem(async () => readJson(await asked(question), schema)),
    /** Null if there is no such thing. */
    bytes: (question: Question): Promise<Uint8Array | null> =>
      asProblem(async () => {
        try {
          return await readAll(await asked(question), MAX_ANSWER_BYTES);
        } catch (error) {
          if (error instanceof HubProblem && error.refused?.why === 'not-found') return null;
          throw error;
        }
      }),
    /** Frames as they come. Rejects with a `HubProblem`, also in the middle. */
    async *frames(question: Question): AsyncGenerator<Uint8Array> {
      try {
        yield* wire.framesIn((await asked(question)) as AsyncIterable<Uint8Array>);
      } catch (error) {
        throw problemOf(error);
      }
    },
    /** The key that answered, once one did. */
    pin: (): Uint8Array | null => pin,
    agent,
    close: (): void => {
      agent.destroy();
    },
  };
}

async function readAll(answer: IncomingMessage, limit: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new HubProblem({ kind: 'unreliable' });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function readJson<T>(answer: IncomingMessage, schema: v.GenericSchema<unknown, T>): Promise<T> {
  if (answer.statusCode !== 200) throw await problemIn(answer);
  const text = Buffer.from(await readAll(answer, MAX_ANSWER_BYTES)).toString('utf8');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (!parsed.success) throw new HubProblem({ kind: 'unreliable' });
  return parsed.output;
}

const WHY: { readonly [K in wire.Refused['why']]?: RemoteProblem } = {
  'not-let-in': { kind: 'no-permission' },
  'wrong-code': { kind: 'no-permission' },
  'code-used': { kind: 'no-permission' },
  'code-expired': { kind: 'no-permission' },
  'no-invitation': { kind: 'no-permission' },
  full: { kind: 'full' },
  'read-only': { kind: 'read-only' },
  'too-fast': { kind: 'busy' },
  away: { kind: 'offline' },
};

async function problemIn(answer: IncomingMessage): Promise<HubProblem> {
  const text = Buffer.from(await readAll(answer, 64 * 1024)).toString('utf8');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), wire.refused), text);
  if (!parsed.success) return new HubProblem({ kind: 'unreliable' });
  return new HubProblem(WHY[parsed.output.why] ?? { kind: 'unreliable' }, parsed.output);
}

function problemOf(error: unknown): HubProblem {
  if (error instanceof HubProblem) return error;
  return new HubProblem({ kind: error instanceof OtherKey ? 'another' : 'offline' });
}

async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problemOf(error);
  }
}
