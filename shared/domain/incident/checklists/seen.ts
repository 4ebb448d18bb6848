import { addedOf, shown } from '../../view';
import { sentAtOf } from '../comms/select-comms';
import { selectSystems, selectType } from '../header/select-header';
import type { Incident } from '../incident';
import { seatOf } from '../roles/select-roles';

/** When it came to be so, ms since epoch; null: the record does not show it. */
type Seen = (incident: Incident) => number | null;

const held =
  (role: string): Seen =>
  (incident) =>
    seatOf(incident, role)?.holders[0]?.since ?? null;

/** When the last of them came to be so. */
const all =
  (...seen: readonly Seen[]): Seen =>
  (incident) => {
    const times = seen.map((one) => one(incident));
    return times.includes(null) ? null : Math.max(...times.map((at) => at ?? 0));
  };

/** Of shipped lists, what the record shows by itself: by list and item. */
const SEEN: { readonly [listAndItem: string]: Seen } = {
  'T0.2': held('incident-commander'),
  'T0.3': (incident) => {
    const bridge = shown(incident, 'bridge-set/1');
    return bridge && bridge.fact.bridge !== '' && bridge.fact.fallback !== '' ? bridge.recordedAt : null;
  },
  'T0.4': (incident) =>
    selectType(incident) === 'unknown' ? null : (shown(incident, 'type-set/1')?.recordedAt ?? null),
  'T0.5': all(held('scribe'), held('comms-lead')),
  'T0.7': (incident) => selectSystems(incident)[0]?.since ?? null,
  'T0.8': (incident) => {
    const told = addedOf(incident, 'update-sent/1').filter(({ fact }) => fact.audience === 'end-users');
    return told.length === 0 ? null : Math.min(...told.map(sentAtOf));
  },
  'T0.9': all(
    (incident) => shown(incident, 'objective-set/1')?.recordedAt ?? null,
    (incident) => shown(incident, 'next-check-set/1')?.recordedAt ?? null,
  ),
  'T0b.3': (incident) => addedOf(incident, 'deadline-started/1')[0]?.recordedAt ?? null,
  'T0b.5': held('deputy'),
};

/**
 * When the record came to show that an item is done, ms since epoch; null: it does not. Nothing is ticked by itself: a
 * person does that, but nobody is called late for what everybody can read.
 */
export const seenAt = (incident: Incident, template: string, no: string): number | null =>
  SEEN[`${template}.${no}`]?.(incident) ?? null;
