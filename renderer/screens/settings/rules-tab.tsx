import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { selectRules } from '../../../shared/domain/plan/plan';
import type { Rule } from '../../../shared/domain/plan/rules';
import { newClientId } from '../../app/client-id';
import { useApp } from '../../app/contexts';
import { ruleWords } from '../../app/due/rule-words';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { ruleOf, ruleOptions, type RuleForm } from './rule-form';
import styles from './settings-screen.module.css';

const BLANK: RuleForm = { when: 'severity 1', type: '', after: '', what: 'remind', which: '', text: '' };

/** What the room does by itself when somebody moves an incident on: a list, a draft, a reminder. */
export function RulesTab() {
  const intl = useIntl();
  const app = useApp();
  const rules = selectRules(useStore(app.plans.store));
  const [form, setForm] = useState<RuleForm>(BLANK);
  const [refused, setRefused] = useState('');
  const options = ruleOptions(intl);
  const set = (change: Partial<RuleForm>) => {
    setForm((now) => ({ ...now, ...change }));
  };

  async function add(): Promise<void> {
    const rule = ruleOf(intl, form);
    if (typeof rule === 'string') {
      setRefused(rule);
      return;
    }
    const plan = await app.plans.own();
    const done = await plan.commit({ kind: 'add-rule', ...rule }, newClientId());
    setRefused(
      done.ok
        ? ''
        : intl.formatMessage({ id: 'rules.not-kept', defaultMessage: 'Not saved: this rule is there already.' }),
    );
    if (done.ok) setForm(BLANK);
  }

  async function remove(rule: Rule): Promise<void> {
    await app.plans.of(rule.id)?.commit({ kind: 'remove-rule', rule: rule.id }, newClientId());
  }

  return (
    <div className={styles.tab}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <SelectField
          label={intl.formatMessage({ id: 'rules.when', defaultMessage: 'When' })}
          options={options.when}
          value={form.when}
          onPick={(when) => {
            set({ when });
          }}
        />
        <SelectField
          label={intl.formatMessage({ id: 'rules.type', defaultMessage: 'Type' })}
          options={options.types}
          value={form.type}
          onPick={(type) => {
            set({ type });
          }}
        />
        <SelectField
          label={intl.formatMessage({ id: 'rules.what', defaultMessage: 'Then' })}
          options={options.what}
          value={form.what}
          onPick={(what) => {
            set({ what: what as RuleForm['what'], which: '' });
          }}
        />
        {form.what === 'remind' ? (
          <TextField
            label={intl.formatMessage({ id: 'rules.text', defaultMessage: 'Of what' })}
            value={form.text}
            maxLength={400}
            onChange={(event) => {
              set({ text: event.target.value });
            }}
          />
        ) : (
          <SelectField
            label={intl.formatMessage({ id: 'rules.which', defaultMessage: 'Which' })}
            options={form.what === 'checklist' ? options.checklists : options.drafts}
            value={form.which}
            onPick={(which) => {
              set({ which });
            }}
          />
        )}
        <TextField
          label={intl.formatMessage({ id: 'rules.after', defaultMessage: 'After minutes; empty: at once' })}
          value={form.after}
          inputMode="numeric"
          onChange={(event) => {
            set({ after: event.target.value });
          }}
        />
        <Button type="submit" variant="primary">
          <FormattedMessage id="rules.add" defaultMessage="Add the rule" />
        </Button>
      </form>
      <p role="status" className={styles.refused}>
        {refused}
      </p>
      {rules.length === 0 ? (
        <EmptyState
          title={intl.formatMessage({
            id: 'rules.none',
            defaultMessage: 'No rules yet: what the plan itself asks for happens without one',
          })}
        />
      ) : (
        <div className={styles.table}>
          <RowList look="bare">
            {rules.map((rule) => (
              <Row
                key={rule.id}
                end={
                  <Button size="small" onClick={() => void remove(rule)}>
                    <FormattedMessage id="rules.remove" defaultMessage="Remove" />
                  </Button>
                }
              >
                {ruleWords(intl, rule)}
              </Row>
            ))}
          </RowList>
        </div>
      )}
    </div>
  );
}
