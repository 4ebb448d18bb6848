import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Argument, SyncReport } from '../../shared/bridge';
import { errorCode, type Disk } from '../../shared/node/disk';
import { readBeside, writeBeside } from '../../shared/node/folder/beside';
import type { Patience } from '../../shared/node/patience';
import type { BookId } from '../../shared/record/op';
import type { PageReply } from '../../shared/record/situation-report';

type Ports = Patience & {
  readonly places: () => Pick<SyncReport, 'isPaused' | 'keptOff' | 'remotes'>;
  /** Whether lines of the book are sealed for others than this laptop. */
  readonly isRestricted: (book: BookId) => Promise<boolean>;
  readonly disk: Disk;
  /** The public key of this laptop. */
  readonly device: Uint8Array;
  /** Ms since epoch. */
  readonly now: () => number;
};

type Asked = Argument<'write-situation'>;
export type SituationPages = ReturnType<typeof createSituationPages>;

/** A page is written no more often than this, unless somebody asks for it. */
const SELDOM_MS = 60_000;
/** The laptop that keeps it writes every ten minutes at least: it is gone. */
const LEFT_MS = 12 * 60_000;

/** The public pages beside the record. Nothing of the record depends on them, and whatever fails is only told. */
export function createSituationPages({ places, isRestricted, now, ...world }: Ports) {
  /** When this laptop wrote each last. */
  const writtenAt = new Map<string, number>();

  /** Why nothing is to be written anywhere; null if nothing speaks against it. */
  async function reason({ book, why }: Asked): Promise<PageReply | null> {
    const { isPaused, keptOff, remotes } = places();
    if (!remotes.some(({ kind }) => kind === 'folder')) return { kind: 'no-folder' };
    if (isPaused) return { kind: 'paused' };
    // A page that is to go says nothing of the incident.
    if (why === 'ended') return null;
    if (keptOff.includes(book)) return { kind: 'kept-off' };
    return (await isRestricted(book)) ? { kind: 'restricted' } : null;
  }

  /** What is to be told instead of writing there; null if it is to be written. */
  async function spared(
    path: string,
    { why, html }: Asked,
  ): Promise<'kept-elsewhere' | 'too-soon' | 'nothing-there' | null> {
    if (why === 'asked') return null;
    if (why === 'ended') {
      const there = await readBeside(path, world.disk);
      return there === null || there === html ? 'nothing-there' : null;
    }
    if (isWithin(SELDOM_MS, writtenAt.get(path) ?? -Infinity)) return 'too-soon';
    return why === 'stand-in' && isWithin(LEFT_MS, await changedAt(path)) ? 'kept-elsewhere' : null;
  }

  /** A clock that was set back must not make a page wait for ever. */
  const isWithin = (ms: number, since: number): boolean => Math.abs(now() - since) < ms;

  return {
    async write(asked: Asked): Promise<PageReply> {
      const against = await reason(asked);
      if (against) return against;
      const roots = places().remotes.flatMap(({ kind, path, state }) =>
        kind === 'folder' && (state.kind === 'up-to-date' || state.kind === 'syncing') ? [path] : [],
      );
      const paths: string[] = [];
      let kind: 'away' | 'kept-elsewhere' | 'too-soon' | 'nothing-there' = 'away';
      let failed: { readonly path: string; readonly detail: string } | null = null;
      for (const root of roots) {
        const path = join(root, asked.name);
        try {
          const why = await spared(path, asked);
          if (why) kind = why;
          else {
            paths.push(await writeBeside(root, asked.name, asked.html, world));
            writtenAt.set(path, now());
          }
        } catch (error) {
          if (errorCode(error) === '') throw error;
          failed = { path, detail: errorCode(error) };
        }
      }
      if (paths.length > 0) return { kind: 'written', paths, failed };
      return failed ? { kind: 'failed', ...failed } : { kind };
    },
  };
}

/** Ms since epoch by the clock of the folder; long ago if there is nothing. */
async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return -Infinity;
    throw error;
  }
}
