import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ALERT_FORMATS, type AlertFormat } from '../../shared/record/notification';
import { asProblem } from '../hub/file-log';
import type { Hub } from '../hub/hub';
import type { Intake } from '../hub/intakes';
import { bodyOf } from './body';
import type { Limits, Meter } from './limits';
import type { Metrics } from './metrics';
import { json, Refusal, type Reply } from './reply';
import { textIn } from './route';
import { senderRefusal } from './sender-words';

type Ports = {
  readonly hub: Hub;
  readonly limits: Limits;
  readonly requests: Meter;
  readonly bytes: Meter;
  readonly metrics: Metrics;
};

type Sent = { readonly format: AlertFormat; /** As it stood behind the path. */ readonly token: string | null };

const BEARER = /^Bearer +([^\s]{1,200})$/i;
/** What comes beyond so many at once is kept, and neither counted nor listed one by one. */
const MAX_ALERTS = 5_000;

/** The format that a path asks to be taken; `null` if it is no path for alerts. Refuses a format there is not. */
export function formatAsked(path: string): AlertFormat | null {
  const [, name] = /^\/v1\/alerts\/([^/]{1,60})$/.exec(path) ?? [];
  if (name === undefined) return null;
  const format = ALERT_FORMATS.find((one) => one === name);
  if (!format) throw senderRefusal('no-format');
  return format;
}

/**
 * Lets monitoring send alerts in, each sender by the token of an intake. The answer goes out once what came is kept. It
 * looks into a body only to find a token and to count: what cannot be understood is kept as it came.
 */
export function createSenders({ hub: { intakes, notifications }, limits, requests, bytes, metrics }: Ports) {
  /** Whose token it is. Who tries others is slowed down, and nobody else is: they come from all kinds of addresses. */
  async function admit(token: string, { socket }: IncomingMessage): Promise<Intake> {
    const intake = await intakes.find(token);
    if (intake) return intake;
    const waitMs = requests.take(`from ${socket.remoteAddress ?? ''}`, 1);
    throw waitMs > 0 ? senderRefusal('too-fast', waitMs) : senderRefusal('no-token');
  }

  /** Said as something that passes: Alertmanager tries again after 503, and gives an alert up after 429. */
  function slowDown(waitMs: number): void {
    if (waitMs > 0) throw senderRefusal('too-much', waitMs);
  }

  async function take(request: IncomingMessage, { format, token }: Sent): Promise<Reply> {
    const said = BEARER.exec(request.headers.authorization ?? '')?.[1] ?? token;
    // Before the first byte of a body, where it can be told.
    const early = said === null ? null : await admit(said, request);
    const body = await bodyOf(request, limits.bodyBytes).catch((error: unknown) => {
      throw error instanceof Refusal && error.status === 413 ? senderRefusal('too-large') : error;
    });
    const text = textIn(body);
    const sent = text === null ? undefined : jsonIn(text);
    if (text === null || sent === undefined) throw senderRefusal(early ? 'no-json' : 'no-token');
    const secret = said ?? textAt(sent, 'routing_key');
    const intake = early ?? (await admit(secret, request));
    slowDown(requests.take(`intake ${intake.id}`, 1));
    slowDown(bytes.take(`intake ${intake.id}`, body.length));
    const alerts = countIn(sent);
    // Whoever may read it need not know by which token it came.
    await notifications.keep(intake, { format, body: text.replaceAll(secret, '…'), alerts });
    metrics.received(format, alerts);
    return json(format === 'pagerduty' ? takenByPagerDuty(sent) : { status: 'success', message: 'Kept' }, 202);
  }

  return {
    /** Rejects with a `LogProblem` if it could not be made durable: who sent it sends it again. */
    take: (request: IncomingMessage, sent: Sent): Promise<Reply> => asProblem(() => take(request, sent)),
  };
}

/** Undefined if it is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands under the name; empty if that is no text. */
function textAt(sent: unknown, name: 'routing_key' | 'dedup_key'): string {
  const found = typeof sent === 'object' && sent !== null && Object.hasOwn(sent, name) ? (sent as Sending)[name] : '';
  return typeof found === 'string' ? found : '';
}

type Sending = { readonly [name: string]: unknown };

/** A list of alerts is sent as it is, or under that name. */
function countIn(sent: unknown): number {
  const all = typeof sent === 'object' && sent !== null && 'alerts' in sent ? sent.alerts : sent;
  return Array.isArray(all) ? Math.min(Math.max(1, all.length), MAX_ALERTS) : 1;
}

/** As its senders expect it (PagerDuty Events API v2): they name the alert by this key from then on. */
function takenByPagerDuty(sent: unknown): unknown {
  const key = textAt(sent, 'dedup_key') || randomBytes(16).toString('hex');
  return { status: 'success', message: 'Event processed', dedup_key: key };
}
