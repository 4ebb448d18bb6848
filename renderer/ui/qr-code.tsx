import styles from './qr-code.module.css';

type Props = {
  /** Modules a side, the quiet border included. */
  readonly size: number;
  /** The dark modules, one unit each. */
  readonly path: string;
  /** What it leads to, for whoever cannot see it. */
  readonly name: string;
};

/** Black on white in every theme: a camera must read it. */
export function QrCode({ size, path, name }: Props) {
  return (
    <svg className={styles.code} viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={name}>
      <path className={styles.ground} d={`M0 0h${String(size)}v${String(size)}H0z`} />
      <path d={path} />
    </svg>
  );
}
