import { useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import type { Item } from '../../../shared/domain/incident/checklists/select-checklists';
import type { ChecklistsCommand } from '../../../shared/domain/incident/checklists/decide-checklists';
import { useAct } from '../../app/acting';
import { usePeople } from '../../app/contexts';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './checklists.module.css';

export type ItemMode = 'skip' | 'block' | 'assign' | 'danger';

const labels = defineMessages({
  skip: { id: 'ask.skip', defaultMessage: 'Why is it skipped?' },
  block: { id: 'ask.block', defaultMessage: 'What blocks it?' },
  assign: { id: 'ask.assign', defaultMessage: 'Who does it? Empty: nobody' },
  danger: { id: 'ask.danger', defaultMessage: 'Second person who stands beside it' },
});

type Props = { readonly item: Item | undefined; readonly mode: ItemMode | null; readonly onDone: () => void };

/** Under the lists: what a key must still know about the chosen item, and the field that adds one. */
export function ItemAsk({ item, mode, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const people = usePeople();
  const [words, setWords] = useState(
    mode === 'skip' ? intl.formatMessage({ id: 'ask.not-applicable', defaultMessage: 'not applicable' }) : '',
  );
  const [alone, setAlone] = useState('');
  const [refused, setRefused] = useState<string>();
  const person = (name: string) => {
    const trimmed = name.trim().replace(/^@/, '');
    if (trimmed === '') return null;
    const known = people.find((one) => one.name.toLowerCase().startsWith(trimmed.toLowerCase()));
    return known ? { id: known.id, name: known.name } : { id: null, name: trimmed };
  };
  const submit = async (command: ChecklistsCommand): Promise<void> => {
    const why = await act(command);
    setRefused(why ?? undefined);
    if (why !== null) return;
    setWords('');
    onDone();
  };
  if (!item || mode === null) return <AddItem onDone={onDone} />;
  const mark = { kind: 'mark-item', item: item.id, second: null, happened: null } as const;
  const command = (): ChecklistsCommand => {
    switch (mode) {
      case 'skip':
        return { ...mark, mark: 'skipped', reason: words };
      case 'block':
        return { ...mark, mark: 'blocked', reason: words };
      case 'assign':
        return { kind: 'assign-item', item: item.id, person: person(words) };
      case 'danger':
        return { ...mark, mark: 'done', second: person(words), reason: alone };
    }
  };
  return (
    <form
      className={styles.ask}
      aria-label={item.text}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(command());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label={`${item.text}: ${intl.formatMessage(labels[mode])}`}
        value={words}
        autoFocus
        error={refused}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      {mode === 'danger' ? (
        <TextField
          label={intl.formatMessage({ id: 'ask.alone', defaultMessage: 'Or alone, because' })}
          value={alone}
          onChange={(event) => {
            setAlone(event.target.value);
          }}
        />
      ) : null}
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="ask.do" defaultMessage="Log it" />
      </Button>
      <Button keys="Esc" onClick={onDone}>
        <FormattedMessage id="ask.leave" defaultMessage="Leave it" />
      </Button>
    </form>
  );
}

function AddItem({ onDone }: { readonly onDone: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string>();
  return (
    <form
      id="add-item"
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        void act({ kind: 'add-item', text, person: null }).then((why) => {
          setRefused(why ?? undefined);
          if (why === null) setText('');
        });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label={intl.formatMessage({ id: 'ask.add', defaultMessage: 'Add an item of this room' })}
        isLabelHidden
        value={text}
        error={refused}
        placeholder={intl.formatMessage({ id: 'ask.add-placeholder', defaultMessage: '+ Add an item' })}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit" keys="Enter">
        <FormattedMessage id="ask.add-do" defaultMessage="Add" />
      </Button>
    </form>
  );
}
