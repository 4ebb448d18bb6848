import { BrowserWindow, dialog, shell } from 'electron';
import { basename } from 'node:path';
import type { Reply } from '../../shared/bridge';
import type { Answers } from '../answer';
import { showMenu } from '../menu';
import { zoom } from '../zoom';
import type { Keeper } from './keeper';
import { replaceFile } from '../../shared/node/replace-file';

/** What the keeper answers to each call of the page. */
export function keeperAnswers(keeper: Keeper, quit: () => void): Answers {
  const { keep } = keeper;
  return {
    start: () => keeper.started(),
    have: ({ book }) => keep.have(book),
    health: ({ book }) => keep.health(book),
    read: ({ book, have, from, limit }) => keep.read(book, have, from, limit),
    frames: async ({ book, have }) => (await keep.frames(book, have)).map((frame) => frame.bytes),
    append: (request) => keep.append(request),
    ingest: ({ book, frames }) => keep.ingest(book, frames),
    'write-settings': async ({ settings }) => {
      await keeper.writeSettings(settings);
      return null;
    },
    storage: () => keeper.storage(),
    'save-file': ({ name, content }, event) => saveFile(BrowserWindow.fromWebContents(event.sender), name, content),
    menu: ({ menus }) => {
      showMenu(menus);
      return null;
    },
    zoom: ({ by }, event) => {
      zoom(event.sender, by);
      return null;
    },
    'show-journal': () => {
      shell.showItemInFolder(keeper.journalFolder);
      return null;
    },
    quit: () => {
      quit();
      return null;
    },
  };
}

/** Asks where, then writes. The path is the person's own choice: content never names one. */
async function saveFile(window: BrowserWindow | null, name: string, content: string): Promise<Reply<'save-file'>> {
  const options = { defaultPath: basename(name) };
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || !chosen.filePath) return { kind: 'cancelled' };
  try {
    await replaceFile(chosen.filePath, content);
    return { kind: 'saved', path: chosen.filePath };
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
