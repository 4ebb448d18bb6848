import type { ReactNode } from 'react';
import styles from './chip.module.css';

export type ChipTone = 'critical' | 'warning' | 'notice' | 'info' | 'done' | 'drill' | 'plain' | 'token';

type Props = {
  readonly children: ReactNode;
  /** 'wall' is sized to be read from across the room. */
  readonly size?: 'row' | 'wall';
} & (
  | { readonly tone: Exclude<ChipTone, 'plain' | 'token'>; readonly glyph: ReactNode }
  | { readonly tone: 'plain' | 'token'; readonly glyph?: ReactNode }
);

/** A state in a word. Filled tones always bring a glyph too, since colour alone is not read by everyone. */
export function Chip({ tone, glyph, size = 'row', children }: Props) {
  return (
    <span className={styles.chip} data-tone={tone} data-size={size}>
      {glyph === undefined ? null : (
        <span className={styles.glyph} aria-hidden="true">
          {glyph}
        </span>
      )}
      <span className={styles.words}>{children}</span>
    </span>
  );
}
