import { BrowserWindow, dialog, shell, type OpenDialogOptions } from 'electron';
import { basename } from 'node:path';
import type { Argument, ForgetAnswer, Reply } from '../../shared/bridge';
import type { AppendRefusal } from '../../shared/record/append';
import { NotConfirmed } from '../../shared/record/store';
import type { Answers } from '../answer';
import type { DoorCall } from './door-answers';
import { showMenu } from '../menu';
import { oneSheetOf } from '../paper';
import { openOutside } from '../outside';
import { printSheet } from '../printing';
import { zoom } from '../zoom';
import type { Keeper } from './keeper';
import { networksHere } from '../../shared/node/networks';
import { replaceFile } from '../../shared/node/replace-file';

/** What the page asks of the shell through the same bridge. */
type ShellPorts = {
  readonly quit: () => void;
  readonly live: (live: Argument<'live'>, window: BrowserWindow | null) => void;
  readonly remind: (reminders: Argument<'reminders'>) => void;
};

/** What the keeper answers to each call of the page. */
export function keeperAnswers(keeper: Keeper, { quit, live, remind }: ShellPorts): Omit<Answers, DoorCall> {
  const { keep, blobs, sync, carry, backups, guard, alerts, intakes, webhooks } = keeper;
  let lastFolder: string | null = null;
  return {
    start: () => keeper.started(),
    have: ({ book }) => keep.have(book),
    health: ({ book }) => keep.health(book),
    read: ({ book, have, from, limit }) => keep.read(book, have, from, limit),
    frames: async ({ book, have }) => (await keep.frames(book, have)).map((frame) => frame.bytes),
    redacted: ({ book }) => keep.redacted(book),
    append: (request) => keep.append(request),
    ingest: ({ book, frames }) => keep.ingest(book, frames, true),
    attach: ({ book, bytes }) => blobs.attach(book, bytes),
    'drop-blob': ({ book, blob }) => done(blobs.drop(book, blob)),
    blob: ({ book, ...ref }) => blobs.find(book, ref),
    'blobs-here': ({ book }) => blobs.here(book),
    'save-blob': async ({ book, name, ...ref }, event) => {
      const bytes = await blobs.open(book, ref);
      return bytes ? saveFile(BrowserWindow.fromWebContents(event.sender), name, () => bytes) : { kind: 'away' };
    },
    'write-settings': async ({ settings }) => {
      await keeper.writeSettings(settings);
      return null;
    },
    storage: () => keeper.storage(),
    forgetting: () => keeper.forgetting.report(),
    forget: async ({ book, says }) => {
      let answer: ForgetAnswer = { kind: 'not-kept' };
      await kept(keeper.forgetting.answer(book, says).then((said) => (answer = said)));
      return answer;
    },
    removals: () => keeper.removing.report(),
    'remove-laptop': ({ device }) => kept(keeper.removing.remove(device)),
    'let-in-again': ({ device }) => kept(keeper.removing.letInAgain(device)),
    'decide-late': ({ device, book, isAccepted }) => kept(keeper.removing.decide(device, book, isAccepted)),
    uncounted: ({ book }) => keep.uncounted(book),
    hold: ({ book, on }) => kept(keeper.forgetting.hold(book, on)),
    'wipe-copy': ({ drafts }, event) =>
      done(keeper.secondCopy.wipe(drafts, () => event.sender.session.clearStorageData({ storages: ['indexdb'] }))),
    'save-file': ({ name, content }, event) =>
      saveFile(BrowserWindow.fromWebContents(event.sender), name, () => content),
    'write-situation': (asked) => keeper.situationPages.write(asked),
    'save-situation': ({ name, html }, event) =>
      saveFile(BrowserWindow.fromWebContents(event.sender), name, () => oneSheetOf(html)),
    menu: ({ menus }) => {
      showMenu(menus);
      return null;
    },
    zoom: ({ by }, event) => {
      zoom(event.sender, by);
      return null;
    },
    live: (told, event) => {
      live(told, BrowserWindow.fromWebContents(event.sender));
      return null;
    },
    reminders: (told) => {
      remind(told);
      return null;
    },
    'show-journal': () => {
      shell.showItemInFolder(keeper.journalFolder);
      return null;
    },
    sync: () => sync.report(),
    where: ({ book, op }) => sync.where(book, op),
    'choose-folder': async ({ to, name, isLast }, event) => {
      const path = isLast ? lastFolder : await chooseFolder(BrowserWindow.fromWebContents(event.sender));
      if (path === null) return { kind: 'cancelled' };
      lastFolder = path;
      return to === 'share' ? sync.share('folder', path) : sync.join(path, name);
    },
    'choose-shared-file': async (_argument, event) => {
      const path = await choosePath(BrowserWindow.fromWebContents(event.sender), 'holdfast.warroom');
      return path === null ? { kind: 'cancelled' } : sync.share('file', path);
    },
    'use-hub': ({ code, name }) => sync.useHub(code, name),
    networks: () => networksHere(),
    host: ({ network, otherPort }) => sync.host(network, otherPort),
    phones: ({ book, ...pages }) => {
      sync.showPhones({ book, pages });
      return null;
    },
    'stop-phones': () => {
      sync.showPhones(null);
      return null;
    },
    invite: ({ id }) => sync.invite(id),
    alerts: ({ before }) => alerts.page(before),
    'make-intake': ({ hub, name }) => intakes.make(hub, name),
    intakes: ({ hub }) => intakes.list(hub),
    'remove-intake': ({ hub, intake }) => intakes.remove(hub, intake),
    'remove-remote': ({ id }) => done(sync.remove(id)),
    'start-anew': ({ id }) => done(sync.startAnew(id)),
    'sync-now': () => done(sync.now()),
    'pause-sync': ({ isPaused }) => done(sync.pause(isPaused)),
    'keep-off': ({ book, isOff }) => done(sync.keepOff(book, isOff)),
    'carry-out': async ({ book, how, name }, event) => {
      const path = await choosePath(BrowserWindow.fromWebContents(event.sender), `${basename(name)}.warroom`);
      return path === null ? { kind: 'cancelled' } : carry.out(book, path, how);
    },
    'export-evidence': async ({ book, how, name }, event) => {
      const path = await choosePath(BrowserWindow.fromWebContents(event.sender), `${basename(name)}-evidence`);
      return path === null ? { kind: 'cancelled' } : carry.evidence(book, path, how);
    },
    'look-into-carried': async (_argument, event) => {
      const path = await chooseCarried(BrowserWindow.fromWebContents(event.sender));
      return path === null ? { kind: 'cancelled' } : carry.look(path);
    },
    'take-in': ({ phrase }) => carry.takeIn(phrase),
    laptops: () => keeper.laptops(),
    'answer-request': ({ remote, id, isLetIn }) => sync.answer(remote, id, isLetIn),
    'locked-lines': () => guard.lockedLines(),
    'locked-line-done': ({ client }) => done(guard.lockedLineDone(client)),
    guard: () => guard.report(),
    'set-passphrase': ({ current, next }) => guard.setPassphrase(current, next),
    'begin-kit': () => guard.beginKit(),
    'confirm-kit': ({ words }) => guard.confirmKit(words),
    'use-kit': ({ text }) => guard.useKit(text),
    backups: () => backups.report(),
    'back-up-now': async () => {
      await backups.now();
      return backups.report();
    },
    'choose-backup-folder': async ({ isOwn }, event) => {
      if (isOwn) return backups.choose(null);
      const path = await chooseFolder(BrowserWindow.fromWebContents(event.sender));
      return path === null ? { kind: 'cancelled' } : backups.choose(path);
    },
    'open-backup-keys': ({ secret }) => backups.openKeys(secret),
    'look-into-backup': async ({ id }, event) => {
      if (id !== null) return backups.lookAt(id);
      const path = await chooseFolder(BrowserWindow.fromWebContents(event.sender));
      return path === null ? { kind: 'cancelled' } : backups.lookIn(path);
    },
    restore: () => backups.restore(),
    'open-outside': (handed) => openOutside(handed),
    webhooks: () => webhooks.list(),
    'keep-webhook': (asked) => webhooks.keep(asked),
    'remove-webhook': ({ channel }) => webhooks.remove(channel),
    'post-webhook': (asked) => webhooks.post(asked),
    'print-sheet': ({ name, html }, event) =>
      printSheet(html, () => choosePath(BrowserWindow.fromWebContents(event.sender), basename(name))),
    quit: () => {
      quit();
      return null;
    },
  };
}

/** Why it could not be made durable; null if it was. */
const kept = (work: Promise<unknown>): Promise<AppendRefusal | null> =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof NotConfirmed) return error.why;
      throw error;
    },
  );

const done = (work: Promise<unknown>): Promise<null> => work.then(() => null);

/** Null if the person chose none. */
async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** Null if the person chose none. */
async function chooseCarried(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    properties: ['openFile'],
    filters: [
      { name: 'Holdfast', extensions: ['warroom'] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** Where a file is to be; null if the person wants none. */
async function choosePath(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options = { defaultPath: name };
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
}

/** Asks where, then writes. The path is the person's own choice: content never names one. */
async function saveFile(
  window: BrowserWindow | null,
  name: string,
  content: () => string | Uint8Array | Promise<Uint8Array>,
): Promise<Reply<'save-file'>> {
  const path = await choosePath(window, basename(name));
  if (path === null) return { kind: 'cancelled' };
  try {
    await replaceFile(path, await content());
    return { kind: 'saved', path };
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
