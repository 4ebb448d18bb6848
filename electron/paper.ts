import { BrowserWindow, session, type WebContents } from 'electron';

/** HTML without a script, laid out on A4, as a PDF. Rejects if it cannot be laid out. */
export const pdfOf = (html: string): Promise<Uint8Array> =>
  laidOut(
    html,
    async (contents) =>
      new Uint8Array(await contents.printToPDF({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true })),
  );

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

/** Nothing runs in such a page, and it reaches nothing: neither our own pages, nor files, nor the network. */
async function laidOut<T>(html: string, work: (contents: WebContents) => Promise<T>): Promise<T> {
  const paper = session.fromPartition('paper');
  paper.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  paper.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith('data:') });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: paper, sandbox: true, contextIsolation: true, javascript: false, spellcheck: false },
  });
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
    return await work(window.webContents);
  } finally {
    window.destroy();
  }
}
