import type { IncomingMessage } from 'node:http';
import { Refusal } from './reply';

/** What came with a request; refused if that is more than `limit` bytes. */
export function bodyOf(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= limit) return;
      request.pause();
      reject(new Refusal(413, { why: 'too-large' }));
    });
    request.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(parts)));
    });
    request.on('error', reject);
    if (Number(request.headers['content-length'] ?? 0) > limit) reject(new Refusal(413, { why: 'too-large' }));
  });
}
