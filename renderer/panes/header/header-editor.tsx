import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { FormattedMessage } from 'react-intl';
import { useAct } from '../../app/acting';
import { Button } from '../../ui/button';
import { RadioCards } from '../../ui/radio-cards';
import { SelectField } from '../../ui/select-field';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import type { Editor, EditorField, EditorValues } from './editor-fields';
import styles from './header.module.css';

/** Opens under the header and pushes the panes down: nothing is covered, the composer least of all. */
export function HeaderEditor({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const act = useAct();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = 'input:checked, input[type="text"], textarea, select';
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  const [values, setValues] = useState<EditorValues>(() =>
    Object.fromEntries(editor.fields.map((field) => [field.id, field.initial])),
  );
  const [refused, setRefused] = useState<string | null>(null);
  const set = (id: string, value: string) => {
    setValues((now) => ({ ...now, [id]: value }));
  };

  async function submit(): Promise<void> {
    const commands = editor.commands(values);
    if (typeof commands === 'string') {
      setRefused(commands);
      return;
    }
    for (const command of commands) {
      const why = await act(command);
      if (why !== null) {
        setRefused(why);
        return;
      }
    }
    onDone();
  }

  const note = typeof editor.note === 'function' ? editor.note(values) : editor.note;
  return (
    <form
      ref={form}
      className={styles.editor}
      aria-label={editor.title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        else pickByKey(event, editor.fields, set);
      }}
    >
      <div className={styles.editorHead}>
        <h2 className={styles.editorTitle}>{editor.title}</h2>
        {note === undefined ? null : <p className={styles.note}>{note}</p>}
      </div>
      <div className={styles.fields}>
        {editor.fields.map((field) => (
          <div
            key={field.id}
            data-wide={field.kind !== 'choice'}
            className={field.kind === 'cards' ? styles.cards : undefined}
          >
            <FieldOf
              field={field}
              value={values[field.id] ?? ''}
              onSet={(value) => {
                set(field.id, value);
              }}
            />
          </div>
        ))}
      </div>
      <div className={styles.fields}>
        <p className={styles.refused} role="status">
          {refused}
        </p>
        <div className={styles.actions}>
          <Button keys="Esc" onClick={onDone}>
            <FormattedMessage id="editor.leave" defaultMessage="Leave it" />
          </Button>
          <Button type="submit" variant="primary" keys="Enter">
            <FormattedMessage id="editor.do" defaultMessage="Log it" />
          </Button>
        </div>
      </div>
    </form>
  );
}

type FieldProps = {
  readonly field: EditorField;
  readonly value: string;
  readonly onSet: (value: string) => void;
};

function FieldOf({ field, value, onSet }: FieldProps) {
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          label={field.label}
          hint={field.hint}
          value={value}
          onChange={(event) => {
            onSet(event.target.value);
          }}
        />
      );
    case 'prose':
      return (
        <TextArea
          label={field.label}
          hint={field.hint}
          value={value}
          rows={2}
          onChange={(event) => {
            onSet(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      );
    case 'choice':
      return <SelectField label={field.label} options={field.options} value={value} onPick={onSet} />;
    case 'cards':
      return <RadioCards legend={field.label} cards={field.cards} value={value} onPick={onSet} />;
  }
}

/** A card's own key picks it, unless it is being typed into a field. */
function pickByKey(
  event: KeyboardEvent<HTMLFormElement>,
  fields: readonly EditorField[],
  set: (id: string, value: string) => void,
): void {
  const isText =
    event.target instanceof HTMLTextAreaElement ||
    (event.target instanceof HTMLInputElement && event.target.type === 'text');
  if (isText || event.ctrlKey || event.metaKey || event.altKey) return;
  for (const field of fields) {
    const card = field.kind === 'cards' ? field.cards.find((one) => one.keys === event.key) : undefined;
    if (!card) continue;
    event.preventDefault();
    set(field.id, card.value);
  }
  // A radio button's own Enter would submit as well.
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
