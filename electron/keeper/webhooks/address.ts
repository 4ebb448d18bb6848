import type { WebhookFault } from '../../../shared/record/webhook-report';

type Asked = { readonly url: string; readonly isPlainOk: boolean };

/** Where messages are posted to, or what is wrong with it. Without TLS only nearby, and only if a person said so. */
export function readAddress({ url, isPlainOk }: Asked): URL | WebhookFault {
  const address = URL.canParse(url.trim()) ? new URL(url.trim()) : null;
  if (!address || address.hostname === '') return 'not-an-address';
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return 'other-scheme';
  // It would stand in the logs of whoever is asked the way.
  if (address.username !== '' || address.password !== '') return 'has-password';
  if (address.protocol === 'https:') return address;
  if (!isNear(address.hostname)) return 'plain-outside';
  return isPlainOk ? address : 'plain';
}

const NEAR_NAMES = /^[^.]+$|(?:^|\.)(?:localhost|local|lan|internal|home\.arpa)$/;
const NEAR_IPV4 = /^(?:127|10)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./;
const NEAR_IPV6 = /^\[(?:::1\]|f[cd]|fe[89ab])/;

/** This machine, or a network of one's own (RFC 1918, 4193, 6762, 8375). As `URL` writes hosts. */
function isNear(host: string): boolean {
  if (host.startsWith('[')) return NEAR_IPV6.test(host);
  return /^[\d.]+$/.test(host) ? NEAR_IPV4.test(host) : NEAR_NAMES.test(host);
}
