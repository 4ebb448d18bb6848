import * as v from 'valibot';
import { fileRemote, type FilePorts } from '../../../shared/node/warroom/remote';
import { folderRemote, type FolderPorts } from '../../../shared/node/folder/remote';
import { bookId, type BookId } from '../../../shared/record/op';
import type { Remote } from '../../../shared/record/remote';
import { writersThere } from '../../../shared/record/book/writers-there';
import { hubPlace, type HubPlacePorts } from './hub-place';
import type { OpenPlace, Place } from './place';

export type PlacePorts = Omit<FolderPorts, 'root' | 'known'> &
  Omit<FilePorts, 'path' | 'known'> & { readonly hub: HubPlacePorts };

export function openPlaceWith({ hub: hubPorts, ...ports }: PlacePorts): OpenPlace {
  return ({ kind, path, known, hub }) => {
    if (hub) return hubPlace(hub, hubPorts);
    if (kind === 'file') {
      const file = fileRemote({ ...ports, path, known });
      return { ...file, ...ALONE, ...SILENT, ...doorOf(file) };
    }
    const folder = folderRemote({ ...ports, root: path, known: known.filter(isBook) });
    return { ...folder, ...SILENT, ...doorOf(folder), isLarge: () => false };
  };
}

/** Whoever can read a folder sees all of its books: there is nobody else to ask. */
function doorOf(remote: Remote): Pick<Place, 'door' | 'readers'> {
  return {
    async door() {
      const root = await remote.root();
      return root.ok ? null : root.error;
    },
    readers: (limit) => writersThere(remote, limit),
  };
}

const isBook = (id: string): id is BookId => v.is(bookId, id);

/** One file has no room beside its books. */
const ALONE = {
  inbox: null,
  peers: () => [],
  say: () => Promise.resolve(null),
  tidy: () => Promise.resolve(null),
} as const;

/** Whoever cannot answer knows nobody either. */
const SILENT = {
  devices: () => new Map<string, never>(),
  listen: null,
  takeAlerts: () => Promise.resolve(null),
  close: () => undefined,
} as const;
