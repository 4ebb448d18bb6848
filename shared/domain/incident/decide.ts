import { decideAccess, type AccessCommand } from './access/decide-access';
import { decideBriefings, type BriefingsCommand } from './briefings/decide-briefings';
import { decideChecklists, type ChecklistsCommand } from './checklists/decide-checklists';
import { decideAudiences, type AudiencesCommand } from './comms/decide-audiences';
import { decideComms, type CommsCommand } from './comms/decide-comms';
import { decideConflicts, type ConflictsCommand } from './conflicts/decide-conflicts';
import type { Deciding, Decision } from './deciding';
import { decideDeadlines, type DeadlinesCommand } from './deadlines/deadlines';
import { decideDecisions, type DecisionsCommand } from './decisions/decide-decisions';
import { decideDuplicates, type DuplicatesCommand } from './duplicates/decide-duplicates';
import { decideEscalation, type EscalationCommand } from './escalation/decide-escalation';
import { decideExit, type ExitCommand } from './exit/exit';
import { decideHandOver, type HandOverCommand } from './hand-over/decide-hand-over';
import { decideHeader, type HeaderCommand } from './header/decide-header';
import { decideHold, type HoldCommand } from './hold/hold';
import { decideLoop, type LoopCommand } from './loop/decide-loop';
import { decideMessages, type MessagesCommand } from './messages/decide-messages';
import { decidePublicFace, type PublicFaceCommand } from './public-face/public-face';
import { decideRedaction, type RedactionCommand } from './redaction/decide-redaction';
import { decideReports, type ReportsCommand } from './reports/reports';
import { decideRoles, type RolesCommand } from './roles/decide-roles';
import { decideTasks, type TasksCommand } from './tasks/decide-tasks';
import { decideTimeline, type TimelineCommand } from './timeline/decide-timeline';
import { decideTriage, type TriageCommand } from './triage/set-aside';
import { decideUndo, type UndoCommand } from './undo';

/** What a person asks of an incident. */
export type IncidentCommand =
  | TimelineCommand
  | HeaderCommand
  | RolesCommand
  | HandOverCommand
  | ExitCommand
  | CommsCommand
  | AudiencesCommand
  | ChecklistsCommand
  | TasksCommand
  | MessagesCommand
  | DecisionsCommand
  | DeadlinesCommand
  | EscalationCommand
  | LoopCommand
  | ConflictsCommand
  | DuplicatesCommand
  | AccessCommand
  | HoldCommand
  | PublicFaceCommand
  | TriageCommand
  | ReportsCommand
  | BriefingsCommand
  | RedactionCommand
  | UndoCommand;

/** What a command would write, or why it writes nothing. */
export function decide(deciding: Deciding, command: IncidentCommand): Decision {
  switch (command.kind) {
    case 'add-entries':
    case 'correct-entry':
    case 'retime-entry':
    case 'retract-entry':
    case 'star-entry':
    case 'mark-privileged':
      return decideTimeline(deciding, command);
    case 'assign-role':
    case 'accept-role':
    case 'vacate-role':
    case 'keep-holder':
    case 'release-person':
      return decideRoles(deciding, command);
    case 'word-brief':
    case 'read-back':
      return decideHandOver(deciding, command);
    case 'name-criteria':
    case 'meet-criterion':
      return decideExit(deciding, command);
    case 'mark-sent':
    case 'snooze':
    case 'promise-update':
    case 'switch-audience':
    case 'reach-audience':
      return decideComms(deciding, command);
    case 'set-audience':
    case 'add-audience':
      return decideAudiences(deciding, command);
    case 'start-checklist':
    case 'add-item':
    case 'mark-item':
    case 'assign-item':
      return decideChecklists(deciding, command);
    case 'mark-task':
    case 'assign-task':
    case 'time-task':
    case 'report-task':
    case 'ask-task':
      return decideTasks(deciding, command);
    case 'propose':
    case 'poll':
    case 'decide':
    case 'review-decision':
      return decideDecisions(deciding, command);
    case 'start-deadline':
    case 'move-deadline':
    case 'settle-deadline':
      return decideDeadlines(deciding, command);
    case 'escalate':
    case 'take-escalation':
    case 'log-contact':
      return decideEscalation(deciding, command);
    case 'take-can':
    case 'size-up':
      return decideLoop(deciding, command);
    case 'set-word':
    case 'draft-message':
    case 'word-message':
    case 'promise-next':
    case 'ask-approval':
    case 'approve-message':
    case 'withdraw-message':
    case 'send-message':
    case 'fail-message':
    case 'log-feedback':
    case 'set-channels':
      return decideMessages(deciding, command);
    case 'choose':
    case 'merge-title':
      return decideConflicts(deciding, command);
    case 'take-in-incident':
    case 'merge-incident':
    case 'tell-incident-apart':
      return decideDuplicates(deciding, command);
    case 'set-access':
      return decideAccess(deciding, command);
    case 'set-legal-hold':
      return decideHold(deciding, command);
    case 'set-public-face':
      return decidePublicFace(deciding, command);
    case 'set-aside':
      return decideTriage(deciding, command);
    case 'count-reports':
      return decideReports(command);
    case 'open-briefing':
    case 'change-briefing':
    case 'ask-question':
    case 'answer-question':
    case 'owe-answer':
    case 'take-back-question':
    case 'end-briefing':
      return decideBriefings(deciding, command);
    case 'redact':
      return decideRedaction(deciding, command);
    case 'undo':
      return decideUndo(deciding, command);
    case 'set-title':
    case 'set-type':
    case 'set-severity':
    case 'set-impact':
    case 'set-phase':
    case 'close':
    case 'set-stamp':
    case 'set-situation':
    case 'set-bridge':
    case 'set-eta':
    case 'set-objective':
    case 'set-next-check':
    case 'set-detected-by':
    case 'set-system':
    case 'set-crisis':
      return decideHeader(deciding, command);
  }
}

/** Commands that may be written whatever has arrived meanwhile: they only add. */
export const onlyAdds = (command: IncidentCommand): boolean =>
  [
    'add-entries',
    'mark-sent',
    'snooze',
    'add-item',
    'retract-entry',
    'report-task',
    'ask-task',
    'count-reports',
    'ask-question',
  ].includes(command.kind);
