import type { Heads } from '../../../shared/record/heads';
import type { BookId } from '../../../shared/record/op';
import type { Remote, RemoteProblem } from '../../../shared/record/remote';
import { fileRemote, type FilePorts } from '../../../shared/node/file-remote';
import type { Inbox } from '../../../shared/node/folder-inbox';
import type { Redacted } from '../../../shared/node/folder-erase';
import { folderRemote, type FolderPorts } from '../../../shared/node/folder-remote';

export type PlaceKind = 'folder' | 'file';

/** A remote that a person chose on this laptop's disks: a folder, or one file. */
export type Place = Remote & {
  /** Ids met there, by which it is told from another one at the next start. */
  known(): readonly string[];
  startAnew(): void;
  recheck(): void;
  /** Null where laptops that share no key cannot speak to each other. */
  readonly inbox: Inbox | null;
  peers(): readonly Heads[];
  say(heads: Heads): Promise<RemoteProblem | null>;
  tidy(): Promise<RemoteProblem | null>;
  /** Destroys these bodies where this laptop may. Returns the problem that stopped it. */
  erase(redacted: Redacted): Promise<RemoteProblem | null>;
  /** So large that a folder would serve better. */
  isLarge(): boolean;
};

export type PlacePorts = Omit<FolderPorts, 'root' | 'known'> & Omit<FilePorts, 'path' | 'known'>;
export type OpenPlace = (kind: PlaceKind, path: string, known: readonly string[]) => Place;

export function openPlaceWith(ports: PlacePorts): OpenPlace {
  return (kind, path, known) => {
    if (kind === 'file') return { ...fileRemote({ ...ports, path, known }), ...SILENT };
    const folder = folderRemote({ ...ports, root: path, known: known as readonly BookId[] });
    return { ...folder, isLarge: () => false };
  };
}

/** One file has no room beside its books. */
const SILENT = {
  inbox: null,
  peers: () => [],
  say: () => Promise.resolve(null),
  tidy: () => Promise.resolve(null),
} as const;
