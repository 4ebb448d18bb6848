import { Chip, type ChipTone } from './chip';
import { SeverityShape, type SeverityLevel } from './severity-shape';

type Tone = Extract<ChipTone, 'critical' | 'warning' | 'notice' | 'info'>;

const TONES: Readonly<Record<SeverityLevel, Tone>> = { 1: 'critical', 2: 'warning', 3: 'notice', 4: 'info' };

type Props = {
  readonly level: SeverityLevel;
  readonly label: string;
  /** Ended incidents keep shape and word, without the fill. */
  readonly isEnded?: boolean;
  readonly size?: 'row' | 'wall';
};

/** How bad: shape, word and fill together. */
export function SeverityChip({ level, label, isEnded = false, size = 'row' }: Props) {
  return (
    <Chip tone={isEnded ? 'plain' : TONES[level]} glyph={<SeverityShape level={level} />} size={size}>
      {label}
    </Chip>
  );
}
