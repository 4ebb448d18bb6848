import { incidentMeaning } from '../../../shared/domain/incident/meaning';

/** Which app a laptop runs. old: it does not know some kinds of facts. later: its headers say more than others know of. */
export type Version = 'current' | 'old' | 'later';

const LATER_KINDS: readonly string[] = ['item-added/1', 'item-marked/1', 'item-assigned/1', 'situation-set/1'];
const LATER_COMMANDS: readonly string[] = ['add-item', 'mark-item', 'set-situation'];

/** What the incident's book means to it. */
export const meaningFor = (version: Version): typeof incidentMeaning =>
  version === 'old'
    ? { ...incidentMeaning, parse: (foreign) => (isLater(foreign) ? null : incidentMeaning.parse(foreign)) }
    : incidentMeaning;

/** Whether it has a way to ask that. */
export const canAsk = (version: Version, { kind }: { readonly kind: string }): boolean =>
  version !== 'old' || !LATER_COMMANDS.includes(kind);

/** What it adds to every header it writes. */
export const headerOf = (version: Version): object => (version === 'later' ? { later: 'of a newer version' } : {});

const isLater = (foreign: unknown): boolean =>
  typeof foreign === 'object' && foreign !== null && 'kind' in foreign && LATER_KINDS.includes(String(foreign.kind));
