import type { IntlShape } from 'react-intl';
import type { IncidentFact } from '../../shared/domain/incident/facts';
import type { Lost } from '../../shared/domain/stated';
import { canWords, markWords, phaseWords, stampWords, stateWords, taskMarkWords, taskWords } from './domain-words';

/** What stands where words were destroyed: who had it done, and why. */
export const redactionWords = (intl: IntlShape, { by, reason }: Lost): string =>
  intl.formatMessage(
    { id: 'fact.redacted', defaultMessage: 'Redacted by {name}{reason}' },
    { name: by.name, reason: because(reason) },
  );

/** A fact in a sentence, as the timeline, exports and toasts say it. `clock` writes a time. */
export function factWords(intl: IntlShape, fact: IncidentFact, clock: (ms: number) => string): string {
  switch (fact.kind) {
    case 'incident-declared/1':
      return intl.formatMessage(
        { id: 'fact.declared', defaultMessage: 'Declared SEV{severity, number}: {title}' },
        {
          severity: fact.severity,
          title: fact.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
        },
      );
    case 'title-set/1':
      return intl.formatMessage({ id: 'fact.title', defaultMessage: 'Named “{title}”' }, { title: fact.title });
    case 'type-set/1':
      return intl.formatMessage({ id: 'fact.type', defaultMessage: 'Type: {name}' }, { name: fact.name });
    case 'severity-set/1':
      return intl.formatMessage(
        { id: 'fact.severity', defaultMessage: 'Severity is now SEV{severity, number}{reason}' },
        { severity: fact.severity, reason: because(fact.reason) },
      );
    case 'impact-set/1':
      return intl.formatMessage(
        { id: 'fact.impact', defaultMessage: 'Impact {impact, number} of 4, urgency {urgency, number} of 3' },
        { impact: fact.impact, urgency: fact.urgency },
      );
    case 'phase-set/1':
      if (fact.waiver) {
        return intl.formatMessage(
          { id: 'fact.closed', defaultMessage: 'Closed without a review; {name} answers for it: {reason}' },
          { name: fact.waiver.by.name, reason: fact.waiver.reason },
        );
      }
      return intl.formatMessage(
        { id: 'fact.phase', defaultMessage: 'Phase: {phase}{reason}' },
        { phase: phaseWords(intl, fact.phase), reason: because(fact.reason) },
      );
    case 'stamp-set/1':
      return intl.formatMessage(
        { id: 'fact.stamp', defaultMessage: '{stamp} at {time}' },
        { stamp: stampWords(intl, fact.stamp), time: clock(fact.at) },
      );
    case 'situation-set/1':
      return intl.formatMessage({ id: 'fact.situation', defaultMessage: 'Situation: {text}' }, { text: fact.text });
    case 'bridge-set/1':
      return intl.formatMessage(
        { id: 'fact.bridge', defaultMessage: 'Bridge {bridge}{fallback}' },
        { bridge: fact.bridge, fallback: fact.fallback ? `, fallback ${fact.fallback}` : '' },
      );
    case 'eta-set/1':
      if (fact.at === null) return intl.formatMessage({ id: 'fact.eta-gone', defaultMessage: 'No estimate any more' });
      return intl.formatMessage(
        { id: 'fact.eta', defaultMessage: 'Expected back {time}, {confidence} confidence{basis}' },
        { time: clock(fact.at), confidence: fact.confidence, basis: because(fact.basis) },
      );
    case 'objective-set/1':
      return intl.formatMessage({ id: 'fact.objective', defaultMessage: 'Objective: {text}' }, { text: fact.text });
    case 'next-check-set/1':
      if (fact.at === null) return intl.formatMessage({ id: 'fact.no-check', defaultMessage: 'No next check' });
      return intl.formatMessage({ id: 'fact.check', defaultMessage: 'Next check {time}' }, { time: clock(fact.at) });
    case 'detected-by-set/1':
      return intl.formatMessage({ id: 'fact.detected', defaultMessage: 'Detected by {by}' }, { by: fact.by });
    case 'system-set/1':
      return intl.formatMessage(
        { id: 'fact.system', defaultMessage: '{name} is {state}' },
        { name: fact.name, state: stateWords(intl, fact.state) },
      );
    case 'entry-added/1':
    case 'entry-corrected/1':
      return fact.text;
    case 'entry-retimed/1':
      return intl.formatMessage(
        { id: 'fact.retimed', defaultMessage: 'Time set to {time}' },
        { time: clock(fact.happened.at) },
      );
    case 'entry-starred/1':
      return fact.on
        ? intl.formatMessage({ id: 'fact.starred', defaultMessage: 'Marked as key event' })
        : intl.formatMessage({ id: 'fact.unstarred', defaultMessage: 'No longer a key event' });
    case 'entry-privileged/1':
      return fact.on
        ? intl.formatMessage({ id: 'fact.privileged', defaultMessage: 'Kept out of exports' })
        : intl.formatMessage({ id: 'fact.not-privileged', defaultMessage: 'In exports again' });
    case 'role-assigned/1':
      if (fact.takesOver.length > 0) {
        return intl.formatMessage(
          { id: 'fact.offered', defaultMessage: '{role} offered to {name}{note}' },
          { role: fact.roleName, name: fact.person.name, note: because(fact.note) },
        );
      }
      return intl.formatMessage(
        { id: 'fact.assigned', defaultMessage: '{role}: {name}{note}' },
        { role: fact.roleName, name: fact.person.name, note: because(fact.note) },
      );
    case 'role-accepted/1':
      return intl.formatMessage(
        { id: 'fact.accepted', defaultMessage: '{name} is {role}' },
        { name: fact.person.name, role: fact.roleName },
      );
    case 'role-vacated/1':
      return intl.formatMessage(
        { id: 'fact.vacated', defaultMessage: '{name} is no longer {role}{reason}' },
        { name: fact.person.name, role: fact.roleName, reason: because(fact.reason) },
      );
    case 'audiences-listed/1':
      return intl.formatMessage({ id: 'fact.audiences', defaultMessage: 'Audiences listed' });
    case 'audience-switched/1':
      return fact.on
        ? intl.formatMessage(
            { id: 'fact.audience-on', defaultMessage: '{name} get updates from now on' },
            { name: fact.name },
          )
        : intl.formatMessage(
            { id: 'fact.audience-off', defaultMessage: '{name} get no updates any more' },
            { name: fact.name },
          );
    case 'update-sent/1':
      return intl.formatMessage(
        { id: 'fact.sent', defaultMessage: '{name} told by {channels}{said}' },
        { name: fact.name, channels: intl.formatList(fact.channels), said: because(fact.said) },
      );
    case 'update-snoozed/1':
      return intl.formatMessage(
        { id: 'fact.snoozed', defaultMessage: '{name} update waits until {time}{reason}' },
        { name: fact.name, time: clock(fact.until), reason: because(fact.reason) },
      );
    case 'update-promised/1':
      if (fact.at === null)
        return intl.formatMessage(
          { id: 'fact.unpromised', defaultMessage: '{name}: the usual times count again' },
          { name: fact.name },
        );
      return intl.formatMessage(
        { id: 'fact.promised', defaultMessage: '{name} told: next update {time}' },
        { name: fact.name, time: clock(fact.at) },
      );
    case 'checklist-started/1':
      return intl.formatMessage(
        { id: 'fact.list', defaultMessage: 'Checklist opened: {title}' },
        { title: fact.title },
      );
    case 'item-added/1':
      return intl.formatMessage({ id: 'fact.item-added', defaultMessage: 'To do: {text}' }, { text: fact.text });
    case 'item-marked/1':
      return intl.formatMessage(
        { id: 'fact.item-marked', defaultMessage: '{text}: {mark}{second}{reason}' },
        {
          text: fact.text,
          mark: markWords(intl, fact.mark),
          second: fact.second ? ` (with ${fact.second.name})` : '',
          reason: because(fact.reason),
        },
      );
    case 'item-assigned/1':
      if (!fact.person)
        return intl.formatMessage(
          { id: 'fact.item-unassigned', defaultMessage: '{text}: nobody’s' },
          { text: fact.text },
        );
      return intl.formatMessage(
        { id: 'fact.item-assigned', defaultMessage: '{text}: {name} does it' },
        { text: fact.text, name: fact.person.name },
      );
    case 'task-marked/1':
      return intl.formatMessage(
        { id: 'fact.task-marked', defaultMessage: '{task}: {mark}{reason}' },
        { task: taskWords(fact.told), mark: taskMarkWords(intl, fact.mark), reason: because(fact.reason) },
      );
    case 'task-assigned/1':
      if (!fact.person)
        return intl.formatMessage(
          { id: 'fact.task-unassigned', defaultMessage: '{task}: nobody’s' },
          { task: fact.told.text },
        );
      return intl.formatMessage(
        { id: 'fact.task-assigned', defaultMessage: '{task}: {name} does it' },
        { task: fact.told.text, name: fact.person.name },
      );
    case 'task-timed/1':
      if (fact.at === null)
        return intl.formatMessage(
          { id: 'fact.task-untimed', defaultMessage: '{task}: no timebox any more' },
          { task: taskWords(fact.told) },
        );
      return intl.formatMessage(
        { id: 'fact.task-timed', defaultMessage: '{task}: report due {time}{reason}' },
        { task: taskWords(fact.told), time: clock(fact.at), reason: because(fact.reason) },
      );
    case 'task-reported/1':
      return intl.formatMessage(
        { id: 'fact.task-reported', defaultMessage: '{task}, report: {words}' },
        { task: taskWords(fact.told), words: canWords(intl, fact) },
      );
    case 'task-asked/1':
      return intl.formatMessage(
        { id: 'fact.task-asked', defaultMessage: 'Asked how far it is: {task}' },
        { task: taskWords(fact.told) },
      );
    case 'incident-taken-in/1':
      return intl.formatMessage(
        { id: 'fact.taken-in', defaultMessage: 'One incident with {reference} “{title}”: its lines stand here too' },
        { reference: fact.reference, title: fact.title },
      );
    case 'incident-merged/1':
      return intl.formatMessage(
        { id: 'fact.merged', defaultMessage: 'Carried on in {reference} “{title}”' },
        { reference: fact.reference, title: fact.title },
      );
    case 'incident-told-apart/1':
      return intl.formatMessage(
        { id: 'fact.told-apart', defaultMessage: 'Not the same as {reference} “{title}”' },
        { reference: fact.reference, title: fact.title },
      );
    case 'access-set/1':
      return fact.devices
        ? intl.formatMessage(
            { id: 'fact.restricted', defaultMessage: 'Restricted from here on: read by {laptops}' },
            {
              laptops: intl.formatList(fact.people.map(({ name, code }) => (name ? `${name} (${code})` : code))),
            },
          )
        : intl.formatMessage({ id: 'fact.opened', defaultMessage: 'Open to everyone in the room again' });
    case 'legal-hold-set/1':
      return fact.on
        ? intl.formatMessage({
            id: 'fact.hold',
            defaultMessage: 'Legal hold placed: nothing may be redacted or forgotten',
          })
        : intl.formatMessage({ id: 'fact.no-hold', defaultMessage: 'Legal hold lifted' });
    case 'op-redacted/1':
      return intl.formatMessage(
        { id: 'fact.redacts', defaultMessage: 'A line was redacted{reason}' },
        { reason: because(fact.reason) },
      );
    case 'withdrawn/1':
      return intl.formatMessage(
        { id: 'fact.withdrawn', defaultMessage: 'Taken back: {reason}' },
        { reason: fact.reason },
      );
  }
}

const because = (words: string): string => (words === '' ? '' : `: ${words}`);
