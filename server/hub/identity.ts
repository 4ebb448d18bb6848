import 'reflect-metadata';
import { createHash, createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { fromUtf8, toHex, toUtf8 } from '../../shared/record/bytes';
import { pinOf } from '../../shared/node/hub/pinned';
import type { Shelf } from './shelf';

/** By what a hub is known: its id, and the key behind its certificate. */
export type HubIdentity = {
  /** 16 bytes in hex. */
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  /** SHA-256 of the public key, as laptops pin it. */
  readonly pin: Uint8Array;
  /** For what only this hub can have made: kept nowhere, and the same at every start. */
  readonly secret: Uint8Array;
};

const SHELF = 'identity';
/** By which senders of alerts know it, who look at names: the same wherever it stands. Laptops look at none. */
export const CERTIFICATE_NAME = 'holdfast-hub';
const KEY = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
// Laptops look at the key and at no date: a clock that is off keeps nobody out.
const FROM = new Date('2020-01-01T00:00:00Z');
const TO = new Date('2120-01-01T00:00:00Z');

/** The hub's own; made when it first starts. Several processes of one hub share a shelf, or a copy of this folder of it. */
export async function openIdentity(shelf: Shelf, random: (bytes: number) => Uint8Array): Promise<HubIdentity> {
  const known = await readIdentity(shelf);
  if (known) return known;
  const made = await newCertificate();
  const id = toHex(random(16));
  await shelf.leave(SHELF, 'hub', toUtf8(JSON.stringify({ id, ...made })));
  // Another process may have been first.
  const kept = await readIdentity(shelf);
  if (!kept) throw new Error('the identity of the hub cannot be read back');
  return kept;
}

async function readIdentity(shelf: Shelf): Promise<HubIdentity | null> {
  const bytes = await shelf.read(SHELF, 'hub');
  if (!bytes) return null;
  const { id, certificate, privateKey } = JSON.parse(fromUtf8(bytes)) as Omit<HubIdentity, 'pin' | 'secret'>;
  const key = createPrivateKey(privateKey);
  const secret = createHash('sha256')
    .update('holdfast hub sessions 1')
    .update(key.export({ type: 'pkcs8', format: 'der' }));
  return { id, certificate, privateKey, pin: pinOf(createPublicKey(key)), secret: new Uint8Array(secret.digest()) };
}

async function newCertificate(): Promise<{ readonly certificate: string; readonly privateKey: string }> {
  const keys = await webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: toHex(webcrypto.getRandomValues(new Uint8Array(8))),
      name: 'CN=Holdfast hub',
      notBefore: FROM,
      notAfter: TO,
      signingAlgorithm: KEY,
      keys,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: CERTIFICATE_NAME }])],
    },
    webcrypto,
  );
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({
    type: 'pkcs8',
    format: 'pem',
  });
  return { certificate: certificate.toString('pem'), privateKey: privateKey.toString() };
}
