import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useIntl } from 'react-intl';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import type { FactId } from '../../../shared/domain/stated';
import { useApp, useIncident, useRoom } from '../../app/contexts';
import { PANES, type Pane } from '../../app/settings';
import { useCommand } from '../../app/use-command';
import { ChecklistsPane } from '../../panes/checklists/checklists-pane';
import { ChecklistStrip } from '../../panes/checklists/checklist-strip';
import { CommsPane } from '../../panes/comms/comms-pane';
import { CommsStrip } from '../../panes/comms/comms-strip';
import { Composer } from '../../panes/composer/composer';
import { Notices } from '../../panes/frame/notices';
import { Overlays } from '../../panes/palette/overlays';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { Header } from '../../panes/header/header';
import { HeaderEditor } from '../../panes/header/header-editor';
import { SystemsStrip } from '../../panes/header/systems-strip';
import { useHeaderEditor } from '../../panes/header/use-header-commands';
import { RolesPane } from '../../panes/roles/roles-pane';
import { RolesStrip } from '../../panes/roles/roles-strip';
import { EntryInspector } from '../../panes/timeline/entry-inspector';
import { OpenQuestions } from '../../panes/timeline/open-questions';
import { Timeline } from '../../panes/timeline/timeline';
import { AppFrame } from '../../ui/app-frame';
import { RoomGrid } from '../../ui/room-grid';
import styles from './room-screen.module.css';
import { useExport } from './use-export';

/** The room: header, one pane, and the composer under whichever pane it is. */
export function OpenedRoom({ pane }: { readonly pane: Pane }) {
  const intl = useIntl();
  const app = useApp();
  const { room } = useRoom();
  const reference = useIncident(selectReference);
  const [audience, setAudience] = useState('');
  const header = useHeaderEditor();
  // The pane is on screen before the next key: what follows `G K` at once is for the list, not for the composer.
  const go = (next: Pane) => {
    flushSync(() => {
      app.go({ screen: 'room', book: room.book, pane: next });
    });
  };
  useCommand('go-timeline', () => {
    go('timeline');
    focusOn('[data-scope~="timeline"] [role="listbox"]');
  });
  useCommand('go-roles', () => {
    go('roles');
    focusOn('[data-scope~="roles"]');
  });
  useCommand('go-comms', () => {
    go('comms');
    focusOn('[data-scope~="comms"] [tabindex="0"]');
  });
  useCommand('go-checklists', () => {
    go('checklists');
    focusOn('[data-scope~="checklists"]');
  });
  useCommand('next-pane', () => {
    go(PANES[(PANES.indexOf(pane) + 1) % PANES.length] ?? 'timeline');
  });
  useCommand('previous-pane', () => {
    go(PANES[(PANES.indexOf(pane) + PANES.length - 1) % PANES.length] ?? 'timeline');
  });
  useExport();

  const composer = (
    <Composer
      onLeave={() => {
        focusOn(FOCUS_OF_PANE[pane]);
      }}
      onShowAudience={(typed) => {
        setAudience(typed);
        go('comms');
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
      {pane === 'timeline' ? (
        <TimelineRoom composer={composer} />
      ) : (
        <main className={styles.pane}>
          <div className={styles.paneBody}>
            {pane === 'roles' ? (
              <RolesPane />
            ) : pane === 'comms' ? (
              <CommsPane key={audience} asked={audience} />
            ) : (
              <ChecklistsPane />
            )}
          </div>
          {composer}
        </main>
      )}
      <Overlays />
    </AppFrame>
  );
}

function TimelineRoom({ composer }: { readonly composer: React.ReactNode }) {
  const intl = useIntl();
  const [selected, setSelected] = useState<FactId | null>(null);
  const [inspected, setInspected] = useState<FactId | null>(null);
  return (
    <RoomGrid
      left={{
        name: intl.formatMessage({ id: 'room.left', defaultMessage: 'Roles and questions' }),
        children: (
          <>
            <RolesStrip />
            <SystemsStrip />
            <OpenQuestions />
          </>
        ),
      }}
      centre={{
        name: intl.formatMessage({ id: 'room.centre', defaultMessage: 'Timeline' }),
        children: (
          <div className={styles.centre}>
            <Timeline
              selected={selected}
              onSelect={(id) => {
                setSelected(id);
                // The open line follows the list.
                setInspected((open) => (open === null ? null : (id ?? open)));
              }}
              onInspect={setInspected}
              onLeave={focusComposer}
            />
            {composer}
          </div>
        ),
      }}
      right={{
        name: intl.formatMessage({ id: 'room.right', defaultMessage: 'Updates and checklists' }),
        children: inspected ? (
          <EntryInspector
            id={inspected}
            onClose={() => {
              setInspected(null);
            }}
          />
        ) : (
          <>
            <CommsStrip />
            <ChecklistStrip />
          </>
        ),
      }}
    />
  );
}

const FOCUS_OF_PANE: { readonly [P in Pane]: string } = {
  timeline: '[data-scope~="timeline"] [role="listbox"]',
  roles: '[data-scope~="roles"]',
  comms: '[data-scope~="comms"] [tabindex="0"]',
  checklists: '[data-scope~="checklists"]',
};

/** At once: a frame later the next key may already have moved the focus on. */
function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function focusComposer(): void {
  focusOn('[role="combobox"]');
}
