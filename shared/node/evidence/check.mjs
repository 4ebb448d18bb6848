// Proves that an evidence folder is what its laptops wrote and signed. Needs Node 18 or newer and nothing else:
//   node check.mjs                           where anyone may read it
//   node check.mjs <its six words> [--write] where it is sealed; --write puts timeline and attachments beside it, to read
// Ends with 0: genuine and whole. 2: genuine, and something is missing. 1: not genuine, or not readable.
import { createDecipheriv, createHash, scryptSync, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2).filter((word) => word !== '--write');
const [problems, holes] = [[], []];
const must = (isSo, problem) => isSo || problems.push(problem);
const file = (name) => join(dirname(fileURLToPath(import.meta.url)), name);
const read = (name) => existsSync(file(name)) && readFileSync(file(name));
const hex = (text) => Buffer.from(text, 'hex');
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const place = ({ chain, seq }) => `chain ${chain}, op ${seq}`;

/** Ed25519 (RFC 8032). */
function isSigned(device, message, signature) {
  const key = Buffer.concat([hex('302a300506032b6570032100'), hex(device)]);
  return verify(null, message, { key, format: 'der', type: 'spki' }, signature);
}

/** XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha). Throws if the key, the nonce, what is around it or a byte is another. */
function open(sealed, around, nonce, key) {
  const part = Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
  const box = createDecipheriv('chacha20-poly1305', hChaCha20(key, nonce), part, { authTagLength: 16 });
  box.setAAD(around, { plaintextLength: sealed.length - 16 }).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([box.update(sealed.subarray(0, -16)), box.final()]);
}

function hChaCha20(key, nonce) {
  const input = Buffer.concat([Buffer.from('expand 32-byte k'), key, nonce.subarray(0, 16)]);
  const s = Uint32Array.from({ length: 16 }, (_, i) => input.readUInt32LE(i * 4));
  const mix = (x, y, z, by) => {
    s[x] += s[y];
    s[z] = ((s[z] ^ s[x]) << by) | ((s[z] ^ s[x]) >>> (32 - by));
  };
  const quarter = (a, b, c, d) =>
    [16, 12, 8, 7].forEach((by, i) => (i % 2 === 0 ? mix(a, b, d, by) : mix(c, d, b, by)));
  for (let round = 0; round < 10; round++) {
    for (const i of [0, 1, 2, 3]) quarter(i, i + 4, i + 8, i + 12);
    for (const i of [0, 1, 2, 3]) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  return Buffer.from(Uint32Array.of(...s.subarray(0, 4), ...s.subarray(12)).buffer);
}

/** A carried file: its header at both ends, and between them frames, then the chunks of attachments. */
function readCarried(bytes) {
  const end = bytes.indexOf(10) + 1;
  const header = bytes.subarray(0, end - 17);
  const isHeader = sha(header).toString('hex', 0, 8) === bytes.toString('latin1', end - 17, end - 1);
  must(isHeader && bytes.subarray(-end).equals(bytes.subarray(0, end)), 'lines.warroom: its header was changed');
  const json = JSON.parse(header.toString('utf8', 19));
  let from = bytes.length - end - (json.blobs ?? []).flatMap(({ chunks }) => chunks).reduce((a, b) => a + b, 0);
  const until = from;
  const next = (length) => bytes.subarray(from, (from += length));
  const blobs = new Map((json.blobs ?? []).map(({ blob, chunks }) => [blob, chunks.map(next)]));
  for (const [blob, chunks] of blobs)
    must(`${sha(...chunks).toString('hex')}-${chunks.length}` === blob, `attachment ${blob}: it was changed`);
  const frames = [];
  for (let at = end; at < until; at += 20 + frames.at(-1).length) {
    const payload = bytes.subarray(at + 20, at + 20 + bytes.readUInt32BE(at + 8));
    const prelude = Buffer.concat([
      hex('894846520d0a1a0a'),
      bytes.subarray(at + 8, at + 12),
      sha(payload).subarray(0, 8),
    ]);
    must(
      prelude.equals(bytes.subarray(at, at + 20)),
      `lines.warroom: frame ${frames.length + 1}, at byte ${at}, was changed`,
    );
    frames.push(payload);
  }
  return { header: json, frames, blobs };
}

function opsOf(payload) {
  const ops = [];
  for (let at = 4, left = payload.readUInt32BE(0); left > 0; left--) {
    const end = at + 4 + payload.readUInt32BE(at);
    const length = payload.readUInt32BE(end + 32);
    const body = length === 0xffffffff ? null : payload.subarray(end + 36, end + 36 + length);
    const headerBytes = payload.subarray(at + 4, end);
    const hash = sha(payload.subarray(at, end + 32)).toString('hex');
    const op = { ...JSON.parse(headerBytes.toString('utf8')), hash, headerBytes, body };
    must(!body || sha(body).equals(payload.subarray(end, end + 32)), `${place(op)}: its text was changed`);
    ops.push(op);
    at = end + 36 + (body?.length ?? 0);
  }
  return ops;
}

/** The last op of every frame, and with it all before it, is signed by the device that the chain's first op names. */
function proveChains(frames) {
  const read = frames.map((frame) => ({ all: opsOf(frame), signature: frame.subarray(-64) }));
  const ops = new Map(read.flatMap(({ all }) => all.map((op) => [op.hash, op])));
  const starts = new Map([...ops.values()].filter(({ start }) => start).map((op) => [op.chain, op]));
  for (const { book, chain, start } of starts.values()) {
    const id = sha(hex(start.device), hex(book), hex(start.random)).toString('hex', 0, 16);
    must(id === chain, `chain ${chain}: it does not belong to the device that its first op names`);
  }
  for (const { all, signature } of read) {
    const { book, chain, seq, hash } = all.at(-1);
    const signed = hex(book + chain + seq.toString(16).padStart(8, '0') + hash);
    const device = starts.get(chain)?.start.device;
    const isGood = !device || isSigned(device, Buffer.concat([Buffer.from('holdfast head 1'), signed]), signature);
    must(isGood, `chain ${chain}, op ${seq}: not signed by its device`);
    const isLinked = all.every((op, i) => i === 0 || op.prev === all[i - 1].hash);
    must(isLinked, `chain ${chain}, op ${seq}: it does not sign what stands before it`);
  }
  for (const op of ops.values()) {
    const before = ops.get(op.prev);
    const follows = op.start ? op.seq === 1 : !before || (before.chain === op.chain && before.seq === op.seq - 1);
    must(follows, `${place(op)}: it does not follow the one before`);
    if (!starts.has(op.chain)) holes.push(`${place(op)}: nobody can tell who wrote it, for the chain’s first op`);
    else if (!op.start && !before) holes.push(`${place(op)}: what came before it`);
  }
  return { ops: [...ops.values()], starts: [...starts.values()] };
}

function keysOf({ id, keys }) {
  let list = hex(keys.keys ?? '');
  if (read('keys.json')) {
    const { salt, N, r, p, nonce, sealed } = JSON.parse(read('keys.json'));
    const around = Buffer.concat([Buffer.from('holdfast evidence keys 1'), hex(id)]);
    const key = scryptSync(words.join(' '), hex(salt), 32, { N, r, p, maxmem: 2 ** 29 });
    list = open(hex(sealed), around, hex(nonce), key);
  }
  const all = Array.from({ length: list.length / 52 }, (_, i) => list.subarray(i * 52 + 20, i * 52 + 52));
  return new Map(all.map((key) => [sha('holdfast key 1', key).toString('hex', 0, 16), key]));
}

/** What stands in an op's body; why not, if it is no body. */
function saidIn({ body, key, nonce, headerBytes }, keys) {
  if (!body || !keys.has(key)) return { line: { why: body ? 'sealed' : 'destroyed' } };
  try {
    const padded = open(body, headerBytes, hex(nonce), keys.get(key));
    const { lam, at, wall, by, facts } = JSON.parse(padded.toString('utf8', 16, padded.lastIndexOf(0x80)));
    if (depthOf(facts) > 32 || !Number.isSafeInteger(lam)) throw new Error('no body');
    const words = facts.map(wordsOf).join('; ');
    return { lam, line: { at: iso(at), clock: iso(wall), author: `${by.name}`, device: `${by.device}`, words }, facts };
  } catch {
    return { line: { why: 'unreadable' } };
  }
}

/** The attachments that a line names, as they were attached; what is not there is a hole. */
function originalsOf({ n, facts = [] }, blobs) {
  const named = facts.flatMap((fact) => (Array.isArray(fact.blobs) ? fact.blobs : [])).filter(({ key }) => key);
  return named.flatMap(({ blob, key, name, sha256 }, i) => {
    const chunks = blobs.get(blob);
    if (!chunks) holes.push(`line ${n}: its attachment ${name ?? blob}`);
    const parts = (chunks ?? []).map((chunk, at) => {
      const nonce = Buffer.alloc(24);
      nonce.writeUInt32BE(at, 20);
      const place = Buffer.alloc(8);
      place.writeUInt32BE(at, 0);
      place.writeUInt32BE(chunks.length, 4);
      const padded = open(chunk, Buffer.concat([Buffer.from('holdfast blob 1'), place]), nonce, hex(key));
      return padded.subarray(0, padded.lastIndexOf(0x80));
    });
    const bytes = Buffer.concat(parts);
    const isSame = !chunks || !sha256 || sha(bytes).toString('hex') === sha256;
    must(isSame, `line ${n}: its attachment ${name ?? blob} is not what its line says`);
    return chunks ? [{ name: `${n}-${i + 1}-${safe(name)}`, bytes }] : [];
  });
}
const safe = (name) =>
  `${name ?? ''}`
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-80) || 'attachment';

const depthOf = (value) => (Object(value) === value ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0);
const iso = (ms) => new Date(ms).toISOString();
const plain = (text) => text.replace(/[\r\n]+/g, ' / ').replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => `\\${sign}`);

/** A fact in words: its kind, then what it says; what has a name or a text, by that. */
function wordsOf(fact) {
  const { kind, typed: _typed, replaces: _replaces, ...others } = fact;
  const said = Object.entries(others).filter(
    ([, value]) => !['""', 'null', 'false', '[]'].includes(JSON.stringify(value)),
  );
  return `${kind.replace(/\/\d+$/, '').replaceAll('-', ' ')}: ${said.map(([name, value]) => `${name} ${valueWords(value)}`).join(', ')}`;
}
function valueWords(value) {
  if (typeof value === 'number' && value > 1e11 && value < 8e15) return iso(value);
  if (Array.isArray(value)) return value.map(valueWords).join(' / ');
  const told = value?.name ?? value?.text ?? value;
  return typeof told === 'string' ? told : JSON.stringify(value);
}

/** What the timeline must be, to the letter: by Lamport time, then chain and hash. */
function timelineOf(ops, keys) {
  const order = (a, b) => (a.lam ?? 2 ** 53) - (b.lam ?? 2 ** 53) || (a.chain + a.hash < b.chain + b.hash ? -1 : 1);
  const all = ops.map((op) => ({ ...op, ...saidIn(op, keys) })).sort(order);
  const list = all.map(({ line, chain, seq, hash, facts }, i) => ({ n: i + 1, ...line, chain, seq, hash, facts }));
  const markdown = list.map(({ n, why, at, author, device, words, chain, seq, hash }) => {
    const told = why ? `(${why})` : `\`${at}\` **${plain(author)}** (${plain(device)}): ${plain(words)}`;
    return `${n}. ${told} — chain \`${chain}\`, op ${seq}, hash \`${hash}\`\n`;
  });
  return {
    list,
    'timeline.json': `[\n${list.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`,
    'timeline.md': `# Timeline\n\n${markdown.join('')}`,
  };
}

try {
  const { signature, ...manifest } = JSON.parse(read('manifest.json'));
  const about = Buffer.from(`holdfast evidence 1${JSON.stringify(manifest)}`);
  must(isSigned(manifest.device, about, hex(signature)), 'manifest.json: not signed by the laptop that it names');
  for (const [name, hash] of Object.entries(manifest.files))
    must(sha(read(name) || '').toString('hex') === hash, `${name}: not as it was exported`);
  const { header, frames, blobs } = readCarried(read('lines.warroom'));
  const { ops, starts } = proveChains(frames);
  const { list, ...timelines } = timelineOf(ops, keysOf(header));
  for (const { name, bytes } of list.flatMap((line) => originalsOf(line, blobs))) {
    const path = join('attachments', name);
    if (process.argv.includes('--write')) mkdirSync(file('attachments'), { recursive: true });
    if (process.argv.includes('--write') && !existsSync(file(path))) writeFileSync(file(path), bytes);
    must(!existsSync(file(path)) || bytes.equals(read(path)), `attachments/${name}: not what its line says`);
  }
  for (const [name, meant] of Object.entries(timelines)) {
    if (process.argv.includes('--write') && !(name in manifest.files)) writeFileSync(file(name), meant);
    const [is, be] = [`${read(name) || meant}`, meant].map((text) => text.split('\n'));
    for (const i of [...is, ...be].keys())
      must(is[i] === be[i], `${name}, line ${i + 1}: what was signed is: ${be[i] ?? 'nothing'}`);
  }
  console.log(
    `${ops.length} lines in ${starts.length} chains. Exported ${manifest.made} by laptop ${manifest.device}.`,
  );
} catch (error) {
  problems.push(`it cannot be read${read('keys.json') ? ' with these words' : ''}: ${error.message}`);
}
console.log([...problems.map((one) => `WRONG    ${one}\n`), ...holes.map((one) => `MISSING  ${one}\n`)].join(''));
if (problems.length > 0) console.log('Not genuine, or not readable.');
else if (holes.length > 0) console.log('Genuine, and not whole: what is here is as it was signed.');
else console.log('Genuine and whole: every line is as it was signed, and the timeline says what the lines say.');
process.exitCode = problems.length > 0 ? 1 : holes.length > 0 ? 2 : 0;
