import { createHash } from 'node:crypto';
import { Agent, request } from 'node:https';
import { CERTIFICATE_NAME } from '../../../server/hub/identity';
import type { HubClient } from '../../../shared/node/hub/client';
import { makeIntakeAt, notificationsAt, readNotificationsAt } from '../../../shared/node/hub/intakes';
import { workspaceKeyOf } from '../../../shared/record/keys/book-keys';
import { toHex } from '../../../shared/record/bytes';
import type { SigningKeys } from '../../../shared/record/keys/crypto';
import { alertKeysOf, openNotification, sealLabel, type Notification } from '../../../shared/record/notification';
import { seededBytes } from '../../laptop';
import { sodium } from '../../sealing';
import { closeLater } from './hubs';

export type Answered = { readonly status: number; readonly headers: object; readonly body: unknown };

type Posting = {
  readonly port: number;
  /** Believed and nothing else, as a sender believes it who was given the file; null: whatever answers is believed. */
  readonly certificate: string | null;
  readonly path: string;
  readonly body: unknown;
  readonly token?: string;
};

/** What monitoring does: one POST over TLS, of bytes, or of anything else as JSON. */
export function post({ port, certificate, path, body, token }: Posting): Promise<Answered> {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const believing = certificate === null ? { rejectUnauthorized: false } : { ca: certificate };
  const agent = new Agent({ ...believing, servername: CERTIFICATE_NAME });
  closeLater(() => {
    agent.destroy();
  });
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => void parts.push(part));
      answer.on('end', () => {
        const said = JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: said });
      });
    });
    asked.once('error', reject);
    asked.end(bytes);
  });
}

export const roomKeys = (room: string): SigningKeys =>
  alertKeysOf(workspaceKeyOf(seededBytes(`room ${room}`)(32)), sodium);

/** A way in for monitoring, made by whoever asks; its token. */
export async function intakeAt(client: HubClient, keys: SigningKeys, name = 'Prometheus'): Promise<string> {
  const token = seededBytes(`token ${name}`)(16);
  const tokenHash = createHash('sha256').update(token).digest('hex');
  await makeIntakeAt(client, { tokenHash, sealTo: toHex(keys.publicKey), label: sealLabel(name, keys, sodium) });
  return toHex(token);
}

/** All that a laptop with these keys reads at the hub, oldest first. */
export async function readAt(client: HubClient, keys: SigningKeys): Promise<readonly Notification[]> {
  const { names } = await notificationsAt(client, [keys], '');
  const all: Notification[] = [];
  for await (const page of readNotificationsAt(client, names))
    for (const sealed of page.values())
      all.push(...[openNotification(sealed, keys, sodium)].filter((one) => one !== null));
  return all;
}
