import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256 } from '@noble/hashes/sha2.js';
import type { PhoneLine, PhonePages } from '../../shared/node/hub/hub-word';
import { createMeter } from './limits';

/** Hands a line to the laptop whose hub this is. Resolves with whether it has it for good. */
export type TakeLine = (line: PhoneLine) => Promise<boolean>;

type Ports = {
  readonly takeLine: TakeLine;
  readonly random: (bytes: number) => Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
  /** ms, never backwards. */
  readonly mono: () => number;
};

export type Phones = ReturnType<typeof createPhones>;

const PATH = /^\/phone\/([0-9a-f]{32})\/(write)?$/;
const MAX_FORM_BYTES = 16 * 1024;
const MAX_FROM = 80;
const MAX_TEXT = 2_000;
/** A second, of one address. */
const REQUESTS = 5;

/** Nothing runs in these pages, and nothing is fetched by them. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Pages for phones on the network of a laptop that is a hub, as that laptop makes them. Without any there is none. */
export function createPhones({ takeLine, random, now, mono }: Ports) {
  let pages: PhonePages | null = null;
  const requests = createMeter(REQUESTS, mono);

  /** Pages for whoever has the token; null for everyone else, however long the tokens have been alike. */
  function pagesFor(token: string): PhonePages | null {
    const isTheirs = pages && timingSafeEqual(sha256(Buffer.from(token)), sha256(Buffer.from(pages.token)));
    return isTheirs ? pages : null;
  }

  async function write(request: IncomingMessage, found: PhonePages): Promise<Answer> {
    const form = new URLSearchParams(await formOf(request));
    const from = cut(form.get('from') ?? '', MAX_FROM);
    const text = cut(form.get('text') ?? '', MAX_TEXT);
    if (text === '') return { status: 200, page: filled(found.write, { from, text, said: '' }) };
    const id = Buffer.from(random(16)).toString('hex');
    const isKept = await takeLine({ id, from, text, at: now() });
    // What was not taken stands in the field again.
    return isKept
      ? { status: 200, page: filled(found.write, { from, text: '', said: found.kept }) }
      : { status: 503, page: filled(found.write, { from, text, said: found.notKept }) };
  }

  return {
    /** What phones are shown from now on; null: nothing. */
    show: (next: PhonePages | null): void => void (pages = next),
    /** False if it is no path of a phone's. */
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const [, token = '', isWrite] = PATH.exec(request.url ?? '') ?? [];
      if (token === '') return false;
      const found = pagesFor(token);
      const isTooFast = requests.take(request.socket.remoteAddress ?? '', 1) > 0;
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      let answer: Answer;
      if (isTooFast) answer = { status: 429, page: '' };
      else if (!found) answer = { status: 404, page: '' };
      else if (request.method === 'POST' && isWrite)
        answer = await write(request, found).catch(() => ({ status: 413, page: '' }));
      else if (isRead) answer = { status: 200, page: isWrite ? filled(found.write, EMPTY) : found.situation };
      else answer = { status: 405, page: '' };
      response.writeHead(answer.status, HEADERS).end(request.method === 'HEAD' ? undefined : answer.page);
      return true;
    },
  };
}

type Answer = { readonly status: number; readonly page: string };
type Values = { readonly from: string; readonly text: string; readonly said: string };
const EMPTY: Values = { from: '', text: '', said: '' };

/** Puts what was typed where the page has `{{from}}`, `{{text}}` and `{{said}}`: as text, whatever it looks like. */
const filled = (page: string, values: Values): string =>
  page.replaceAll(/\{\{(from|text|said)\}\}/g, (_, name: keyof Values) => escaped(values[name]));

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** By whole characters. */
const cut = (text: string, most: number): string => Array.from(text.trim()).slice(0, most).join('');

async function formOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_FORM_BYTES) throw new Error('a line is shorter');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
