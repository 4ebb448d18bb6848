import { ROLES } from './roles';
import type { RoleDef, RoleId } from './roles';

/** What people type for a role, `@ic` or `/role scribe`: lower case, letters only. No word means two roles. */
export const ROLE_WORDS: Readonly<Record<RoleId, readonly string[]>> = {
  'incident-commander': ['ic', 'commander', 'incidentcommander', 'command', 'owner'],
  deputy: ['deputy', 'dep'],
  scribe: ['scribe'],
  'comms-lead': ['comms', 'commslead', 'communications', 'communicationslead', 'cl'],
  'internal-liaison': ['internal', 'internalliaison'],
  'customer-liaison': ['customer', 'customers', 'customerliaison'],
  'tech-lead': [
    'tl',
    'techlead',
    'tech',
    'technicallead',
    'ops',
    'opslead',
    'operationslead',
    'technicaloperationslead',
  ],
  'first-responder': ['firstresponder', 'responder', 'fr'],
  'sme-network': ['network', 'net', 'networkexpert', 'smenetwork'],
  'sme-systems': ['systems', 'sys', 'hardware', 'systemshardwareexpert', 'smesystems'],
  'sme-application': ['application', 'applications', 'app', 'apps', 'applicationexpert', 'smeapplication'],
  'sme-database': ['database', 'db', 'dba', 'databaseexpert', 'smedatabase'],
  'sme-security': ['security', 'sec', 'securityexpert', 'smesecurity'],
  'sme-business': ['business', 'processowner', 'businessprocessowner', 'smebusiness'],
  'service-desk-lead': ['servicedesk', 'desk', 'servicedesklead', 'helpdesk'],
  'executive-sponsor': [
    'executive',
    'exec',
    'sponsor',
    'executivesponsor',
    'crisismanager',
    'executivesponsorcrisismanager',
  ],
  'vendor-liaison': ['vendor', 'vendorliaison', 'supplier'],
  legal: ['legal', 'privacy', 'legalprivacy', 'dpo'],
  'business-continuity': ['continuity', 'businesscontinuity', 'bc', 'bcp'],
  facilities: ['facilities', 'facility', 'safety', 'facilitiessafety'],
  'evidence-custodian': ['evidence', 'custodian', 'evidencecustodian'],
  observer: ['observer', 'observers', 'listener'],
};

/** The role a person means by a word, whatever its case, spaces and dashes: `IC`, `tech-lead`, `dba`. */
export const roleFromWord = (word: string): RoleDef | undefined => {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  return ROLES.find((role) => ROLE_WORDS[role.id].includes(letters));
};
