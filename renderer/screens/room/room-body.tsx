import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { FactId } from '../../../shared/domain/stated';
import type { Pane } from '../../app/settings';
import { BriefingStrip } from '../../panes/briefings/briefing-strip';
import { BriefingsPane } from '../../panes/briefings/briefings-pane';
import { ChecklistsPane } from '../../panes/checklists/checklists-pane';
import { ChecklistStrip } from '../../panes/checklists/checklist-strip';
import { CommsPane } from '../../panes/comms/comms-pane';
import { CommsStrip } from '../../panes/comms/comms-strip';
import { ConflictsPane } from '../../panes/conflicts/conflicts-pane';
import { DeadlinesStrip } from '../../panes/header/deadlines-strip';
import { SystemsStrip } from '../../panes/header/systems-strip';
import { PendingDecisions } from '../../panes/prompter/pending';
import { RolesPane } from '../../panes/roles/roles-pane';
import { RolesStrip } from '../../panes/roles/roles-strip';
import { TasksStrip } from '../../panes/tasks/tasks-strip';
import { EntryInspector } from '../../panes/timeline/entry-inspector';
import { OpenQuestions } from '../../panes/timeline/open-questions';
import { Timeline } from '../../panes/timeline/timeline';
import { RoomGrid } from '../../ui/room-grid';
import { focusComposer } from './focus';
import styles from './room-screen.module.css';

type Props = {
  readonly pane: Pane;
  /** The audience that the composer asked for; '' if none. */
  readonly audience: string;
  /** Where the focus goes in the words to that audience. */
  readonly startsAt: 'row' | 'facts';
  /** The item that is due and was asked for; '' if none. */
  readonly item: string;
  /** What was typed of a briefing to open; null: none is being opened. */
  readonly meeting: string | null;
  readonly onMeetingDone: (isOpened: boolean) => void;
  readonly onAnswered: () => void;
  readonly composer: ReactNode;
};

/**
 * The pane over the composer; beside the timeline, what the room must see while it logs. The composer keeps its place
 * in the tree whatever the pane, so that it is never made anew under the fingers.
 */
export function RoomBody(props: Props) {
  const { pane, audience, startsAt, item, meeting, onMeetingDone, onAnswered, composer } = props;
  const intl = useIntl();
  const [selected, setSelected] = useState<FactId | null>(null);
  const [inspected, setInspected] = useState<FactId | null>(null);
  const names = {
    timeline: intl.formatMessage({ id: 'room.centre', defaultMessage: 'Timeline' }),
    roles: intl.formatMessage({ id: 'room.roles', defaultMessage: 'Roles' }),
    comms: intl.formatMessage({ id: 'room.comms', defaultMessage: 'Stakeholder updates' }),
    checklists: intl.formatMessage({ id: 'room.checklists', defaultMessage: 'Checklists' }),
    briefings: intl.formatMessage({ id: 'room.briefings', defaultMessage: 'Briefings' }),
    conflicts: intl.formatMessage({ id: 'room.conflicts', defaultMessage: 'Conflicts' }),
  };
  const left = {
    name: intl.formatMessage({ id: 'room.left', defaultMessage: 'Roles, tasks and questions' }),
    children: (
      <>
        <RolesStrip />
        <TasksStrip />
        <SystemsStrip />
        <OpenQuestions />
      </>
    ),
  };
  const close = () => {
    setInspected(null);
  };
  const right = {
    name: intl.formatMessage({ id: 'room.right', defaultMessage: 'Updates and checklists' }),
    children: inspected ? (
      <EntryInspector id={inspected} onClose={close} />
    ) : (
      <>
        <BriefingStrip />
        <CommsStrip />
        <DeadlinesStrip />
        <ChecklistStrip />
        <PendingDecisions />
      </>
    ),
  };
  const timeline = (
    <Timeline
      selected={selected}
      onSelect={(id) => {
        setSelected(id);
        // The open line follows the list.
        setInspected((open) => (open === null ? null : (id ?? open)));
      }}
      isInspecting={inspected !== null}
      onInspect={setInspected}
      onLeave={focusComposer}
    />
  );
  return (
    <RoomGrid
      {...(pane === 'timeline' && { left, right })}
      centre={{
        name: names[pane],
        children: (
          <div className={styles.centre}>
            <div className={styles.pane}>
              {pane === 'timeline' ? (
                timeline
              ) : pane === 'roles' ? (
                <RolesPane />
              ) : pane === 'comms' ? (
                <CommsPane key={audience} asked={audience} startsAt={startsAt} onAnswered={onAnswered} />
              ) : pane === 'checklists' ? (
                <ChecklistsPane key={item} asked={item} />
              ) : pane === 'briefings' ? (
                <BriefingsPane meeting={meeting} onMeetingDone={onMeetingDone} />
              ) : (
                <ConflictsPane />
              )}
            </div>
            {composer}
          </div>
        ),
      }}
    />
  );
}
