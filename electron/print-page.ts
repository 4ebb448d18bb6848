import { session, WebContentsView } from 'electron';

/** How large the page is printed, until it fits on one sheet. */
const SCALES: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];
const PAGE = 'data:text/html;';

/**
 * A page of HTML as a PDF on one sheet of A4, smaller the more it says. It is loaded where nobody sees it, without
 * scripts and without a way out: nothing in it can run, or fetch anything.
 */
export async function printPage(html: string): Promise<Uint8Array> {
  const view = new WebContentsView({
    webPreferences: { session: walledSession(), sandbox: true, contextIsolation: true, javascript: false },
  });
  const { webContents } = view;
  try {
    await webContents.loadURL(`${PAGE}charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
    let pdf: Uint8Array = new Uint8Array();
    for (const scale of SCALES) {
      pdf = await webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        scale,
      });
      if (countSheets(pdf) <= 1) break;
    }
    return pdf;
  } finally {
    webContents.close();
  }
}

/** In memory, and shut off from everything but the page that it is handed. */
function walledSession(): Electron.Session {
  const walled = session.fromPartition('print', { cache: false });
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
