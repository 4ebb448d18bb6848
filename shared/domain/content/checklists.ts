import { AT_15_MINUTES, FIRST_15_MINUTES } from './checklists/every-incident';
import { CLOSURE, COMMAND_HAND_OVER, REVIEW_MEETING } from './checklists/hand-over-and-close';
import { DATABASE_CRASH, SERVER_FAILURE, STORAGE_FULL } from './checklists/machines';
import { DENIAL_OF_SERVICE, EXPIRED_CERTIFICATE, NETWORK_OUTAGE } from './checklists/network';
import { DATA_BREACH, IDENTITY_LOCK_OUT, RANSOMWARE } from './checklists/security';
import { COMMUNICATIONS_DOWN, DATA_CENTRE_LOSS, POWER_AND_COOLING } from './checklists/site';
import { CLOUD_REGION, SOFTWARE_MALFUNCTION, VENDOR_OUTAGE } from './checklists/software-and-suppliers';
import type { ChecklistTemplate } from './checklists/template';
import type { IncidentType } from './incident-types';

/** Every shipped list, T0 to T18, in the order of its number. */
export const CHECKLISTS: readonly ChecklistTemplate[] = [
  FIRST_15_MINUTES,
  AT_15_MINUTES,
  SERVER_FAILURE,
  RANSOMWARE,
  DATABASE_CRASH,
  NETWORK_OUTAGE,
  SOFTWARE_MALFUNCTION,
  DATA_BREACH,
  VENDOR_OUTAGE,
  DATA_CENTRE_LOSS,
  COMMUNICATIONS_DOWN,
  POWER_AND_COOLING,
  COMMAND_HAND_OVER,
  CLOSURE,
  REVIEW_MEETING,
  EXPIRED_CERTIFICATE,
  IDENTITY_LOCK_OUT,
  DENIAL_OF_SERVICE,
  CLOUD_REGION,
  STORAGE_FULL,
];

/** The list that every incident starts with. */
export const FIRST_CHECKLIST_ID = 'T0';

/** The list that every incident gets fifteen minutes later: short first, the rest then. */
export const SECOND_CHECKLIST_ID = 'T0b';

/** A shipped list by its id, such as 'T4'. */
export const checklistById = (id: string): ChecklistTemplate | undefined =>
  CHECKLISTS.find((checklist) => checklist.id === id);

/** Ids of the lists to offer for a type: T0 first, then those written for it. */
export const suggestedLists = (type: IncidentType): readonly string[] =>
  CHECKLISTS.filter((checklist) => checklist.types.includes(type)).map((checklist) => checklist.id);
