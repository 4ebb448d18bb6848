import * as v from 'valibot';
import { withdrawn } from '../view';
import * as access from './access/facts';
import * as briefings from './briefings/facts';
import * as checklists from './checklists/facts';
import * as comms from './comms/facts';
import * as deadlines from './deadlines/facts';
import * as decisions from './decisions/facts';
import * as duplicates from './duplicates/facts';
import * as escalation from './escalation/facts';
import * as handOver from './hand-over/facts';
import * as exit from './exit/facts';
import * as header from './header/facts';
import * as hold from './hold/facts';
import * as messages from './messages/facts';
import * as publicFace from './public-face/facts';
import * as redaction from './redaction/facts';
import * as reports from './reports/facts';
import * as roles from './roles/facts';
import * as tasks from './tasks/facts';
import * as timeline from './timeline/facts';
import * as triage from './triage/facts';

const facts = [
  header.incidentDeclared,
  header.titleSet,
  header.typeSet,
  header.severitySet,
  header.impactSet,
  header.phaseSet,
  header.stampSet,
  header.situationSet,
  header.bridgeSet,
  header.etaSet,
  header.objectiveSet,
  header.nextCheckSet,
  header.detectedBySet,
  header.systemSet,
  timeline.entryAdded,
  timeline.entryCorrected,
  timeline.entryRetimed,
  timeline.entryStarred,
  timeline.entryMarkedPrivileged,
  roles.roleAssigned,
  roles.roleAccepted,
  roles.roleVacated,
  comms.audiencesListed,
  comms.audienceSwitched,
  comms.updateSent,
  comms.updateSnoozed,
  comms.updatePromised,
  checklists.checklistStarted,
  checklists.itemAdded,
  checklists.itemMarked,
  checklists.itemAssigned,
  tasks.taskMarked,
  tasks.taskAssigned,
  tasks.taskTimed,
  tasks.taskReported,
  tasks.taskAsked,
  escalation.escalated,
  escalation.escalationTaken,
  escalation.contactTried,
  decisions.decisionProposed,
  decisions.decisionPolled,
  decisions.decisionMade,
  messages.wordSet,
  messages.messageDrafted,
  messages.messageWorded,
  messages.messageNextSet,
  messages.approvalAsked,
  messages.messageApproved,
  messages.deliveryLogged,
  messages.feedbackLogged,
  messages.channelsSet,
  duplicates.incidentTakenIn,
  duplicates.incidentMerged,
  duplicates.incidentToldApart,
  access.accessSet,
  hold.legalHoldSet,
  header.crisisSet,
  header.recoveryReported,
  roles.personReleased,
  handOver.briefWorded,
  handOver.pointReadBack,
  redaction.opRedacted,
  withdrawn,
  publicFace.publicFaceSet,
  comms.audienceReached,
  comms.audienceSet,
  comms.audienceAdded,
  exit.criterionAdded,
  exit.criterionMet,
  triage.setAside,
  reports.reportsCounted,
  header.isolationNoted,
  deadlines.deadlineStarted,
  deadlines.deadlineMoved,
  deadlines.deadlineSettled,
  decisions.decisionReviewed,
  briefings.briefingOpened,
  briefings.agendaSet,
  briefings.attendanceNoted,
  briefings.questionAsked,
  briefings.questionAnswered,
  briefings.briefingEnded,
] as const;

/** Every fact an incident can hold. Append kinds; a kind that has shipped never changes meaning. */
export type IncidentFact = v.InferOutput<(typeof facts)[number]>;
export type IncidentFactKind = IncidentFact['kind'];
export type IncidentFactOf<K extends IncidentFactKind> = Extract<IncidentFact, { readonly kind: K }>;

const schemasByKind = new Map<string, v.GenericSchema<unknown, IncidentFact>>(
  facts.map((schema) => [schema.entries.kind.literal, schema]),
);

/** The fact, if it is of a kind and shape this version knows; null otherwise. Never throws. */
export function parseIncidentFact(foreign: unknown): IncidentFact | null {
  if (typeof foreign !== 'object' || foreign === null || !('kind' in foreign) || typeof foreign.kind !== 'string')
    return null;
  const schema = schemasByKind.get(foreign.kind);
  const parsed = schema && v.safeParse(schema, foreign);
  return parsed?.success ? parsed.output : null;
}
