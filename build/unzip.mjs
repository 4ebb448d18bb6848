import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const LONGEST_TAIL = 65_557;
const DEFLATED = 8;

/**
 * Unpacks a zip's wanted entries. `nameFor` gives an entry's place under `folder`, or null to leave it out.
 * No zip64: the one archive this is for stays far below 4 GiB.
 * @param {string} file
 * @param {string} folder
 * @param {(entry: string) => string | null} nameFor
 */
export function unzip(file, folder, nameFor) {
  const fd = openSync(file, 'r');
  /** @param {number} from @param {number} length */
  const bytesAt = (from, length) => {
    const bytes = Buffer.alloc(length);
    readSync(fd, bytes, 0, length, from);
    return bytes;
  };
  try {
    for (const entry of entriesOf(fstatSync(fd).size, bytesAt)) {
      const name = nameFor(entry.name);
      if (name === null) continue;
      const header = bytesAt(entry.offset, 30);
      const data = bytesAt(entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packedSize);
      const to = path.join(folder, name);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, entry.method === DEFLATED ? inflateRawSync(data) : data, { mode: entry.mode || 0o644 });
    }
  } finally {
    closeSync(fd);
  }
}

/**
 * @param {number} size
 * @param {(from: number, length: number) => Buffer} bytesAt
 */
function* entriesOf(size, bytesAt) {
  const tailLength = Math.min(size, LONGEST_TAIL);
  const tail = bytesAt(size - tailLength, tailLength);
  const end = tail.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('not a zip file');
  const directory = bytesAt(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  for (let at = 0; at < directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}
