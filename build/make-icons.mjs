// Draws build/resources/icons/*.png: a cleat with a line made fast around it. Run by hand when the mark changes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
const SAMPLES = 4;
const GROUND = [0x0b, 0x0e, 0x14];
const MARK = [0x6e, 0xa8, 0xfe];

const folder = path.join(import.meta.dirname, 'resources/icons');
mkdirSync(folder, { recursive: true });
for (const size of SIZES) writeFileSync(path.join(folder, `${size}x${size}.png`), png(size));

// All shapes in a square of side 1, y downwards.
/** @param {number} x @param {number} y */
function isGround(x, y) {
  const corner = 0.22;
  const dx = Math.max(Math.abs(x - 0.5) - (0.5 - corner), 0);
  const dy = Math.max(Math.abs(y - 0.5) - (0.5 - corner), 0);
  return Math.hypot(dx, dy) <= corner;
}

/** @param {number} x @param {number} y */
function isMark(x, y) {
  const horns = toSegment(x, y, [0.2, 0.34], [0.8, 0.34]) <= 0.065;
  const legs = [0.4, 0.6].some((at) => toSegment(x, y, [at, 0.34], [at, 0.66]) <= 0.05);
  const base = toSegment(x, y, [0.28, 0.7], [0.72, 0.7]) <= 0.065;
  const line = toSegment(x, y, [0.27, 0.575], [0.73, 0.455]);
  // A gap on both sides of the line lets it pass before the legs.
  return line <= 0.042 || (line > 0.075 && (horns || legs || base));
}

/** @param {number} x @param {number} y @param {readonly [number, number]} a @param {readonly [number, number]} b */
function toSegment(x, y, [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** @param {number} size */
function png(size) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      rows.set(pixel(column, row, size), row * (1 + size * 4) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** @param {number} column @param {number} row @param {number} size */
function pixel(column, row, size) {
  let ground = 0;
  let mark = 0;
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    if (!isGround(x, y)) continue;
    ground++;
    if (isMark(x, y)) mark++;
  }
  const share = ground === 0 ? 0 : mark / ground;
  const colour = GROUND.map((from, i) => Math.round(from + ((MARK[i] ?? 0) - from) * share));
  return [...colour, Math.round((255 * ground) / SAMPLES ** 2)];
}

/** @param {string} type @param {Buffer} bytes */
function chunk(type, bytes) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), bytes]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(bytes.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

// Node has its own only from 22.2 on.
/** @param {Buffer} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
