import * as v from 'valibot';
import { err, ok, type Result } from '../../base/result';
import { CRISIS_TRIGGERS } from '../content/crisis';
import { severityByLevel, type Severity } from '../content/severities';
import { clip } from '../stated';
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

export type ScaleCommand =
  | {
      readonly kind: 'word-severity';
      readonly severity: Severity;
      /** Both trimmed, and cut to what a fact may hold. Empty, or what ships: as it ships. */
      readonly name: string;
      readonly criteria: string;
    }
  /** In the order in which they are offered. Empty ones are left out, and so is what stands there twice. */
  | { readonly kind: 'set-crisis-triggers'; readonly triggers: readonly string[] };
export type ScaleRefusal = { readonly kind: 'too-many-triggers'; readonly most: number };

/** A fact that is to be written, but for what it replaces. */
type Unplaced<F> = F extends unknown ? Omit<F, 'replaces'> : never;

/** What a command says of the scale. */
export function scaledBy(command: ScaleCommand): Result<Unplaced<ScaleFact>, ScaleRefusal> {
  if (command.kind === 'set-crisis-triggers') {
    const words = command.triggers.map((one) => clip(one.trim(), MAX_CRITERIA).trim()).filter((one) => one !== '');
    const triggers = [...new Set(words)];
    if (triggers.length > MAX_TRIGGERS) return err({ kind: 'too-many-triggers', most: MAX_TRIGGERS });
    const isShipped = JSON.stringify(triggers) === JSON.stringify(CRISIS_TRIGGERS);
    return ok({ kind: 'crisis-triggers-set/1', triggers: isShipped ? [] : triggers });
  }
  const { severity } = command;
  const shipped = severityByLevel(severity);
  const unlessShipped = (typed: string, most: number, ships: string | undefined): string => {
    const words = clip(typed.trim(), most).trim();
    return words === ships ? '' : words;
  };
  return ok({
    kind: 'severity-worded/1',
    severity,
    name: unlessShipped(command.name, MAX_LEVEL_NAME, shipped?.name),
    criteria: unlessShipped(command.criteria, MAX_CRITERIA, shipped?.definition),
  });
}
