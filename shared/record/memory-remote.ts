import { ok } from '../base/result';
import { rootDigest } from './digest';
import { decodeFrame } from './frame';
import { createHeldBook, sketchOf, type FrameSketch, type HeldBook, type Verify } from './book/held-book';
import type { BookId } from './op';
import { pagesOf } from './page';
import type { OpVerdict, Remote } from './remote';

type Kept = { readonly sketch: FrameSketch; readonly bytes: Uint8Array };
type Book = { held: HeldBook; kept: Kept[] };

/** A remote as long as the process lives: the plainest thing that keeps the promises of `Remote`. */
export function memoryRemote(verify: Verify): Remote {
  const books = new Map<BookId, Book>();

  function bookOf(book: BookId): Book {
    const known = books.get(book) ?? { held: createHeldBook(book, verify), kept: [] };
    books.set(book, known);
    return known;
  }

  function judgeAnew(book: BookId, of: Book): void {
    of.held = createHeldBook(book, verify);
    const starts = of.kept.filter(({ sketch }) => sketch.start);
    for (const { sketch } of starts) of.held.take(sketch);
    of.kept = of.kept.filter(({ sketch }) => !of.held.judge(sketch));
    for (const { sketch } of of.kept) of.held.take(sketch);
  }

  function take(book: BookId, bytes: Uint8Array): readonly OpVerdict[] {
    const decoded = decodeFrame(bytes);
    const sketch = decoded.ok && decoded.value.end === bytes.length ? sketchOf(decoded.value.frame) : null;
    if (!sketch) return [{ kind: 'bad', op: null, why: 'not-a-frame' }];
    const of = bookOf(book);
    const why = of.held.judge(sketch);
    if (why) return sketch.links.map(({ hash }) => ({ kind: 'bad', op: hash, why }));
    if (!of.held.holds(sketch)) of.kept.push({ sketch, bytes });
    const verdicts = of.held.take(sketch);
    if (of.held.isOutdated()) judgeAnew(book, of);
    return verdicts;
  }

  const digests = () =>
    new Map([...books].filter(([, { kept }]) => kept.length > 0).map(([book, { held }]) => [book, held.digest()]));

  return {
    root: () => Promise.resolve(ok(rootDigest(digests()))),
    digests: () => Promise.resolve(ok(digests())),
    have: (book) => Promise.resolve(ok(books.get(book)?.held.have() ?? {})),
    async *read(book, have) {
      const { held, kept } = bookOf(book);
      const wanted = new Set(held.missingFrom(have));
      const inOrder = kept.toSorted((a, b) => Number(!a.sketch.start) - Number(!b.sketch.start));
      const frames = inOrder.filter(({ sketch }) => sketch.links.filter(({ hash }) => wanted.delete(hash)).length > 0);
      for await (const page of pagesOf(frames, ({ sketch, bytes }) => ({
        ops: sketch.links.length,
        bytes: bytes.length,
      })))
        yield ok(page.map(({ bytes }) => bytes));
    },
    append: (book, frames) => Promise.resolve(ok(frames.flatMap((bytes) => take(book, bytes)))),
  };
}
