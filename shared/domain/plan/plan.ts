import * as v from 'valibot';
import { err, ok, type Result } from '../../base/result';
import type { Meaning } from '../meaning';
import { clip, factId, type FactId, type Stated } from '../stated';
import {
  addedOf,
  addFact,
  addSingle,
  addWithdrawal,
  draftOf,
  emptyView,
  replaces,
  replacing,
  replacingAll,
  shown,
  withdrawn,
  type View,
} from '../view';
import { CRISIS_TRIGGERS } from '../content/crisis';
import { WORKING_ROLES } from '../content/roles';
import { SEVERITIES, type SeverityDef } from '../content/severities';
import { ruleAdded, type Rule } from './rules';
import { crisisTriggersSet, scaledBy, severityWorded, type ScaleCommand, type ScaleRefusal } from './scale';
import { trainingRecorded, type Training } from './training';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const words = v.pipe(v.string(), v.maxLength(400));
const details = {
  name,
  initials: v.pipe(v.string(), v.maxLength(4)),
  phone: words,
  phone2: words,
  skills: v.pipe(v.array(words), v.maxLength(30)),
};

const personAdded = v.object({ kind: v.literal('person-added/1'), ...details });
const personSet = v.object({ kind: v.literal('person-set/1'), person: factId, ...details, replaces });
const facts = [
  personAdded,
  personSet,
  ruleAdded,
  trainingRecorded,
  severityWorded,
  crisisTriggersSet,
  withdrawn,
] as const;

/** Every fact the plan can hold: who can be called and how, what the room does by itself, who learned which role, what makes a severity. Append kinds; never change one that has shipped. */
export type PlanFact = v.InferOutput<(typeof facts)[number]>;
const schemasByKind = new Map<string, v.GenericSchema<unknown, PlanFact>>(
  facts.map((schema) => [schema.entries.kind.literal, schema]),
);

export function parsePlanFact(foreign: unknown): PlanFact | null {
  if (typeof foreign !== 'object' || foreign === null || !('kind' in foreign) || typeof foreign.kind !== 'string')
    return null;
  const schema = schemasByKind.get(foreign.kind);
  const parsed = schema && v.safeParse(schema, foreign);
  return parsed?.success ? parsed.output : null;
}

/** What the plan's ops add up to. */
export type Plan = View<PlanFact>;
export const emptyPlan: Plan = emptyView;

/** The plan with these facts, whatever their order. Total. */
export function applyToPlan(plan: Plan, stated: Iterable<Stated<PlanFact>>, strange: readonly FactId[] = []): Plan {
  const draft = draftOf(plan);
  for (const one of stated) {
    const { fact } = one;
    if (fact.kind === 'person-added/1' || fact.kind === 'rule-added/1' || fact.kind === 'training-recorded/1')
      addFact(draft, one);
    if (fact.kind === 'person-set/1') addSingle(draft, { ...one, fact }, fact.person);
    if (fact.kind === 'severity-worded/1') addSingle(draft, { ...one, fact }, String(fact.severity));
    if (fact.kind === 'crisis-triggers-set/1') addSingle(draft, { ...one, fact }, '');
    if (fact.kind === 'withdrawn/1') addWithdrawal(draft, { ...one, fact });
  }
  const { singles, added, withdrawals } = draft;
  return { singles, added, withdrawals, strange: new Set([...plan.strange, ...strange]) };
}

export type Person = {
  readonly id: FactId;
  readonly name: string;
  readonly initials: string;
  readonly phone: string;
  readonly phone2: string;
  readonly skills: readonly string[];
};

/** Everyone in the plan, by name. */
export function selectPeople(plan: Plan): readonly Person[] {
  const people = addedOf(plan, 'person-added/1').map((one) => {
    const { name: shownName, initials, phone, phone2, skills } = (shown(plan, 'person-set/1', one.id) ?? one).fact;
    return { id: one.id, name: shownName, initials, phone, phone2, skills };
  });
  return people.sort((a, b) => a.name.localeCompare(b.name));
}

/** What the room does by itself, oldest rule first. */
export const selectRules = (plan: Plan): readonly Rule[] =>
  addedOf(plan, 'rule-added/1').map(({ id, fact: { when, type, afterMinutes, what } }) => ({
    ...{ id, when, type, afterMinutes, what },
  }));

/** Who learned which role, how and when: oldest first. */
export const selectTrainings = (plan: Plan): readonly Training[] =>
  addedOf(plan, 'training-recorded/1')
    .map(({ id, fact: { person, role, how, at } }) => ({ id, person, role, how, at }))
    .sort((a, b) => a.at - b.at);

/** The scale of this room, worst first: what it did not word stands as it ships. Of two who worded it apart, the later. */
export const selectScale = (plan: Plan): readonly SeverityDef[] =>
  SEVERITIES.map((shipped) => {
    const { name = '', criteria = '' } = shown(plan, 'severity-worded/1', String(shipped.level))?.fact ?? {};
    return { ...shipped, name: name || shipped.name, definition: criteria || shipped.definition };
  });

/** What makes an incident a crisis here, in the order in which it is offered. */
export function selectCrisisTriggers(plan: Plan): readonly string[] {
  const { triggers = [] } = shown(plan, 'crisis-triggers-set/1')?.fact ?? {};
  return triggers.length > 0 ? triggers : CRISIS_TRIGGERS;
}

export type PersonDetails = Omit<Person, 'id'>;
export type PlanCommand =
  | ({ readonly kind: 'add-person' } & PersonDetails)
  | ({ readonly kind: 'change-person'; readonly person: FactId } & PersonDetails)
  | { readonly kind: 'remove-person'; readonly person: FactId }
  | ({ readonly kind: 'add-rule' } & Omit<Rule, 'id'>)
  | { readonly kind: 'remove-rule'; readonly rule: FactId }
  | ({ readonly kind: 'record-training' } & Omit<Training, 'id'>)
  | { readonly kind: 'remove-training'; readonly training: FactId }
  | ScaleCommand;
export type PlanRefusal =
  | { readonly kind: 'name-needed' }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'no-such-person' | 'no-such-rule' | 'rule-known' }
  | { readonly kind: 'no-such-role' | 'no-such-training' | 'training-known' }
  | ScaleRefusal;

/** What a command would write to the plan, or why it writes nothing. */
export function decidePlan(plan: Plan, command: PlanCommand): Result<readonly PlanFact[], PlanRefusal> {
  if (command.kind === 'add-rule' || command.kind === 'remove-rule') return decideRules(plan, command);
  if (command.kind === 'record-training' || command.kind === 'remove-training') return decideTraining(plan, command);
  if (command.kind === 'word-scale') return decideScale(plan, command);
  const people = selectPeople(plan);
  const known = command.kind === 'add-person' ? undefined : people.find((one) => one.id === command.person);
  if (command.kind !== 'add-person' && !known) return err({ kind: 'no-such-person' });
  if (command.kind === 'remove-person') return ok([{ kind: 'withdrawn/1', what: command.person, reason: 'removed' }]);
  const shownName = clip(command.name.trim(), 120).trim();
  if (shownName === '') return err({ kind: 'name-needed' });
  const other = people.find((one) => one.name.toLowerCase() === shownName.toLowerCase() && one.id !== known?.id);
  if (other) return err({ kind: 'name-taken', name: other.name });
  const changed = {
    name: shownName,
    initials: clip(command.initials.trim(), 4) || clip(initialsOf(shownName), 4),
    phone: clip(command.phone.trim(), 400),
    phone2: clip(command.phone2.trim(), 400),
    skills: command.skills.slice(0, 30).map((skill) => clip(skill, 400)),
  };
  if (command.kind === 'add-person') return ok([{ kind: 'person-added/1', ...changed }]);
  return ok([
    {
      kind: 'person-set/1',
      person: command.person,
      ...changed,
      replaces: replacing(plan, 'person-set/1', command.person),
    },
  ]);
}

type RuleCommand = Extract<PlanCommand, { kind: 'add-rule' | 'remove-rule' }>;

function decideRules(plan: Plan, command: RuleCommand): Result<readonly PlanFact[], PlanRefusal> {
  const rules = selectRules(plan);
  if (command.kind === 'remove-rule') {
    if (!rules.some(({ id }) => id === command.rule)) return err({ kind: 'no-such-rule' });
    return ok([{ kind: 'withdrawn/1', what: command.rule, reason: 'removed' }]);
  }
  const { when, type, afterMinutes, what } = command;
  const asText = (rule: Omit<Rule, 'id'>) => JSON.stringify([rule.when, rule.type, rule.afterMinutes, rule.what]);
  if (rules.some((rule) => asText(rule) === asText(command))) return err({ kind: 'rule-known' });
  return ok([{ kind: 'rule-added/1', when, type, afterMinutes, what }]);
}

/** It writes what was said even where this plan says so already: another room's, read as one with it, may not. */
function decideScale(plan: Plan, command: ScaleCommand): Result<readonly PlanFact[], PlanRefusal> {
  const scaled = scaledBy(command);
  if (!scaled.ok) return scaled;
  return ok(
    scaled.value.map((fact) =>
      fact.kind === 'severity-worded/1'
        ? { ...fact, replaces: replacingAll(plan, fact.kind, String(fact.severity)) }
        : { ...fact, replaces: replacingAll(plan, fact.kind) },
    ),
  );
}

type TrainingCommand = Extract<PlanCommand, { kind: 'record-training' | 'remove-training' }>;

function decideTraining(plan: Plan, command: TrainingCommand): Result<readonly PlanFact[], PlanRefusal> {
  const known = selectTrainings(plan);
  if (command.kind === 'remove-training') {
    if (!known.some(({ id }) => id === command.training)) return err({ kind: 'no-such-training' });
    return ok([{ kind: 'withdrawn/1', what: command.training, reason: 'removed' }]);
  }
  const { person, role, how, at } = command;
  if (!selectPeople(plan).some(({ id }) => id === person)) return err({ kind: 'no-such-person' });
  if (!WORKING_ROLES.some(({ id }) => id === role)) return err({ kind: 'no-such-role' });
  const isSame = (one: Training) => one.person === person && one.role === role && one.how === how && one.at === at;
  if (known.some(isSame)) return err({ kind: 'training-known' });
  return ok([{ kind: 'training-recorded/1', person, role, how, at }]);
}

/** "Ana Ruiz" → "AR"; one word gives its first two letters. */
export function initialsOf(fullName: string): string {
  const parts = fullName.trim().split(/\s+/).filter(Boolean);
  const letters =
    parts.length > 1
      ? [parts[0], parts.at(-1)].map((part) => Array.from(part ?? '')[0] ?? '')
      : Array.from(parts[0] ?? '').slice(0, 2);
  return letters.join('').toUpperCase();
}

/** What the book means that holds the plan. */
export const planMeaning: Meaning<Plan, PlanFact, PlanCommand, PlanRefusal> = {
  empty: emptyPlan,
  parse: parsePlanFact,
  apply: applyToPlan,
  decide: decidePlan,
  onlyAdds: ({ kind }) => kind === 'add-person' || kind === 'add-rule' || kind === 'record-training',
};
