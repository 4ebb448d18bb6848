import { session } from 'electron';
import type { Fetch } from './keeper/webhooks/webhooks';

/** The network as the system has it, with its proxies and certificates; our pages stay shut off from it, and no cookie stays. */
export const outgoing: Fetch = (url, init) => session.fromPartition('outgoing').fetch(url, init);
