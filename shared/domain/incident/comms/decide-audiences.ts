import { roleById } from '../../content/roles';
import { clip } from '../../stated';
import { replacing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { Incident } from '../incident';
import type { Refusal } from '../refusal';
import { isSameName, selectAudiences, tidyName, type Audience } from './audiences';
import { toCadence } from './cadence';
import type { Cadence } from './facts';

export type AudienceWords = {
  /** Of an audience that was added here; a listed one keeps its own. */
  readonly name: string;
  readonly channels: readonly string[];
  readonly fallbacks: readonly string[];
  readonly level: string;
  readonly ownerRole: string;
};

export type AudiencesCommand =
  /** `cadence` null: as the matrix has it. */
  | ({ readonly kind: 'set-audience'; readonly audience: string; readonly cadence: Cadence | null } & AudienceWords)
  | ({ readonly kind: 'add-audience'; readonly cadence: Cadence } & AudienceWords);

export const MAX_NAME_CHARACTERS = 120;
export const MAX_LEVEL_CHARACTERS = 400;
const MAX_CHANNELS = 20;
const MAX_CHANNEL_CHARACTERS = 200;

/** Changes how an audience is told, or adds one. Nobody can be told without any means at all. */
export function decideAudiences({ incident }: Deciding, command: AudiencesCommand): Decision {
  if (command.kind === 'add-audience') {
    const said = { ...wordsOf(command), name: tidyName(command.name) };
    const wrong = wrongIn(incident, said, undefined);
    return wrong ? refuse(wrong) : facts({ kind: 'audience-added/1', ...said, cadence: toCadence(command.cadence) });
  }
  const audience = selectAudiences(incident).find((one) => one.id === command.audience);
  if (!audience) return refuse({ kind: 'not-found', what: 'audience' });
  const said = { ...wordsOf(command), name: audience.isAdded ? tidyName(command.name) : audience.name };
  const wrong = wrongIn(incident, said, audience);
  if (wrong) return refuse(wrong);
  const cadence = command.cadence ? toCadence(command.cadence) : audience.isAdded ? audience.cadence : null;
  const next = { ...said, cadence };
  if (JSON.stringify(next) === JSON.stringify(stands(audience))) return refuse({ kind: 'unchanged' });
  const replaces = replacing(incident, 'audience-set/1', audience.id);
  return facts({ kind: 'audience-set/1', audience: audience.id, ...next, replaces });
}

const wordsOf = ({ channels, fallbacks, level, ownerRole }: AudienceWords) => ({
  channels: means(channels),
  fallbacks: means(fallbacks),
  level: clip(level.trim(), MAX_LEVEL_CHARACTERS),
  ownerRole,
});

/** In the same order of keys as what is said anew. */
const stands = ({ channels, fallbacks, level, ownerRole, name, frequency, cadence }: Audience) => ({
  ...{ channels, fallbacks, level, ownerRole, name },
  cadence: frequency === null ? cadence : null,
});

type Said = ReturnType<typeof wordsOf> & { readonly name: string };

function wrongIn(incident: Incident, said: Said, before: Audience | undefined): Refusal | null {
  const others = selectAudiences(incident).filter(({ id }) => id !== before?.id);
  const isOwn = before?.isAdded ?? true;
  if (isOwn && said.name === '') return { kind: 'name-needed', why: 'audience' };
  if (isOwn && said.name.length > MAX_NAME_CHARACTERS) return { kind: 'too-long', limit: MAX_NAME_CHARACTERS };
  const same = others.find(({ name }) => isSameName(name, said.name));
  if (isOwn && same) return { kind: 'name-taken', name: same.name };
  if (said.channels.length + said.fallbacks.length === 0) return { kind: 'means-needed' };
  if (Math.max(said.channels.length, said.fallbacks.length) > MAX_CHANNELS)
    return { kind: 'too-many', limit: MAX_CHANNELS };
  const isKnownRole = said.ownerRole === before?.ownerRole || roleById(said.ownerRole) !== undefined;
  return isKnownRole ? null : { kind: 'not-found', what: 'role' };
}

/** Each once, in the order given. */
function means(all: readonly string[]): string[] {
  const kept = all.map((one) => clip(one.trim(), MAX_CHANNEL_CHARACTERS)).filter((one) => one !== '');
  return kept.filter((one, i) => kept.findIndex((other) => isSameName(one, other)) === i);
}
