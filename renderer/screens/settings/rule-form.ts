import type { IntlShape } from 'react-intl';
import { AUDIENCES } from '../../../shared/domain/content/audiences';
import { CHECKLISTS, checklistById } from '../../../shared/domain/content/checklists';
import { INCIDENT_TYPES } from '../../../shared/domain/content/incident-types';
import { ALL_TEMPLATES, templateById } from '../../../shared/domain/content/messages';
import { PHASES, type Phase } from '../../../shared/domain/incident/header/facts';
import { MOST_RULE_MINUTES, type Rule } from '../../../shared/domain/plan/rules';
import { conditionWords } from '../../app/due/rule-words';

/** What stands in the form: every field as typed or picked. `which`: a list, or an audience and its words. */
export type RuleForm = {
  readonly when: string;
  readonly type: string;
  readonly after: string;
  readonly what: Rule['what']['do'];
  readonly which: string;
  readonly text: string;
};

type Option = { readonly value: string; readonly label: string };

const LEVELS = ['1', '2', '3', '4'] as const;

export function ruleOptions(intl: IntlShape): {
  readonly [of in 'when' | 'types' | 'what' | 'checklists' | 'drafts']: readonly Option[];
} {
  const whens = [...LEVELS.map((level) => `severity ${level}`), ...PHASES.map((phase) => `phase ${phase}`), 'crisis'];
  const first = { value: '', label: '—' };
  return {
    when: whens.map((value) => ({ value, label: conditionWords(intl, whenOf(value)) })),
    types: [
      { value: '', label: intl.formatMessage({ id: 'rules.any', defaultMessage: 'Any' }) },
      ...INCIDENT_TYPES.map(({ id, name }) => ({ value: id, label: name })),
    ],
    what: [
      { value: 'remind', label: intl.formatMessage({ id: 'rules.remind', defaultMessage: 'Remind' }) },
      { value: 'checklist', label: intl.formatMessage({ id: 'rules.checklist', defaultMessage: 'Open a checklist' }) },
      { value: 'draft', label: intl.formatMessage({ id: 'rules.draft', defaultMessage: 'Draft a message' }) },
    ],
    checklists: [first, ...CHECKLISTS.map(({ id, title }) => ({ value: id, label: title }))],
    drafts: [
      first,
      ...ALL_TEMPLATES.flatMap(({ id, title }) => {
        const audience = AUDIENCES.find((one) => one.id === id.split('.')[0]);
        return audience ? [{ value: `${audience.id} ${id}`, label: title }] : [];
      }),
    ],
  };
}

/** The rule that stands in the form, or what is missing in it, in words. */
export function ruleOf(intl: IntlShape, form: RuleForm): Omit<Rule, 'id'> | string {
  const typed = form.after.trim();
  const afterMinutes = typed === '' ? 0 : Number(typed);
  if (!Number.isInteger(afterMinutes) || afterMinutes < 0 || afterMinutes > MOST_RULE_MINUTES)
    return intl.formatMessage(
      { id: 'rules.minutes', defaultMessage: 'Minutes are a whole number up to {most, number}, or nothing.' },
      { most: MOST_RULE_MINUTES },
    );
  const what = whatOf(form);
  if (!what) return intl.formatMessage({ id: 'rules.what-needed', defaultMessage: 'Say what it does.' });
  return { when: whenOf(form.when), type: form.type === '' ? null : form.type, afterMinutes, what };
}

function whenOf(value: string): Rule['when'] {
  const [on, of] = value.split(' ');
  const phase = PHASES.find((one: Phase) => one === of);
  if (on === 'phase' && phase) return { on, phase };
  const level = ([1, 2, 3, 4] as const).find((one) => String(one) === of);
  if (on === 'severity' && level) return { on, severity: level };
  return { on: 'crisis' };
}

function whatOf({ what, which, text }: RuleForm): Rule['what'] | null {
  if (what === 'remind') return text.trim() === '' ? null : { do: what, text: text.trim() };
  if (what === 'checklist') {
    const list = checklistById(which);
    return list ? { do: what, template: list.id, title: list.title } : null;
  }
  const [audience = '', id = ''] = which.split(' ');
  const [group, template] = [AUDIENCES.find((one) => one.id === audience), templateById(id)];
  if (!group || !template) return null;
  return { do: what, audience: group.id, name: group.name, template: template.id, title: template.title };
}
