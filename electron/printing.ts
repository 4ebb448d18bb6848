import { replaceFile } from '../shared/node/replace-file';
import type { Printed } from '../shared/record/outside-report';
import { pdfOf, print } from './paper';

/** Prints a page; where there is no printer it becomes a PDF, where the person says. `choose`: null if he wants none. */
export async function printSheet(html: string, choose: () => Promise<string | null>): Promise<Printed> {
  try {
    const printed = await print(html);
    if (printed !== 'no-printer') return { kind: printed };
    const path = await choose();
    if (path === null) return { kind: 'cancelled' };
    await replaceFile(path, await pdfOf(html));
    return { kind: 'saved', path };
  } catch (error) {
    return { kind: 'failed', detail: briefly(error) };
  }
}

/** What the system said, without the page that it said it of. */
const briefly = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 80);
