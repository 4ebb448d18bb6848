import * as v from 'valibot';
import { fileRemote, type FilePorts } from '../../../shared/node/file-remote';
import { folderRemote, type FolderPorts } from '../../../shared/node/folder-remote';
import { bookId, type BookId } from '../../../shared/record/op';
import type { Answer, RemoteProblem } from '../../../shared/record/remote';
import { hubPlace, type HubPlacePorts } from './hub-place';
import type { OpenPlace } from './place';

export type PlacePorts = Omit<FolderPorts, 'root' | 'known'> &
  Omit<FilePorts, 'path' | 'known'> & { readonly hub: HubPlacePorts };

export function openPlaceWith({ hub: hubPorts, ...ports }: PlacePorts): OpenPlace {
  return ({ kind, path, known, hub }) => {
    if (hub) return hubPlace(hub, hubPorts);
    if (kind === 'file') {
      const file = fileRemote({ ...ports, path, known });
      return { ...file, ...ALONE, ...SILENT, door: () => problemIn(file.root()) };
    }
    const folder = folderRemote({ ...ports, root: path, known: known.filter(isBook) });
    return { ...folder, ...SILENT, isLarge: () => false, door: () => problemIn(folder.root()) };
  };
}

async function problemIn(answer: Promise<Answer<unknown>>): Promise<RemoteProblem | null> {
  const answered = await answer;
  return answered.ok ? null : answered.error;
}

const isBook = (id: string): id is BookId => v.is(bookId, id);

/** One file has no room beside its books. */
const ALONE = {
  inbox: null,
  peers: () => [],
  say: () => Promise.resolve(null),
  tidy: () => Promise.resolve(null),
} as const;

const SILENT = { listen: null, close: () => undefined } as const;
