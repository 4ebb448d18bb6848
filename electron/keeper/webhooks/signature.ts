import { createHmac } from 'node:crypto';

type Signed = { readonly secret: string; readonly timestamp: string; readonly body: string };

/** `v1=` and the HMAC-SHA256 of timestamp, a dot, and the body as it is sent, in hex. */
export const signatureOf = ({ secret, timestamp, body }: Signed): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
