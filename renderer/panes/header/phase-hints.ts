import type { IntlShape } from 'react-intl';
import { selectCriteria } from '../../../shared/domain/incident/exit/exit';
import type { Phase } from '../../../shared/domain/incident/header/facts';
import {
  selectStampContradictions,
  selectSystems,
  selectTitle,
  selectType,
} from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import { selectCommander } from '../../../shared/domain/incident/roles/select-roles';
import { selectAudiences } from '../../../shared/domain/incident/comms/audiences';
import { addedOf, shown } from '../../../shared/domain/view';

/** What is usually there before a phase begins. A hint, never a gate. */
export function selectPhaseHints(intl: IntlShape, incident: Incident, phase: Phase): string {
  const missing = missingFor(intl, incident, phase);
  const contradictions = selectStampContradictions(incident).length;
  if (contradictions > 0) missing.push(intl.formatMessage({ id: 'hint.stamps', defaultMessage: 'times in order' }));
  if (missing.length === 0) return '';
  return intl.formatMessage(
    { id: 'hint.phase', defaultMessage: 'Usually there by then: {missing}. You may go on without.' },
    { missing: intl.formatList(missing) },
  );
}

function missingFor(intl: IntlShape, incident: Incident, phase: Phase): string[] {
  const missing: string[] = [];
  const lacks = (isThere: boolean, words: string) => {
    if (!isThere) missing.push(words);
  };
  if (phase === 'triage' || phase === 'investigation')
    lacks(selectTitle(incident) !== '', intl.formatMessage({ id: 'hint.title', defaultMessage: 'a name' }));
  if (phase === 'investigation') {
    lacks(selectType(incident) !== 'unknown', intl.formatMessage({ id: 'hint.type', defaultMessage: 'a type' }));
    lacks(
      selectSystems(incident).length > 0,
      intl.formatMessage({ id: 'hint.systems', defaultMessage: 'an affected system' }),
    );
    lacks(
      selectCommander(incident) !== undefined,
      intl.formatMessage({ id: 'hint.commander', defaultMessage: 'a commander' }),
    );
    lacks(
      addedOf(incident, 'update-sent/1').length > 0,
      intl.formatMessage({ id: 'hint.notice', defaultMessage: 'a first notice to users' }),
    );
  }
  if (phase === 'review') {
    const open = selectSystems(incident).filter((system) => !['restored', 'unaffected'].includes(system.state));
    const unmet = selectCriteria(incident)
      .filter(({ met }) => met === null)
      .map(({ text }) => text);
    lacks(unmet.length === 0, intl.formatList(unmet));
    lacks(open.length === 0, intl.formatMessage({ id: 'hint.restored', defaultMessage: 'all systems restored' }));
    const told = new Set(addedOf(incident, 'update-sent/1').map((one) => one.fact.audience));
    const since = shown(incident, 'phase-set/1')?.recordedAt ?? 0;
    const late = new Set(
      addedOf(incident, 'update-sent/1')
        .filter((one) => one.recordedAt > since)
        .map((one) => one.fact.audience),
    );
    lacks(
      selectAudiences(incident).every((one) => !told.has(one.id) || late.has(one.id)),
      intl.formatMessage({ id: 'hint.final', defaultMessage: 'a last word to everyone who was told' }),
    );
  }
  return missing;
}
