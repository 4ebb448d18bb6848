import { createContext, useContext, useEffect, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { endedHtml, situationHtml } from '../../../shared/domain/report/situation-html';
import type { AppCore } from '../app-core';
import { createPublicPages, type PublicPages } from './public-pages';
import { endedWords, situationWords } from './situation-words';

export const PublicPagesContext = createContext<PublicPages | null>(null);

export function usePublicPages(): PublicPages {
  const pages = useContext(PublicPagesContext);
  if (!pages) throw new Error('usePublicPages outside <PublicPagesContext>');
  return pages;
}

/** Pages are looked at this often; they are written far more seldom. */
const LOOK_MS = 5_000;

/** Keeps the public pages for as long as the window is there. Renders nothing anew. */
export function useKeepingPages(core: AppCore): PublicPages {
  const intl = useIntl();
  const pages = useMemo(
    () =>
      createPublicPages({
        bridge: core.bridge,
        opened: () =>
          [...core.catalog.listed.getState().values()].flatMap(({ book, room }) =>
            room ? [{ book, incident: room.store.getState() }] : [],
          ),
        device: core.started.deviceCode,
        htmlOf: (situation, now) =>
          situationHtml(situation, situationWords(intl, core.plans.store.getState(), 'page'), now),
        endedHtmlOf: (reference) => endedHtml(reference, endedWords(intl), intl.locale),
      }),
    [core, intl],
  );
  useEffect(() => {
    let lookedAt = -Infinity;
    return core.ticker.subscribe(() => {
      const now = core.ticker.now();
      if (Math.abs(now - lookedAt) < LOOK_MS) return;
      lookedAt = now;
      pages.look(now);
    });
  }, [core, pages]);
  return pages;
}
