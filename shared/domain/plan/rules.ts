import * as v from 'valibot';
import { PHASES } from '../incident/header/facts';
import type { FactId } from '../stated';

const words = v.pipe(v.string(), v.maxLength(400));
const someWords = v.pipe(words, v.minLength(1));

/** A week: what is further off belongs into a calendar. */
export const MOST_RULE_MINUTES = 7 * 24 * 60;

/**
 * What a laptop of this room does by itself when somebody moves an incident on: once, with the command that did it, so
 * that no two laptops do it twice. `afterMinutes`: later it asks for it instead, as an order that is due then.
 */
export const ruleAdded = v.object({
  kind: v.literal('rule-added/1'),
  when: v.variant('on', [
    v.object({ on: v.literal('phase'), phase: v.picklist(PHASES) }),
    /** This severity or worse. */
    v.object({ on: v.literal('severity'), severity: v.picklist([1, 2, 3, 4]) }),
    v.object({ on: v.literal('crisis') }),
  ]),
  /** Only for incidents of this type; null: for all. */
  type: v.nullable(words),
  afterMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_RULE_MINUTES)),
  what: v.variant('do', [
    v.object({ do: v.literal('checklist'), template: someWords, title: words }),
    v.object({ do: v.literal('draft'), audience: someWords, name: words, template: someWords, title: words }),
    v.object({ do: v.literal('remind'), text: someWords }),
  ]),
});
export type RuleAdded = v.InferOutput<typeof ruleAdded>;

export type Rule = Omit<RuleAdded, 'kind'> & { readonly id: FactId };
