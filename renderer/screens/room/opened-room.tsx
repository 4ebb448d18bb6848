import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useIntl } from 'react-intl';
import { selectOpenBriefing } from '../../../shared/domain/incident/briefings/select-briefings';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { useApp, useIncident, useRoom } from '../../app/contexts';
import { PANES, type Pane } from '../../app/settings';
import { useCommand } from '../../app/use-command';
import { Composer } from '../../panes/composer/composer';
import { Notices } from '../../panes/frame/notices';
import { CarryIn } from '../../panes/carry/carry-in';
import { Restrict } from '../../panes/access/restrict';
import { RestrictPrompt } from '../../panes/access/restrict-prompt';
import { Forget } from '../../panes/forget/forget';
import { CarryOut } from '../../panes/carry/carry-out';
import { Evidence } from '../../panes/carry/evidence';
import { Phones } from '../../panes/phones/phones';
import { Prompter } from '../../panes/prompter/prompter';
import { Overlays } from '../../panes/palette/overlays';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { Header } from '../../panes/header/header';
import { Solo } from '../../panes/header/solo';
import { HeaderEditor } from '../../panes/header/header-editor';
import { useHeaderEditor } from '../../panes/header/use-header-commands';
import { Escalate } from '../../panes/roles/escalate';
import { LogCall } from '../../panes/roles/log-call';
import { Offered } from '../../panes/roles/offered';
import { AppFrame } from '../../ui/app-frame';
import { focusComposer } from './focus';
import { RoomBody } from './room-body';
import { useChannels } from './use-channels';
import { useDue, type Asked } from './use-due';
import { useExport } from './use-export';
import { useKeepOff } from './use-keep-off';
import { useLegalHold } from './use-legal-hold';
import { useSituation } from './use-situation';

/** The room: header, one pane, and the composer under whichever pane it is. */
export function OpenedRoom({ pane }: { readonly pane: Pane }) {
  const intl = useIntl();
  const app = useApp();
  const { room } = useRoom();
  const reference = useIncident(selectReference);
  /** What `/update` or F2 asked for, and the pane it was asked from. */
  const [asked, setAsked] = useState<(Asked & { readonly from: Pane }) | null>(null);
  const header = useHeaderEditor();
  // The pane is on screen before the next key: what follows `G K` at once is for the list, not for the composer.
  const go = (next: Pane, asking: typeof asked = null) => {
    flushSync(() => {
      setAsked(asking);
      app.go({ screen: 'room', book: room.book, pane: next });
    });
  };
  useCommand('go-timeline', () => {
    go('timeline');
    focusOn('[data-scope~="timeline"] [role="listbox"]');
  });
  useCommand('go-tasks', () => {
    go('timeline');
    focusOn('#tasks [data-card]');
  });
  useCommand('go-roles', () => {
    go('roles');
    focusOn('[data-scope~="hand-over"]', '[data-scope~="roles"]');
  });
  useCommand('go-comms', () => {
    go('comms');
    focusOn('[data-scope~="comms"] [tabindex="0"]');
  });
  useCommand('go-checklists', () => {
    go('checklists');
    focusOn('[data-scope~="checklists"]');
  });
  useCommand('go-conflicts', () => {
    go('conflicts');
    focusOn(FOCUS_OF_PANE.conflicts);
  });
  useCommand('go-briefings', () => {
    go('briefings');
    focusOn(...BRIEFINGS_FOCUS);
  });
  const meet = (typed: string, isTyped: boolean) => {
    // Without a word the one that goes on is meant.
    const isThere = typed === '' && isTyped && selectOpenBriefing(room.store.getState()) !== undefined;
    go('briefings', isThere ? null : { meeting: typed, from: pane, isTyped });
    if (isThere) focusOn('[data-ask] input');
  };
  useCommand('briefing-open', () => {
    meet('', false);
  });
  useCommand('next-pane', () => {
    go(PANES[(PANES.indexOf(pane) + 1) % PANES.length] ?? 'timeline');
  });
  useCommand('previous-pane', () => {
    go(PANES[(PANES.indexOf(pane) + PANES.length - 1) % PANES.length] ?? 'timeline');
  });
  useDue((next, what) => {
    go(next, { ...what, from: pane });
  });
  useExport();
  useKeepOff();
  useChannels();
  useLegalHold();
  useSituation();

  const composer = (
    <Composer
      onLeave={() => {
        focusOn(...(pane === 'briefings' ? BRIEFINGS_FOCUS : [FOCUS_OF_PANE[pane]]));
      }}
      onShowAudience={(typed) => {
        go('comms', { audience: typed, from: pane, isTyped: true });
      }}
      onMeet={(typed) => {
        meet(typed, true);
      }}
    />
  );
  return (
    <AppFrame
      top={<WindowTop path={[reference]} hasPalette />}
      head={
        <>
          <Notices />
          <Header />
          <Solo />
          <RestrictPrompt />
          <Offered isBriefShown={pane === 'roles'} />
          {header.open ? (
            <HeaderEditor
              key={header.open.id}
              editor={header.open.editor}
              onDone={() => {
                header.close();
                focusComposer();
              }}
            />
          ) : null}
          <Prompter onClose={focusComposer} />
          <Escalate onClose={focusComposer} />
          <LogCall onClose={focusComposer} />
        </>
      }
      status={
        <WindowStatus
          keys={[
            { id: 'compose', label: intl.formatMessage({ id: 'status.log', defaultMessage: 'Log' }) },
            {
              id: 'go-timeline',
              label: intl.formatMessage({ id: 'status.timeline', defaultMessage: 'Timeline' }),
              isCurrent: pane === 'timeline',
            },
            {
              id: 'go-roles',
              label: intl.formatMessage({ id: 'status.roles', defaultMessage: 'Roles' }),
              isCurrent: pane === 'roles',
            },
            {
              id: 'go-comms',
              label: intl.formatMessage({ id: 'status.comms', defaultMessage: 'Comms' }),
              isCurrent: pane === 'comms',
            },
            {
              id: 'go-checklists',
              label: intl.formatMessage({ id: 'status.checklists', defaultMessage: 'Checklists' }),
              isCurrent: pane === 'checklists',
            },
            { id: 'keys', label: intl.formatMessage({ id: 'status.keys', defaultMessage: 'Keys' }) },
          ]}
        />
      }
    >
      <RoomBody
        pane={pane}
        audience={asked?.audience ?? ''}
        startsAt={asked?.isTyped ? 'facts' : 'row'}
        item={asked?.item ?? ''}
        meeting={asked?.meeting ?? null}
        onMeetingDone={(isOpened) => {
          // Whoever typed it and lets it be goes on with the log.
          if (isOpened || !asked?.isTyped) setAsked(null);
          else {
            go(asked.from);
            focusComposer();
          }
        }}
        onAnswered={() => {
          // Back to where it was asked, ready for the next line.
          go(asked?.from ?? pane);
          focusComposer();
        }}
        composer={composer}
      />
      <Overlays />
      <CarryIn />
      <Restrict />
      <CarryOut />
      <Forget book={room.book} />
      <Evidence />
      <Phones />
    </AppFrame>
  );
}

const FOCUS_OF_PANE: { readonly [P in Pane]: string } = {
  timeline: '[data-scope~="timeline"] [role="listbox"]',
  roles: '[data-scope~="roles"]',
  comms: '[data-scope~="comms"] [tabindex="0"]',
  checklists: '[data-scope~="checklists"]',
  briefings: '[data-scope~="briefings"] [role="listbox"]',
  conflicts: '[data-scope~="conflicts"]',
};
/** Before anything was asked, the pane itself. */
const BRIEFINGS_FOCUS = [FOCUS_OF_PANE.briefings, '[data-scope~="briefings"]'];

/** The first of them that is there. At once: a frame later the next key may already have moved the focus on. */
function focusOn(...selectors: readonly string[]): void {
  const [found] = selectors.flatMap((one) => document.querySelector<HTMLElement>(one) ?? []);
  // A list that is taller than the screen would be scrolled to somewhere in its middle.
  found?.focus({ preventScroll: true });
  (found?.querySelector('[aria-selected="true"]') ?? found)?.scrollIntoView({ block: 'nearest' });
}
