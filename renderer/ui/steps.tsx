import styles from './steps.module.css';

type Props = {
  readonly name: string;
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  readonly currentId: string;
};

/** Where something stands on its way: the phases of an incident. */
export function Steps({ name, steps, currentId }: Props) {
  return (
    <ol aria-label={name} className={styles.steps}>
      {steps.map(({ id, label }) => (
        <li key={id} className={styles.step} aria-current={id === currentId ? 'step' : undefined}>
          {label}
        </li>
      ))}
    </ol>
  );
}
