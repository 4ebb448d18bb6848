import { BrowserWindow, session, type WebContents } from 'electron';

const PAGE = 'data:text/html;';

/** HTML without a script, laid out on A4, as a PDF. Rejects if it cannot be laid out. */
export const pdfOf = (html: string): Promise<Uint8Array> => laidOut(html, (contents) => pdfAt(contents, 1));

/** How large the page is laid out, until it fits on one sheet. */
const SCALES: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];

/** The same on one sheet, smaller the more it says. */
export const oneSheetOf = (html: string): Promise<Uint8Array> =>
  laidOut(html, async (contents) => {
    let pdf = new Uint8Array();
    for (const scale of SCALES) {
      pdf = await pdfAt(contents, scale);
      if (countSheets(pdf) <= 1) break;
    }
    return pdf;
  });

export type OnPaper = 'printed' | 'cancelled' | 'no-printer';

/** Asks by the system's own dialog where a page is to be printed, and prints it there. Never rejects for want of a printer. */
export const print = (html: string): Promise<OnPaper> =>
  laidOut(html, async (contents) => {
    const printers = await contents.getPrintersAsync().catch(() => []);
    if (printers.length === 0) return 'no-printer';
    return new Promise<OnPaper>((resolve) => {
      contents.print({ silent: false, pageSize: 'A4', printBackground: true }, (isDone, why) => {
        resolve(isDone ? 'printed' : /cancel/i.test(why) ? 'cancelled' : 'no-printer');
      });
    });
  });

const pdfAt = async (contents: WebContents, scale: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await contents.printToPDF({
      ...{ pageSize: 'A4', preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, scale },
    }),
  );

/** Nothing runs in such a page, and it reaches nothing: neither our own pages, nor files, nor the network. */
async function laidOut<T>(html: string, work: (contents: WebContents) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      ...{ session: walledSession(), sandbox: true, contextIsolation: true, javascript: false, spellcheck: false },
    },
  });
  try {
    await window.loadURL(`${PAGE}charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
    return await work(window.webContents);
  } finally {
    window.destroy();
  }
}

/** In memory, and shut off from everything but the page that it is handed. */
function walledSession(): Electron.Session {
  const walled = session.fromPartition('paper', { cache: false });
  walled.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith(PAGE) });
  });
  walled.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  walled.setPermissionCheckHandler(() => false);
  return walled;
}

/** Sheets of a PDF as Chromium writes it: each is an object of its own, in clear. */
const countSheets = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
