import type { Rule } from './rules';
import { clip } from '../stated';
import type { IncidentCommand } from '../incident/decide';
import { isCrisis, selectPhase, selectSeverity, selectType } from '../incident/header/select-header';
import type { Incident } from '../incident/incident';
import { orderFact } from '../incident/tasks/order-fact';

const MINUTE_MS = 60_000;

/** What this room's rules ask for now that the incident has gone from `before` to `after`; each rule once. */
export const followUps = (rules: readonly Rule[], before: Incident, after: Incident): readonly IncidentCommand[] =>
  rules.filter((rule) => isMet(rule, after) && !isMet(rule, before)).map(commandOf);

function isMet({ when, type }: Rule, incident: Incident): boolean {
  if (!incident.added.has('incident-declared/1')) return false;
  if (type !== null && selectType(incident) !== type) return false;
  switch (when.on) {
    case 'phase':
      return selectPhase(incident) === when.phase;
    case 'severity':
      return selectSeverity(incident) <= when.severity;
    case 'crisis':
      return isCrisis(incident);
  }
}

function commandOf({ what, afterMinutes }: Rule): IncidentCommand {
  if (what.do === 'remind') return order(what.text, afterMinutes);
  if (what.do === 'checklist')
    return afterMinutes === 0
      ? { kind: 'start-checklist', template: what.template }
      : order(`Open the list: ${what.title}`, afterMinutes);
  return afterMinutes === 0
    ? { kind: 'draft-message', audience: what.audience, template: what.template, nextAt: null }
    : order(`Write to ${what.name}: ${what.title}`, afterMinutes);
}

/** It is nobody's yet, and says where it comes from. */
function order(text: string, afterMinutes: number): IncidentCommand {
  const timeboxMs = afterMinutes === 0 ? null : afterMinutes * MINUTE_MS;
  return { kind: 'add-entries', entries: [orderFact(clip(`${text} (rule)`, 4_000), null, timeboxMs)] };
}
