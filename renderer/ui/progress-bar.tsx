import styles from './progress-bar.module.css';

type Props = {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  /** What the number means in words, where '4 of 9' says more than 44 %. */
  readonly valueText?: string;
  readonly tone?: 'accent' | 'done' | 'critical';
};

export function ProgressBar({ name, value, max, valueText, tone = 'accent' }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText}
      className={styles.track}
    >
      <div className={styles.fill} data-tone={tone} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
