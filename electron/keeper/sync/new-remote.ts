import { toHex } from '../../../shared/record/bytes';
import type { KeptRemote } from './kept-sync';

/** A place of which nothing is known yet. */
export const newRemote = (
  kind: KeptRemote['kind'],
  path: string,
  random: (bytes: number) => Uint8Array,
): KeptRemote => ({
  id: toHex(random(8)),
  kind,
  path,
  hub: null,
  host: null,
  known: [],
  lastAt: null,
  covered: {},
  joining: null,
});
