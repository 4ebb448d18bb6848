import { err, ok, type Result } from '../../base/result';
import type { FrameSketch, Verify } from '../../record/book/held-book';
import type { BookId } from '../../record/op';
import { verifyBook, type BookReport, type VerifiedBook } from '../../record/verify';
import type { BlobId } from '../../record/blobs/blob';
import { readAttachments, type Attachments } from './attachments';
import { readSegmentFile, readWarroomFile, type ReadDisk, type ReadFile, type Stretch } from './files';
import { placeAt, type VerifyPlace } from './place';

/** fine: nothing is wrong. repairable: nothing is lost in this place, or only what was never whole. loss: something is. */
export type Level = 'fine' | 'repairable' | 'loss';

/** Something that is wrong. Bytes count from the start of the file; `to` is past the last. Ranges of ops are inclusive. */
export type Finding = { readonly level: 'repairable' | 'loss' } & (
  | { readonly kind: 'torn' | 'healed' | 'damaged'; readonly path: string; readonly from: number; readonly to: number }
  | { readonly kind: 'unreadable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'misnamed'; readonly path: string }
  | { readonly kind: 'attachment-spoilt' | 'attachment-partial'; readonly path: string; readonly blob: BlobId }
  | { readonly kind: 'gap'; readonly book: BookId; readonly chain: string; readonly from: number; readonly to: number }
  | { readonly kind: 'refused'; readonly book: BookId; readonly why: string; readonly frames: number }
);

/** What a place holds and what is wrong with it. `format` 0: it does not say. */
export type PlaceReport = {
  readonly kind: 'journal' | 'folder' | 'file';
  readonly path: string;
  readonly format: number;
  readonly files: number;
  readonly bytes: number;
  readonly frames: number;
  readonly ops: number;
  readonly forks: number;
  readonly books: readonly BookReport[];
  /** Whole ones. */
  readonly attachments: number;
  readonly findings: readonly Finding[];
  readonly level: Level;
};

/** Why a path cannot be verified. */
export type VerifyProblem = { readonly path: string } & (
  | { readonly kind: 'missing' | 'unknown' | 'not-a-file' | 'empty' | 'cut' | 'foreign' | 'changing' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'newer'; readonly format: number }
);

export type VerifyPorts = { readonly disk: ReadDisk; readonly verify: Verify };

/** Reads all of a place that is no profile. Changes nothing. */
export async function verifyPlace(
  place: Exclude<VerifyPlace, { kind: 'profile' }>,
  ports: VerifyPorts,
): Promise<Result<PlaceReport, VerifyProblem>> {
  const { path } = place;
  switch (place.kind) {
    case 'missing':
    case 'unknown':
    case 'newer':
      return err(place);
    case 'file': {
      const read = await readWarroomFile(path, ports.disk);
      if (read.problem) return err({ ...read.problem, path });
      const attachments = await readAttachments(place, ports.disk);
      return ok(reportOf({ kind: 'file', path, format: 1, attachments }, [read.file], ports.verify));
    }
    case 'journal':
    case 'folder': {
      const files: ReadFile[] = [];
      for (const file of place.files) files.push(await readSegmentFile(file, ports.disk));
      const attachments = await readAttachments(place, ports.disk);
      return ok(reportOf({ ...place, attachments }, files, ports.verify));
    }
  }
}

/** Finds out what stands there, and verifies it: a profile by its journal. */
export async function verifyPath(path: string, ports: VerifyPorts): Promise<Result<PlaceReport, VerifyProblem>> {
  const place = await placeAt(path, ports.disk);
  return place.kind === 'profile' ? verifyPath(place.journal, ports) : verifyPlace(place, ports);
}

type Named = Pick<PlaceReport, 'kind' | 'path' | 'format'> & { readonly attachments: Attachments };

function reportOf({ kind, path, format, attachments }: Named, files: readonly ReadFile[], verify: Verify): PlaceReport {
  const sketchesByBook = new Map<BookId, FrameSketch[]>();
  const straysByBook = new Map<BookId, FrameSketch[]>();
  for (const { book: only, frames } of files)
    for (const { sketch } of frames) {
      const into = only === null || only === sketch.book ? sketchesByBook : straysByBook;
      into.set(sketch.book, into.get(sketch.book) ?? []);
      into.get(sketch.book)?.push(sketch);
    }
  const verified = new Map([...sketchesByBook].map(([book, found]) => [book, verifyBook(book, found, verify)]));
  const books = [...verified.values()].map(({ report }) => report);
  const findings: Finding[] = [
    ...files.flatMap((file) => findingsIn(file, verified)),
    ...books.flatMap(findingsOf),
    ...attachmentFindings(attachments),
    ...[...straysByBook].map(([book, { length }]) => refusal({ book, why: 'other-book', frames: length })),
  ];
  return {
    kind,
    path,
    format,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    frames: files.reduce((sum, { frames }) => sum + frames.length, 0),
    ops: books.reduce((sum, { ops }) => sum + ops, 0),
    forks: books.reduce((sum, { chains }) => sum + chains.filter(({ isBranch }) => isBranch).length, 0),
    books,
    attachments: attachments.whole.size,
    findings,
    level: worst(findings.map(({ level }) => level)),
  };
}

export const worst = (levels: readonly Level[]): Level =>
  levels.includes('loss') ? 'loss' : levels.includes('repairable') ? 'repairable' : 'fine';

function findingsIn(file: ReadFile, books: ReadonlyMap<BookId, VerifiedBook>): Finding[] {
  const { path, unread, isMisnamed, stretches } = file;
  if (unread !== null) return [{ level: 'loss', kind: 'unreadable', path, detail: unread }];
  const isElsewhere = (ops: Stretch['ops'][number]) => [...books.values()].some(({ has }) => ops.some(has));
  const found = stretches.map(({ kind, from, to, wasWhole, ops }): Finding => {
    if (ops.length > 0 && ops.every(isElsewhere)) return { level: 'repairable', kind: 'healed', path, from, to };
    // What was never whole was never acknowledged: a write that a crash cut off.
    if (kind === 'torn' && !wasWhole) return { level: 'repairable', kind: 'torn', path, from, to };
    return { level: ops.length > 0 || wasWhole ? 'loss' : 'repairable', kind: 'damaged', path, from, to };
  });
  // Where its bytes are all frames, it is only called by a wrong name.
  return isMisnamed && stretches.length === 0 ? [{ level: 'repairable', kind: 'misnamed', path }] : found;
}

function findingsOf({ book, chains, refused }: BookReport): Finding[] {
  const gaps = chains.flatMap(({ chain, gaps }) =>
    gaps.map(([from, to]) => ({ level: 'loss' as const, kind: 'gap' as const, book, chain, from, to })),
  );
  return [...gaps, ...Object.entries(refused).map(([why, frames]) => refusal({ book, why, frames }))];
}

export const attachmentFindings = ({ spoilt, partial }: Attachments): readonly Finding[] => [
  ...spoilt.map(({ path, blob }) => ({ level: 'loss' as const, kind: 'attachment-spoilt' as const, path, blob })),
  // It may be on its way.
  ...partial.map(({ path, blob }) => ({
    level: 'repairable' as const,
    kind: 'attachment-partial' as const,
    path,
    blob,
  })),
];

type Refusal = { readonly book: BookId; readonly why: string; readonly frames: number };
const refusal = (refused: Refusal): Finding => ({ level: 'repairable', kind: 'refused', ...refused });
