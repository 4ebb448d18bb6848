import { clipboard, shell } from 'electron';
import type { HandedOn, OpenedOutside } from '../shared/record/outside-report';
import { outsideLink } from './outside-link';

/** Opens the program of this laptop that mails, calls or texts. What its link cannot hold is on the clipboard before. */
export async function openOutside(handed: HandedOn): Promise<OpenedOutside> {
  const { url, left } = outsideLink(handed);
  try {
    if (left) await clipboard.writeText(left.text);
    await shell.openExternal(url);
    return { kind: 'opened', copied: left?.what ?? 'nothing' };
  } catch {
    // The person can do what is said there; why the system would not is told by no platform.
    return { kind: 'failed' };
  }
}
