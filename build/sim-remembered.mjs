// What the simulator works out once instead of again and again: the laptops of a world read the same bytes over and over.
// Each is a function of its arguments alone, and bytes of a world never change, so that nothing is searched less by it.
// What several laptops then hold in common is frozen: whoever changed it would be found out.
import path from 'node:path';
import { root } from './vite.config.mjs';

export const WORLD = path.join(root, 'test/simulation/world');

/** As in plants.ts. @typedef {{ readonly name: string, readonly file: string, readonly find: string, readonly replace: string }} Change */

/**
 * `export function <name>(<parameters>)…` becomes what is asked first, and goes on under another name.
 * @param {{ file: string, name: string, parameters: string, before: string, asked: string }} of
 * @returns {Change}
 */
const remembered = ({ file, name, parameters, before, asked }) => ({
  name: `${name} is remembered`,
  file,
  find: `export function ${name}(${parameters})`,
  replace: `${before}
export function ${name}(${parameters}): ReturnType<typeof ${name}Anew> {
${asked}
}
function ${name}Anew(${parameters})`,
});

/** @param {{ file: string, name: string, parameters: string, key: string, args: string }} of */
const byObject = ({ key, args, ...of }) =>
  remembered({
    ...of,
    before: `const ${of.name}Known = new WeakMap<object, ReturnType<typeof ${of.name}Anew>>();`,
    asked: `  const known = ${of.name}Known.get(${key});
  if (known !== undefined) return known;
  const found = ${of.name}Anew(${args});
  if (found !== null) ${of.name}Known.set(${key}, found);
  return found;`,
  });

const FREEZE = `const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !ArrayBuffer.isView(value))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};`;

/** A frame is known again by its length and checksum, and then by every byte. Whoever reads it twice has two. */
const FRAMES = `type Decoded = ReturnType<typeof decodeFrameAnew>;
type Known = { readonly bytes: Uint8Array; readonly frame: Frame };
const framesByPrelude = new Map<string, Known>();
const { latin1Slice } = Buffer.prototype;
const preludeAt = (bytes: Uint8Array, at: number): string =>
  latin1Slice.call(bytes, Math.min(at, bytes.length), Math.min(at + 20, bytes.length));`;
const DECODE = `  const prelude = preludeAt(bytes, at);
  const known = framesByPrelude.get(prelude);
  const end = at + (known?.bytes.length ?? 0);
  if (known && end <= bytes.length && Buffer.compare(bytes.subarray(at, end), known.bytes) === 0)
    return ok({ frame: { ...known.frame }, end });
  const decoded: Decoded = decodeFrameAnew(bytes, at);
  if (framesByPrelude.size > 4_096) framesByPrelude.clear();
  if (decoded.ok) framesByPrelude.set(prelude, { bytes: decoded.value.frame.bytes, frame: decoded.value.frame });
  return decoded;`;

/** @type {readonly Change[]} */
export const REMEMBERED = [
  remembered({
    file: 'shared/record/frame.ts',
    name: 'decodeFrame',
    parameters: 'bytes: Uint8Array, at = 0',
    before: FRAMES,
    asked: DECODE,
  }),
  {
    name: 'a file is searched once',
    file: 'shared/record/frame.ts',
    find: 'export function* findFrames(bytes: Uint8Array): Generator<Frame | Damage> {',
    replace: `const foundIn = new WeakMap<Uint8Array, readonly (Frame | Damage)[]>();
export function* findFrames(bytes: Uint8Array): Generator<Frame | Damage> {
  const found = foundIn.get(bytes) ?? [...findFramesAnew(bytes)];
  foundIn.set(bytes, found);
  for (const one of found) yield { ...one };
}
function* findFramesAnew(bytes: Uint8Array): Generator<Frame | Damage> {`,
  },
  {
    name: 'hex is read once',
    file: 'shared/node/native-bytes.ts',
    find: 'export function hexToBytes(hex: string): Uint8Array {',
    replace: `const bytesByHex = new Map<string, Uint8Array>();
export function hexToBytes(hex: string): Uint8Array {
  const known = bytesByHex.get(hex);
  if (known) return known;
  const bytes = hexToBytesAnew(hex);
  if (bytesByHex.size > 4_096) bytesByHex.clear();
  bytesByHex.set(hex, bytes);
  return bytes;
}
function hexToBytesAnew(hex: string): Uint8Array {`,
  },
  byObject({
    file: 'shared/record/book/held-book.ts',
    name: 'sketchOf',
    parameters: 'frame: Frame',
    key: 'frame.bytes',
    args: 'frame',
  }),
  remembered({
    file: 'shared/record/body.ts',
    name: 'decodeBody',
    parameters: 'bytes: Uint8Array',
    before: `${FREEZE}
const bodies = new WeakMap<Uint8Array, Body | null>();`,
    asked: `  const known = bodies.get(bytes);
  if (known !== undefined) return known;
  const body = frozen(decodeBodyAnew(bytes));
  bodies.set(bytes, body);
  return body;`,
  }),
  {
    name: 'a body is opened once with a key',
    file: 'shared/record/keys/sealed.ts',
    find: '  const padded = crypto.open(body, headerBytes, nonce, key.key);\n  return padded && unpad(padded);',
    replace: `  const known = openedByBody.get(body);
  if (known && known.id === key.id) return known.plain;
  const padded = crypto.open(body, headerBytes, nonce, key.key);
  const plain = padded && unpad(padded);
  if (plain) openedByBody.set(body, { id: key.id, plain });
  return plain;`,
  },
  {
    name: 'what a verdict hangs on is named once',
    file: 'shared/record/keys/sealed.ts',
    find: '      const proof = proofOf(device, head, signature);\n',
    replace: `      const known = proofs.get(signature);
      const isKnown = known?.head === head && equalBytes(known.device, device);
      const proof = isKnown ? known.proof : proofOf(device, head, signature);
      if (!isKnown) proofs.set(signature, { head, device, proof });
`,
  },
  {
    name: 'by the signature',
    file: 'shared/record/keys/sealed.ts',
    find: 'const proofOf = ',
    replace: `type Proven = { readonly head: Uint8Array; readonly device: Uint8Array; readonly proof: string };
const proofs = new WeakMap<Uint8Array, Proven>();
const proofOf = `,
  },
  {
    name: 'by bytes that are equal',
    file: 'shared/record/keys/sealed.ts',
    find: 'import { concat, fromHex,',
    replace: 'import { concat, equalBytes, fromHex,',
  },
  {
    name: 'by what was sealed',
    file: 'shared/record/keys/sealed.ts',
    find: 'const REMEMBERED = 262_144;\n',
    replace: `const REMEMBERED = 262_144;
const openedByBody = new WeakMap<Uint8Array, { readonly id: string; readonly plain: Uint8Array }>();
`,
  },
  {
    name: 'a proof is named once',
    file: 'shared/record/book/gate.ts',
    find: 'const proofOf = (frame: Frame): string => `${lastOf(frame).hash} ${toHex(frame.signature)}`;',
    replace: `const proofs = new WeakMap<Uint8Array, string>();
function proofOf(frame: Frame): string {
  const proof = proofs.get(frame.bytes) ?? \`\${lastOf(frame).hash} \${toHex(frame.signature)}\`;
  proofs.set(frame.bytes, proof);
  return proof;
}`,
  },
  {
    name: 'a head is put together once',
    file: 'shared/record/keys/seal.ts',
    find: 'export const headOf = (op: Op): Uint8Array =>',
    replace: `const heads = new WeakMap<Op, Uint8Array>();
export function headOf(op: Op): Uint8Array {
  const head = heads.get(op) ?? headAnew(op);
  heads.set(op, head);
  return head;
}
const headAnew = (op: Op): Uint8Array =>`,
  },
  remembered({
    file: 'shared/domain/incident/facts.ts',
    name: 'parseIncidentFact',
    parameters: 'foreign: unknown',
    before: `${FREEZE}
const factsByForeign = new WeakMap<object, IncidentFact | null>();`,
    asked: `  if (!Object.isFrozen(foreign) || typeof foreign !== 'object' || foreign === null)
    return parseIncidentFactAnew(foreign);
  const known = factsByForeign.get(foreign);
  if (known !== undefined) return known;
  const fact = frozen(parseIncidentFactAnew(foreign));
  factsByForeign.set(foreign, fact);
  return fact;`,
  }),
];

/** @param {Change} change @returns {import('vite').Plugin} */
export function changing({ name, file, find, replace }) {
  const isIt = (/** @type {string} */ id) => path.relative(root, id) === path.normalize(file);
  return {
    name,
    enforce: 'pre',
    transform: (code, id) => (isIt(id) ? code.replace(find, () => replace) : null),
  };
}
