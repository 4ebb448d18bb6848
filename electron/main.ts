import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Argument, Events } from '../shared/bridge';
import { networksHere } from '../shared/node/networks';
import { answerCalls } from './answer';
import { keeperAnswers } from './keeper/answers';
import { startHubProcess } from './hub-process';
import { createHosting } from './keeper/hosting';
import { openDoor } from './keeper/door';
import { doorAnswers, isDoorCall } from './keeper/door-answers';
import { openKeeper, type Keeper } from './keeper/keeper';
import { systemKeyStore } from './key-store';
import { outgoing } from './outgoing';
import { registerScheme, serveRenderer } from './protocol';
import { createReminding } from './reminding';
import { createBackground } from './tray';
import { guardContents, guardSession, isDrivenFromOutside } from './security';
import { bringToFront, createMainWindow } from './window';

// Tests and portable copies keep their things apart.
if (process.env.HOLDFAST_PROFILE) app.setPath('userData', process.env.HOLDFAST_PROFILE);

const SYNC_EVERY_MS = 200;

registerScheme();
guardContents(app);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (isDrivenFromOutside(app)) {
  console.error('Holdfast does not run under a remote debugger.');
  app.exit(1);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) bringToFront(window);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      dialog.showErrorBox('Holdfast could not start', String(error));
      app.exit(1);
    });
} else {
  app.exit(0);
}

async function open(): Promise<void> {
  Menu.setApplicationMenu(null);
  guardSession(session.defaultSession);
  serveRenderer(session.defaultSession, path.join(import.meta.dirname, '../renderer'));
  const profile = app.getPath('userData');
  const version = app.getVersion();
  const joined = (workspaces: readonly string[]) => {
    tell('joined', { workspaces });
  };
  const hosting = createHosting({
    startHub: startHubProcess,
    networks: networksHere,
    data: path.join(profile, 'hub'),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    takeLine: async (line, book) => {
      const isKept = await (await opening).phoneLine(line, book);
      if (isKept) tell('phone-line', null);
      return isKept;
    },
  });
  const opening = openDoor({
    profile,
    keyStore: systemKeyStore(),
    now: Date.now,
    openKeeper: (vault) => openKeeper({ profile, version, vault, hosting, outgoing, joined }),
    opened: announce,
  });
  const reminding = createReminding({
    file: path.join(profile, 'reminded.json'),
    picked: (reminder) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window) bringToFront(window);
      tell('reminder-picked', reminder);
    },
  });
  // The window loads meanwhile; what it asks is answered once the keeper is there.
  const atDoor = opening.then((door) =>
    doorAnswers(door, () => {
      reminding.hide();
      background.hide();
      reload();
    }),
  );
  const background = createBackground({
    icon: path.join(import.meta.dirname, 'tray.png'),
    reminding,
    picked: (book) => {
      tell('incident-picked', { book });
    },
    chosen: () => {
      tell('keeps-running', null);
    },
  });
  const shell = {
    quit,
    live: (told: Argument<'live'>, window: BrowserWindow | null) => {
      background.tell(told, window);
    },
    remind: (told: Argument<'reminders'>) => {
      reminding.tell(told);
      background.remind(told);
    },
  };
  answerCalls(async (call) => (isDoorCall(call) ? atDoor : inside(await (await opening).keeper(), shell)));
  background.follow(createMainWindow({ profile, preload: path.join(import.meta.dirname, 'preload.cjs') }));
  const door = await opening;
  app.once('will-quit', (event) => {
    // The last lines are backed up first; no window is left that would be waited for.
    event.preventDefault();
    void Promise.allSettled([door.close(), hosting.stop(), reminding.stop()]).finally(() => {
      app.exit();
    });
  });
}

function quit(): void {
  app.quit();
}

/** One keeper's answers: they remember what the person chose last. */
const answersByKeeper = new WeakMap<Keeper, ReturnType<typeof keeperAnswers>>();
function inside(keeper: Keeper, shell: Parameters<typeof keeperAnswers>[1]): ReturnType<typeof keeperAnswers> {
  const known = answersByKeeper.get(keeper);
  if (known) return known;
  const answers = keeperAnswers(keeper, shell);
  answersByKeeper.set(keeper, answers);
  return answers;
}

/** No window keeps what it knew: each begins anew, at the door. */
function reload(): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
}

/** Lets every window hear what a keeper tells. */
function announce(keeper: Keeper): void {
  keeper.keep.subscribe(({ frames, ...opened }) => {
    const told: Events['arrived'] = { ...opened, frames: frames.map((frame) => frame.bytes) };
    // The ack goes first: whoever asked is waiting for it.
    setImmediate(() => {
      tell('arrived', told);
    });
  });
  keeper.sync.subscribe(
    seldom(SYNC_EVERY_MS, () => {
      tell('sync', keeper.sync.report());
    }),
  );
  keeper.blobs.subscribe((book) => {
    tell('blobs', { book });
  });
  keeper.alerts.subscribe(
    seldom(SYNC_EVERY_MS, () => {
      tell('alerts', keeper.alerts.counts());
    }),
  );
  keeper.forgetting.subscribe((gone) => {
    tell('forgetting', { report: keeper.forgetting.report(), gone });
  });
  const removals = seldom(SYNC_EVERY_MS, () => {
    void keeper.removing.report().then((report) => {
      tell('removals', report);
    });
  });
  keeper.members.subscribe(removals);
  keeper.keep.subscribe(() => {
    if (keeper.members.standing().removals.length > 0) removals();
  });
  keeper.backups.subscribe(() => {
    void keeper.backups.report().then((report) => {
      tell('backup', report);
    });
  });
}

function tell<E extends keyof Events>(event: E, told: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(event, told);
}

/** Does the work soon after it was asked for, and at most once in that time. */
function seldom(everyMs: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, everyMs);
  };
}
