import { createHash } from 'node:crypto';
import { equalBytes } from '../shared/record/bytes';
import { OP_VERSION } from '../shared/record/op';
import { plainSealer, type Sealer } from '../shared/record/keys/seal';
import { memoryStore } from '../shared/record/store';
import { BOOK, deviceOf, laptop, type Laptop } from './laptop';

/** Signs so that a test can tell a signature from none: anyone could make it, so it proves nothing to an enemy. */
export function signingSealer(device: Uint8Array): Sealer {
  return { ...plainSealer(device), sign: (head) => signature(device, head), verify: verifyTest };
}

export const verifyTest: Sealer['verify'] = (device, head, signed) => equalBytes(signature(device, head), signed);

const signature = (device: Uint8Array, head: Uint8Array) =>
  Uint8Array.from(createHash('sha512').update(device).update(head).digest());

export const signingLaptop = (name: string) => laptop(name, memoryStore(), signingSealer(deviceOf(name)));

/** A laptop with an app to come: what it seals, this one cannot open. */
export function newerLaptop(name: string): Laptop {
  const sealer = signingSealer(deviceOf(name));
  const plan = () => ({ key: '', nonce: '', v: OP_VERSION + 1 });
  return laptop(name, memoryStore(), { ...sealer, plan });
}

/** A laptop that wrote these lines. */
export async function writer(name: string, ...texts: readonly string[]): Promise<Laptop> {
  const one = signingLaptop(name);
  for (const text of texts) await one.write(text);
  return one;
}

/** One chain in two lives: the second had lost all but the first op, and wrote on. */
export async function forkedWriter(): Promise<readonly [Laptop, Laptop]> {
  const bo = await writer('bo', 'one', 'two', 'three');
  const [first] = await bo.keep().frames(BOOK, {});
  const chain = first?.ops[0]?.header.chain;
  if (!first || !chain) throw new Error('no frames');
  const store = memoryStore();
  await store.begin(BOOK, chain);
  await store.append(BOOK, chain, [first.bytes]);
  const again = laptop('bo again', store, signingSealer(deviceOf('bo')));
  await again.write('instead of two');
  return [bo, again];
}
