import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly isGenuine: boolean };
type Answer = { readonly status: number; readonly headers?: Record<string, string> } | 'silence';

/** A receiver as server/README.md tells one to be, on this machine. */
export async function startReceiver(secret: string, answer: Answer = { status: 200 }) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      received.push({ headers: request.headers, body, isGenuine: isGenuine(request.headers, body, secret) });
      if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end('answer');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/hook`,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const OLDEST_SECONDS = 300;

function isGenuine(headers: IncomingHttpHeaders, body: string, secret: string): boolean {
  const timestamp = String(headers['x-holdfast-timestamp'] ?? '');
  const given = Buffer.from(String(headers['x-holdfast-signature'] ?? ''));
  const wanted = Buffer.from(`v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`);
  const isFresh = Math.abs(Date.now() / 1_000 - Number(timestamp)) <= OLDEST_SECONDS;
  return isFresh && given.length === wanted.length && timingSafeEqual(given, wanted);
}
