import { defineMessages, type IntlShape } from 'react-intl';
import type { PageReply, PageState } from '../../app/comms/public-pages';

type Clock = (ms: number, withSeconds?: boolean) => string;

const reasons = defineMessages({
  'no-folder': {
    id: 'public-page.no-folder',
    defaultMessage: 'Not written here: this laptop shares no folder. Add one in Settings, Sync.',
  },
  away: {
    id: 'public-page.away',
    defaultMessage: 'Not written: the shared folder does not answer. It is tried again by itself.',
  },
  paused: { id: 'public-page.paused', defaultMessage: 'Not written: sync is paused. Go on with it in Settings, Sync.' },
  'kept-off': {
    id: 'public-page.kept-off',
    defaultMessage: 'Not written: this incident is kept off shared folders.',
  },
  restricted: {
    id: 'public-page.now-restricted',
    defaultMessage: 'Not written: this incident was restricted to other laptops.',
  },
  'kept-elsewhere': { id: 'public-page.elsewhere', defaultMessage: 'Another laptop keeps it.' },
  'too-soon': { id: 'public-page.soon', defaultMessage: 'Written soon.' },
  'nothing-there': { id: 'public-page.soon', defaultMessage: 'Written soon.' },
} satisfies Record<Exclude<PageReply['kind'], 'written' | 'failed'>, { id: string; defaultMessage: string }>);

/** What became of a page that is on. Undefined: nobody has tried yet. */
export function pageWords(intl: IntlShape, state: PageState | undefined, clock: Clock): string {
  if (!state) return intl.formatMessage(reasons['too-soon']);
  const { reply, at } = state;
  if (reply.kind === 'written') {
    const written = intl.formatMessage(
      { id: 'public-page.written', defaultMessage: 'Written {time}: {path}' },
      { time: clock(at, true), path: reply.paths.join(', ') },
    );
    // What went wrong comes first: the end of a long line is not seen.
    return reply.failed ? `${failedWords(intl, reply.failed)} ${written}` : written;
  }
  return reply.kind === 'failed' ? failedWords(intl, reply) : intl.formatMessage(reasons[reply.kind]);
}

const failedWords = (intl: IntlShape, { path, detail }: { readonly path: string; readonly detail: string }): string =>
  intl.formatMessage(
    {
      id: 'public-page.failed',
      defaultMessage: 'Not written: {path} ({detail}). The record is untouched. It is tried again by itself.',
    },
    { path, detail },
  );

/** Whether somebody should do something, or at least know. */
export const isPageTrouble = ({ reply }: PageState): boolean =>
  reply.kind === 'written'
    ? reply.failed !== null
    : !['kept-elsewhere', 'too-soon', 'nothing-there'].includes(reply.kind);

/** The page was turned off, and what lies in the folder could not be replaced; null if nothing lies there. */
export function leftWords(intl: IntlShape, state: PageState | undefined): string | null {
  if (!state || !['failed', 'away', 'paused'].includes(state.reply.kind)) return null;
  return intl.formatMessage({
    id: 'public-page.left',
    defaultMessage:
      'The page in the folder could not be taken down yet. It is tried again by itself when the folder answers.',
  });
}
