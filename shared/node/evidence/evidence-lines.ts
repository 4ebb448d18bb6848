import * as v from 'valibot';
import { fromUtf8 } from '../../record/bytes';
import type { BookKey } from '../../record/keys/book-keys';
import type { Crypto } from '../../record/keys/crypto';
import type { ChainId, Op, OpHash } from '../../record/op';
import { openSealedBody } from '../../record/keys/sealed';

/**
 * One op as people read it, and where it stands. The names and their order are the file's own. `why`: what it says
 * cannot be told.
 */
export type EvidenceLine = { readonly n: number } & Told & {
    readonly chain: ChainId;
    readonly seq: number;
    readonly hash: OpHash;
    readonly facts?: readonly unknown[];
  };
type Told =
  | { readonly why: 'sealed' | 'destroyed' | 'unreadable' }
  | {
      /** When it was written, as the room had it, and as the laptop's own clock had it: ISO 8601. */
      readonly at: string;
      readonly clock: string;
      readonly author: string;
      readonly device: string;
      readonly words: string;
    };

type Fact = { readonly kind: string; readonly [name: string]: unknown };

const said = v.object({
  lam: v.pipe(v.number(), v.safeInteger()),
  at: v.number(),
  wall: v.number(),
  by: v.object({ name: v.string(), device: v.string() }),
  // As they stand there: a schema of what is in them would put their names in its own order.
  facts: v.array(v.custom<Fact>((fact) => isObject(fact) && 'kind' in fact && typeof fact.kind === 'string')),
});
const SALT_BYTES = 16;
const MAX_DEPTH = 32;

/** Each op once, by Lamport time, then chain and hash. */
export function evidenceLines(
  ops: readonly Op[],
  keys: readonly BookKey[],
  crypto: Pick<Crypto, 'open'>,
): readonly EvidenceLine[] {
  const distinct = [...new Map(ops.map((op) => [op.hash, op])).values()];
  const read = distinct.map((op) => ({ op, ...saidIn(op, keys, crypto) }));
  const placeOf = ({ op }: (typeof read)[number]) => op.header.chain + op.hash;
  read.sort((a, b) => a.lam - b.lam || (placeOf(a) < placeOf(b) ? -1 : 1));
  return read.map(({ op, told, facts }, i) => ({
    ...{ n: i + 1, ...told, chain: op.header.chain, seq: op.header.seq, hash: op.hash },
    ...(facts && { facts }),
  }));
}

type Said = { readonly lam: number; readonly told: Told; readonly facts?: readonly unknown[] };
const LAST = 2 ** 53;

function saidIn(op: Op, keys: readonly BookKey[], crypto: Pick<Crypto, 'open'>): Said {
  const withheld = (why: 'sealed' | 'destroyed' | 'unreadable'): Said => ({ lam: LAST, told: { why } });
  if (op.body === null) return withheld('destroyed');
  if (!keys.some(({ id }) => id === op.header.key)) return withheld('sealed');
  const plain = openSealedBody(op, keys, crypto);
  try {
    const { lam, at, wall, by, facts } = v.parse(said, JSON.parse(fromUtf8(plain?.subarray(SALT_BYTES) ?? NOTHING)));
    if (depthOf(facts) > MAX_DEPTH) return withheld('unreadable');
    const told = {
      at: iso(at),
      clock: iso(wall),
      author: by.name,
      device: by.device,
      words: facts.map(wordsOf).join('; '),
    };
    return { lam, told, facts };
  } catch {
    return withheld('unreadable');
  }
}

const NOTHING = new Uint8Array();
const iso = (ms: number): string => new Date(ms).toISOString();
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const depthOf = (value: unknown): number =>
  isObject(value) ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

const NOT_TOLD = ['kind', 'typed', 'replaces'];
const NOTHING_SAID = ['""', 'null', 'false', '[]'];

/** A fact in words: its kind, then what it says; what has a name or a text, by that. All of it stands in `facts`. */
function wordsOf(fact: Fact): string {
  const told = Object.entries(fact).filter(
    ([name, value]) => !NOT_TOLD.includes(name) && !NOTHING_SAID.includes(JSON.stringify(value)),
  );
  const kind = fact.kind.replace(/\/\d+$/, '').replaceAll('-', ' ');
  return `${kind}: ${told.map(([name, value]) => `${name} ${valueWords(value)}`).join(', ')}`;
}

function valueWords(value: unknown): string {
  if (typeof value === 'number' && value > 1e11 && value < 8e15) return iso(value);
  if (Array.isArray(value)) return value.map(valueWords).join(' / ');
  const { name = null, text = null }: { readonly name?: unknown; readonly text?: unknown } = isObject(value)
    ? value
    : {};
  const told = name ?? text ?? value;
  return typeof told === 'string' ? told : JSON.stringify(value);
}

/** A list in JSON, one line a line. */
export const evidenceJson = (lines: readonly EvidenceLine[]): string =>
  `[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`;

export const evidenceMarkdown = (lines: readonly EvidenceLine[]): string =>
  `# Timeline\n\n${lines.map(markdownOf).join('')}`;

function markdownOf(line: EvidenceLine): string {
  const told =
    'why' in line
      ? `(${line.why})`
      : `\`${line.at}\` **${plain(line.author)}** (${plain(line.device)}): ${plain(line.words)}`;
  return `${String(line.n)}. ${told} — chain \`${line.chain}\`, op ${String(line.seq)}, hash \`${line.hash}\`\n`;
}

/** Nothing typed becomes a heading, a link or HTML, or a line of its own. */
const plain = (text: string): string =>
  text.replace(/[\r\n]+/g, ' / ').replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => `\\${sign}`);
