import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button';
import styles from './form-strip.module.css';
import { NamesField } from './names-field';
import { RadioCards } from './radio-cards';
import { SelectField } from './select-field';
import { TextArea } from './text-area';
import { TextField } from './text-field';

/** One thing a strip asks. `cards`: a choice large enough to carry its criteria. `isAsked`: only with such answers. */
export type StripField = Asked & { readonly isAsked?: (values: StripValues) => boolean };

type Asked =
  | {
      readonly kind: 'text' | 'prose';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly hint?: string;
    }
  | {
      /** Names between commas. `offered`: those that one press puts in or takes out. */
      readonly kind: 'names';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly hint?: string;
      readonly offered: readonly string[];
      readonly offeredName: string;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      readonly kind: 'cards';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly cards: readonly {
        readonly value: string;
        readonly title: string;
        readonly detail?: ReactNode;
        readonly keys?: string;
      }[];
    };

export type StripValues = { readonly [id: string]: string };

type Props = {
  readonly title: string;
  readonly note?: ReactNode | ((values: StripValues) => ReactNode);
  readonly fields: readonly StripField[];
  readonly leaveWords: string;
  readonly doWords: string;
  /** Null: done. Else why not, in words. */
  readonly onSubmit: (values: StripValues) => Promise<string | null>;
  readonly onLeave: () => void;
  /** Beside the buttons. */
  readonly children?: ReactNode;
};

/** Opens under the header and pushes the panes down: nothing is covered, the composer least of all. */
export function FormStrip({ title, note, fields, leaveWords, doWords, onSubmit, onLeave, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = 'input:checked, input[type="text"], textarea, select';
    const field = form.current?.querySelector<HTMLElement>(first);
    field?.focus();
    // Behind what stands there already, as if it had just been typed.
    const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
    if (isText) field.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const [values, setValues] = useState<StripValues>(() =>
    Object.fromEntries(fields.map((field) => [field.id, field.initial])),
  );
  const [refused, setRefused] = useState<string | null>(null);
  const set = (id: string, value: string) => {
    setValues((now) => ({ ...now, [id]: value }));
  };

  async function submit(): Promise<void> {
    setRefused(await onSubmit(values));
  }

  const asked = fields.filter(({ isAsked = () => true }) => isAsked(values));
  const words = typeof note === 'function' ? note(values) : note;
  return (
    <form
      ref={form}
      className={styles.strip}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
        else pickByKey(event, asked, set);
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {words === undefined ? null : <p className={styles.note}>{words}</p>}
      </div>
      <div className={styles.fields}>
        {asked.map((field) => (
          <div
            key={field.id}
            data-wide={field.kind !== 'choice'}
            data-kind={field.kind}
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
          {children}
          <Button keys="Esc" onClick={onLeave}>
            {leaveWords}
          </Button>
          <Button type="submit" variant="primary" keys="Enter">
            {doWords}
          </Button>
        </div>
      </div>
    </form>
  );
}

type FieldProps = {
  readonly field: StripField;
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
    case 'names':
      return (
        <NamesField
          label={field.label}
          hint={field.hint}
          value={value}
          offered={field.offered}
          offeredName={field.offeredName}
          onSet={onSet}
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
  fields: readonly StripField[],
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
