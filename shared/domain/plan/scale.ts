import * as v from 'valibot';
import { err, ok, type Result } from '../../base/result';
import { CRISIS_TRIGGERS } from '../content/crisis';
import { severityByLevel, type Severity } from '../content/severities';
import { replaces } from '../view';

/** Of a level's name: it stands beside SEV1 in a header. */
export const MAX_LEVEL_NAME = 40;
/** Of a level's criteria, or a trigger: it is read at 3 a.m. */
export const MAX_CRITERIA = 600;
/** As many as one picks from with a key each. */
export const MAX_TRIGGERS = 9;

/** What this room calls a severity, and what makes it one. Empty: as it ships. */
export const severityWorded = v.object({
  kind: v.literal('severity-worded/1'),
  severity: v.picklist([1, 2, 3, 4]),
  name: v.pipe(v.string(), v.maxLength(MAX_LEVEL_NAME)),
  criteria: v.pipe(v.string(), v.maxLength(MAX_CRITERIA)),
  replaces,
});

/** What makes an incident a crisis in this room. None: as it ships. */
export const crisisTriggersSet = v.object({
  kind: v.literal('crisis-triggers-set/1'),
  triggers: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CRITERIA))), v.maxLength(MAX_TRIGGERS)),
  replaces,
});

export type ScaleFact = v.InferOutput<typeof severityWorded> | v.InferOutput<typeof crisisTriggersSet>;

/** What somebody made of the scale: one op, all of it or nothing. */
export type ScaleCommand = {
  readonly kind: 'word-scale';
  /** Of levels that are worded anew. Empty, or what ships: as it ships. */
  readonly levels: readonly { readonly severity: Severity; readonly name: string; readonly criteria: string }[];
  /** In the order in which they are offered; empty ones and repeats are left out. Null: they stay. */
  readonly triggers: readonly string[] | null;
};
export type ScaleRefusal =
  { readonly kind: 'too-many-triggers'; readonly most: number } | { readonly kind: 'too-long'; readonly most: number };

/** A fact that is to be written, but for what it replaces. */
type Unplaced<F> = F extends unknown ? Omit<F, 'replaces'> : never;

/** What a command says of the scale. Nothing of it is cut: what is too long is refused. */
export function scaledBy({ levels, triggers }: ScaleCommand): Result<readonly Unplaced<ScaleFact>[], ScaleRefusal> {
  const worded = levels.map(({ severity, name, criteria }) => {
    const shipped = severityByLevel(severity);
    return {
      kind: 'severity-worded/1' as const,
      severity,
      name: unless(shipped?.name, name),
      criteria: unless(shipped?.definition, criteria),
    };
  });
  const offered = [...new Set(triggers?.map((one) => one.trim()).filter((one) => one !== ''))];
  if (offered.length > MAX_TRIGGERS) return err({ kind: 'too-many-triggers', most: MAX_TRIGGERS });
  if (worded.some(({ name }) => name.length > MAX_LEVEL_NAME)) return err({ kind: 'too-long', most: MAX_LEVEL_NAME });
  if ([...offered, ...worded.map(({ criteria }) => criteria)].some((one) => one.length > MAX_CRITERIA))
    return err({ kind: 'too-long', most: MAX_CRITERIA });
  if (triggers === null) return ok(worded);
  const isShipped = JSON.stringify(offered) === JSON.stringify(CRISIS_TRIGGERS);
  return ok([...worded, { kind: 'crisis-triggers-set/1', triggers: isShipped ? [] : offered }]);
}

/** What is said as it ships follows what ships. */
function unless(shipped: string | undefined, typed: string): string {
  const words = typed.trim();
  return words === shipped ? '' : words;
}
