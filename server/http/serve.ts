import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { FRAMES, JSON_TYPE } from '../../shared/node/hub/wire';
import { LogProblem } from '../hub/frame-log';
import type { Hub } from '../hub/hub';
import { bodyOf } from './body';
import { createMeter, LIMITS, type Limits } from './limits';
import { createLive } from './live';
import { createMetrics } from './metrics';
import type { Phones } from './phones';
import { Refusal, type Reply } from './reply';
import { findRoute } from './route';
import { routesOf } from './routes';
import { createSenders, formatAsked } from './senders';
import { createSessions } from './sessions';
import { closed, limitSockets, listening } from './sockets';

export type Listening = {
  readonly port: number;
  /** Of health and metrics, on this machine alone; null if there is none. */
  readonly healthPort: number | null;
  close(): Promise<void>;
};

type How = {
  readonly hub: Hub;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly healthPort: number | null;
  readonly limits?: Partial<Limits>;
  /** Null: it has no pages for phones. */
  readonly phones?: Phones | null;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
  /** Told of what went wrong inside, which nobody outside is told. */
  readonly complain: (line: string) => void;
};

const SESSION = /^Holdfast ([0-9a-f]{1,400})$/;

/** Lets laptops in to a hub over TLS. Rejects as a socket does, if it cannot listen there. */
export async function serveHub({
  hub,
  host,
  port,
  healthPort,
  random,
  now,
  complain,
  phones = null,
  ...how
}: How): Promise<Listening> {
  const limits = { ...LIMITS, ...how.limits };
  const { identity, members, books } = hub;
  const mono = () => performance.now();
  const sessions = createSessions({ secret: identity.secret, random, now });
  const metrics = createMetrics();
  const lastSeen = new Map<string, number>();
  const live = createLive({
    books,
    alerts: hub.notifications,
    isMember: members.isMember,
    heard: (device) => void lastSeen.set(device, now()),
  });
  const seen = { at: (device: string) => lastSeen.get(device) ?? null, isHere: live.isHere };
  const routes = routesOf({ hub, sessions, now, seen });
  const requests = createMeter(limits.requests, mono);
  const bytes = createMeter(limits.bytes, mono);
  const unreview = members.subscribe(live.review);
  const senders = createSenders({ hub, limits, requests, bytes, metrics });

  const deviceIn = ({ headers: { authorization = '' } }: IncomingMessage): string | null =>
    sessions.deviceOf(SESSION.exec(authorization)?.[1] ?? '');

  /** Whose session it is; refuses whoever may not ask this. */
  async function admit(request: IncomingMessage, who: 'guest' | 'member'): Promise<string> {
    const device = deviceIn(request);
    if (device === null) throw new Refusal(401, { why: 'session-over' });
    const isLetIn = members.isMember(device) || (who === 'guest' && (await hub.invites.isGuest(device)));
    if (!isLetIn) throw new Refusal(403, { why: 'not-let-in' });
    if (members.isMember(device)) connections.vouch(request.socket, device);
    lastSeen.set(device, now());
    slowDown(requests.take(device, 1));
    return device;
  }

  function slowDown(waitMs: number): void {
    if (waitMs > 0) throw new Refusal(429, { why: 'too-fast', waitMs });
  }

  async function answer(request: IncomingMessage): Promise<Reply> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://hub');
    const format = request.method === 'POST' ? formatAsked(pathname) : null;
    if (format !== null) return senders.take(request, { format, token: searchParams.get('token') });
    const found = findRoute(routes, request.method ?? '', pathname);
    if (!found) throw new Refusal(404, { why: 'not-found' });
    const { route, name, rest } = found;
    const device = route.who === 'anyone' ? '' : await admit(request, route.who);
    const body = await bodyOf(request, limits.bodyBytes);
    if (device !== '') slowDown(bytes.take(device, body.length));
    return route.answer({ device, name, rest, body });
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = mono();
    try {
      if (!(await phones?.answer(request, response))) await send(response, await answer(request));
    } catch (error) {
      refuse(response, refusalOf(error, complain), () => {
        // Whoever is refused in the middle of what he sends is not listened to any longer.
        if (!request.complete) request.destroy();
      });
    }
    metrics.answered(request.method ?? '', response.statusCode, mono() - since);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const device = deviceIn(request);
    if (request.url === '/v1/live' && device !== null && members.isMember(device)) {
      connections.vouch(request.socket, device);
      live.take(device, request, socket, head);
    } else socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  }

  const server = createServer(
    {
      cert: identity.certificate,
      key: identity.privateKey,
      minVersion: 'TLSv1.3',
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.bodyMs,
      handshakeTimeout: limits.headersMs,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void respond(request, response),
  );
  server.on('upgrade', upgrade);
  const connections = limitSockets(server, limits);
  const health = createPlain((request, response) => {
    const isHealth = request.url === '/healthz';
    response.statusCode = isHealth || request.url === '/metrics' ? 200 : 404;
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(
      isHealth
        ? 'ok\n'
        : metrics.text({ sockets: live.count(), members: members.all().length, letGo: hub.notifications.letGo() }),
    );
  });

  async function close(): Promise<void> {
    unreview();
    live.close();
    await Promise.all([closed(server, connections.cutOff), closed(health)]);
  }

  try {
    return {
      port: await listening(server, port, host),
      healthPort: healthPort === null ? null : await listening(health, healthPort, '127.0.0.1'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  response.setHeader('content-type', reply.kind === 'json' ? JSON_TYPE : FRAMES);
  if (reply.kind === 'json') response.statusCode = reply.status;
  if (reply.kind === 'json') response.end(JSON.stringify(reply.value));
  else if (reply.kind === 'bytes') response.end(reply.bytes);
  else {
    for await (const frame of reply.frames) {
      if (response.destroyed) return;
      if (!response.write(frame)) await drained(response);
    }
    response.end();
  }
}

/** Resolves as well if whoever asked has gone. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });

function refuse(response: ServerResponse, { status, refused }: Refusal, told: () => void): void {
  // It had begun to answer: what is cut short is no answer.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader('content-type', JSON_TYPE);
  response.setHeader('connection', 'close');
  if (refused.waitMs !== undefined) response.setHeader('retry-after', String(Math.ceil(refused.waitMs / 1000)));
  response.end(JSON.stringify(refused), told);
}

const STATUS = { full: 507, 'read-only': 507, away: 503 } as const;

function refusalOf(error: unknown, complain: (line: string) => void): Refusal {
  if (error instanceof Refusal) return error;
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return error instanceof LogProblem
    ? new Refusal(STATUS[error.why], { why: error.why })
    : new Refusal(500, { why: 'broken' });
}
