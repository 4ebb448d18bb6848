import { fullDisks } from './full-disks';
import { NEW_BOOK, OLD_BOOK, readLines, writeLines } from './keeper-parts';
import { refusalOf } from './mounts';
import { powerCuts, type Outcome } from './power-cuts';

// One process of `npm run disks`: says on its output, a line of JSON at a time, what came of each power cut and level.
//   prove <rounds> <seed>            all of them
//   cuts <rounds> <seed>             power cuts alone
//   write <profile> <name> [lines]   a keeper that writes until it is stopped, or so many lines
//   read <profile>                   what a keeper finds
const FULL_LEVELS = 12;
const REFUSALS = 6;

const cuts = (rounds: number, seed: number) => tellAll('ext4', rounds, () => powerCuts(rounds, seed));
const prove = async (rounds: number, seed: number) => {
  await cuts(rounds, seed);
  await tellAll('tmpfs', FULL_LEVELS, fullDisks);
};

async function tellAll(kind: 'ext4' | 'tmpfs', count: number, proofs: () => AsyncGenerator<Outcome>): Promise<void> {
  const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);
  const refusal = refusalOf(kind);
  if (refusal !== null) say({ notRun: count, kind, refusal });
  else for await (const outcome of proofs()) say(outcome);
}

const [, , part, ...words] = process.argv;
const [first = '', second = '', third] = words;
if (part === 'read') await readLines(first);
else if (part === 'write') {
  const books = second === 'before' ? [OLD_BOOK] : [OLD_BOOK, NEW_BOOK];
  await writeLines(first, second, {
    lines: third ? Number(third) : Infinity,
    refusals: third ? REFUSALS : Infinity,
    books,
  });
} else await (part === 'cuts' ? cuts : prove)(Number(first), Number(second));
