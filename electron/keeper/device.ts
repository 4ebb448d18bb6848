import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fromHex, toHex } from '../../shared/record/bytes';
import { replaceFile } from './text-file';

/** This laptop, for as long as its profile lives. */
export type Device = { readonly key: Uint8Array; readonly code: string };

const FILE = 'device.json';
const stored = v.object({ key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

/** The profile's device; a new one if there is none that can be read. A new device starts new chains: nothing is lost by it. */
export async function openDevice(profile: string): Promise<Device> {
  const path = join(profile, FILE);
  const known = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), await readFile(path, 'utf8').catch(() => ''));
  if (known.success) return deviceOf(known.output.key);
  const key = toHex(randomBytes(32));
  await replaceFile(path, JSON.stringify({ key })).catch(() => undefined);
  return deviceOf(key);
}

const deviceOf = (key: string): Device => ({ key: fromHex(key), code: codeOf(key) });

// Crockford's alphabet: no letter that could be read as a digit.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Three letters out of 15 bits of the key. */
function codeOf(key: string): string {
  const bits = Number.parseInt(key.slice(0, 4), 16);
  return [bits >> 10, bits >> 5, bits].map((five) => LETTERS[five & 31] ?? '0').join('');
}

const SETTINGS = 'settings.json';

/** What the page keeps on this laptop: opaque text. Null if it never wrote any, or it cannot be read. */
export async function readSettings(profile: string): Promise<string | null> {
  return readFile(join(profile, SETTINGS), 'utf8').catch(() => null);
}

export const writeSettings = (profile: string, settings: string): Promise<void> =>
  replaceFile(join(profile, SETTINGS), settings);
