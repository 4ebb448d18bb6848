import * as v from 'valibot';
import type { BookHealth } from '../../../shared/record/append';
import type { Argument } from '../../../shared/bridge';
import { toHex } from '../../../shared/record/bytes';
import type { BookId } from '../../../shared/record/op';
import type { KeptWebhook, Outgoing, Posted, WebhookReport } from '../../../shared/record/webhook-report';
import type { SealedFile } from '../sealed-file';
import { readAddress } from './address';
import { signatureOf } from './signature';

/** As `fetch` asks and answers. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly redirect: 'manual';
    readonly credentials: 'omit';
    readonly cache: 'no-store';
    readonly signal: AbortSignal;
  },
) => Promise<{ readonly status: number; readonly body: { cancel(): Promise<unknown> } | null }>;

type Ports = {
  readonly file: Pick<SealedFile, 'read' | 'write'>;
  readonly health: (book: BookId) => Promise<BookHealth>;
  readonly random: (bytes: number) => Uint8Array;
  /** Ms since epoch. */
  readonly now: () => number;
  readonly fetch: Fetch;
  readonly timeoutMs?: number;
};

export type Webhooks = ReturnType<typeof createWebhooks>;

const webhook = v.object({ channel: v.string(), url: v.string(), secret: v.string() });
type Webhook = v.InferOutput<typeof webhook>;

const SHORTEST_SECRET = 16;
const MADE_BYTES = 24;
const TIMEOUT_MS = 10_000;

/**
 * Addresses of channels, kept sealed on this laptop alone. A message is posted once each time a person asks, and never
 * again by itself: what came of it is told, and the person decides.
 */
export function createWebhooks({ file, health, random, now, fetch, timeoutMs = TIMEOUT_MS }: Ports) {
  let known: Promise<readonly Webhook[]> | null = null;
  const all = (): Promise<readonly Webhook[]> => (known ??= readAll(file));

  async function replaceAll(next: readonly Webhook[]): Promise<readonly WebhookReport[]> {
    await file.write(JSON.stringify(next));
    known = Promise.resolve(next);
    return next.map(reportOf);
  }

  return {
    list: async (): Promise<readonly WebhookReport[]> => (await all()).map(reportOf),

    async keep({ channel, url, secret: typed, isPlainOk }: Argument<'keep-webhook'>): Promise<KeptWebhook> {
      const address = readAddress({ url, isPlainOk });
      if (typeof address === 'string') return { kind: 'refused', why: address };
      const made = typed.trim() === '' ? toHex(random(MADE_BYTES)) : null;
      const secret = made ?? typed.trim();
      if (secret.length < SHORTEST_SECRET) return { kind: 'refused', why: 'short-secret' };
      const others = (await all()).filter((one) => !isSame(one.channel, channel));
      try {
        const webhooks = await replaceAll([...others, { channel: channel.trim(), url: address.href, secret }]);
        return { kind: 'kept', webhooks, made };
      } catch {
        // The disk: said in words, and nothing that stood there is lost.
        return { kind: 'refused', why: 'not-kept' };
      }
    },

    remove: async (channel: string): Promise<readonly WebhookReport[]> =>
      replaceAll((await all()).filter((one) => !isSame(one.channel, channel))),

    async post({ book, channel, outgoing }: Argument<'post-webhook'>): Promise<Posted> {
      const to = (await all()).find((one) => isSame(one.channel, channel));
      if (!to) return { kind: 'no-address' };
      if ((await health(book)).isRestricted) return { kind: 'restricted' };
      const at = now();
      const body = bodyOf(outgoing, at);
      const timestamp = String(Math.floor(at / 1_000));
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(to.url, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json; charset=utf-8',
            'X-Holdfast-Timestamp': timestamp,
            'X-Holdfast-Signature': signatureOf({ secret: to.secret, timestamp, body }),
          },
          body,
          ...{ redirect: 'manual', credentials: 'omit', cache: 'no-store', signal },
        });
        // What it says beside its status is for nobody here.
        await response.body?.cancel().catch(() => undefined);
        return postedOf(response.status);
      } catch (error) {
        return failureOf(error, signal);
      }
    },
  };
}

/** Times as ISO 8601 in UTC. */
const bodyOf = ({ nextUpdate, sentBy, ...outgoing }: Outgoing, at: number): string =>
  JSON.stringify({
    version: 1,
    ...outgoing,
    next_update: nextUpdate === null ? null : new Date(nextUpdate).toISOString(),
    sent_by: sentBy,
    at: new Date(at).toISOString(),
  });

function postedOf(status: number): Posted {
  if (status >= 200 && status < 300) return { kind: 'taken', status };
  return status >= 300 && status < 400 ? { kind: 'redirected' } : { kind: 'refused', status };
}

function failureOf(error: unknown, signal: AbortSignal): Posted {
  if (signal.aborted) return { kind: 'timed-out' };
  const said = error instanceof Error ? error.message : String(error);
  if (/redirect/i.test(said)) return { kind: 'redirected' };
  return { kind: 'unreachable', detail: said.slice(0, 120) };
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function reportOf({ channel, url }: Webhook): WebhookReport {
  const { host, protocol } = new URL(url);
  return { channel, host, isPlain: protocol === 'http:' };
}

/** What cannot be read is as good as none: the addresses are typed again. */
async function readAll(file: Ports['file']): Promise<readonly Webhook[]> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(webhook)), await file.read());
  return parsed.success ? parsed.output.filter(({ url }) => URL.canParse(url)) : [];
}
