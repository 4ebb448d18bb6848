import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ALL_TEMPLATES, templateFor } from '../../../shared/domain/content/messages';
import { MESSAGE_PHASES } from '../../../shared/domain/content/messages/template';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { useAct } from '../../app/acting';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import type { Draft } from './draft';
import styles from './comms.module.css';

type Props = { readonly audience: Audience; readonly draft: Draft; readonly onDone: () => void };

/** Words for another phase or another moment: those of this audience first, then the special ones. */
export function TemplateForm({ audience, draft, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const own = MESSAGE_PHASES.map((phase) => templateFor(audience.id, phase));
  const special = ALL_TEMPLATES.filter(({ id }) => !id.includes('.'));
  const [picked, setPicked] = useState(draft.template.id);
  const [refused, setRefused] = useState<string>();
  async function begin(): Promise<void> {
    const template = ALL_TEMPLATES.find(({ id }) => id === picked);
    const nextAt = template?.isFinal ? null : draft.nextAt;
    const why = await act({ kind: 'draft-message', audience: audience.id, template: picked, nextAt });
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <SelectField
        label={intl.formatMessage({ id: 'comms.template', defaultMessage: 'Words for' })}
        value={picked}
        error={refused}
        options={[...own, ...special].map(({ id, title }) => ({ value: id, label: title }))}
        onPick={setPicked}
      />
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="comms.begin" defaultMessage="Draft it" />
      </Button>
    </form>
  );
}
