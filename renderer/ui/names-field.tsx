import { FilterChips } from './filter-chips';
import styles from './names-field.module.css';
import { TextField } from './text-field';

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Names with commas between them. */
  readonly value: string;
  /** Names that one press puts in or takes out. */
  readonly offered: readonly string[];
  readonly offeredName: string;
  readonly onSet: (value: string) => void;
};

const namesIn = (value: string): readonly string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Names, typed between commas or picked from those who are offered. */
export function NamesField({ label, hint, value, offered, offeredName, onSet }: Props) {
  const names = namesIn(value);
  return (
    <div className={styles.names}>
      <TextField
        label={label}
        hint={hint}
        value={value}
        onChange={(event) => {
          onSet(event.target.value);
        }}
      />
      {offered.length === 0 ? null : (
        <FilterChips
          name={offeredName}
          chips={offered.map((name) => ({ id: name, label: name }))}
          pressed={names}
          onToggle={(name) => {
            const others = names.filter((one) => one !== name);
            onSet((others.length < names.length ? others : [...names, name]).join(', '));
          }}
        />
      )}
    </div>
  );
}
