import type { IntlShape } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { SYSTEM_STATES, type SystemState } from '../../../shared/domain/incident/header/facts';
import type { Reading } from '../../../shared/domain/incident/timeline/line/reading';

/**
 * `/sys #orders down`, `/sys #orders degraded slow binds`, `/sys #orders 60% index rebuild`, `/sys #orders isolated
 * switch port 12 down`: a system, its state, then what is seen, how far it is or how it was cut off.
 */
export function systemVerb(intl: IntlShape, rest: string, line: Reading): IncidentCommand | string {
  const isolated = ISOLATED.exec(rest);
  if (isolated) {
    const [, typed = '', how = ''] = isolated;
    // A tag may stand among the words of how; only the first word is the system.
    const name = (typed.startsWith('#') ? line.tags[0] : undefined) ?? typed;
    return { kind: 'set-system', name, state: 'isolated', isolation: { how, by: null } };
  }
  const seen = STATED.exec(rest);
  if (seen && !/\d\s?%/.test(seen[1] ?? '')) {
    const [, typed = '', said = '', note = ''] = seen;
    const name = ((typed.startsWith('#') ? line.tags[0] : undefined) ?? typed).replace(/^#/, '');
    return { kind: 'set-system', name, state: said.toLowerCase() as SystemState, note };
  }
  const [, before = rest, share, statement = ''] = /^(.*?)(?:\s+(\d{1,3})\s?%\s*(.*))?$/s.exec(rest) ?? [];
  const words = before.split(/\s+/);
  const state = SYSTEM_STATES.find((one: SystemState) => one === words.at(-1)?.toLowerCase());
  const recovery = share === undefined ? null : { percent: Number(share), statement };
  const name = line.tags[0] ?? (state ? words.slice(0, -1) : words).join(' ').replace(/^#/, '');
  if (name === '')
    return intl.formatMessage({
      id: 'verb.sys',
      defaultMessage: 'Name a system and its state, such as /sys #orders down',
    });
  // Words beside a tag that name no state: to guess one would put a wrong word into the record.
  if (line.tags[0] !== undefined && !state && !recovery && words.length > 1)
    return intl.formatMessage(
      { id: 'verb.state', defaultMessage: 'States are {states}, such as /sys #orders degraded slow answers' },
      { states: intl.formatList(SYSTEM_STATES) },
    );
  return {
    kind: 'set-system',
    name,
    state: state ?? (recovery ? 'recovering' : 'down'),
    ...(recovery && { recovery }),
  };
}

/** With words behind it that are no share: those say what is seen. Isolated has its own. */
const STATED = new RegExp(
  `^(\\S.*?)\\s+(${SYSTEM_STATES.filter((one) => one !== 'isolated').join('|')})\\b[:,]?\\s+(?!\\d{1,3}\\s?%)(.+)$`,
  'is',
);
/** With words behind it that are no share: those say how. */
const ISOLATED = /^(\S.*?)\s+isolated\b[:,]?\s+(?!\d{1,3}\s?%)(.+)$/is;
