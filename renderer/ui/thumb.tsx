import { File, ImageOff } from 'lucide-react';
import { useState } from 'react';
import styles from './thumb.module.css';

type Props = {
  /** Null: it is no picture, or not here yet. */
  readonly src: string | null;
  /** '' where a name stands beside it. */
  readonly alt: string;
  readonly size: 'chip' | 'card';
};

/** A picture made small, or the sign of a file. One that does not decode is a file like any other. */
export function Thumb({ src, alt, size }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const isBroken = src !== null && broken === src;
  return (
    <span className={styles.thumb} data-size={size} data-picture={src !== null && !isBroken}>
      {src === null || isBroken ? (
        isBroken ? (
          <ImageOff aria-hidden="true" />
        ) : (
          <File aria-hidden="true" />
        )
      ) : (
        <img
          src={src}
          alt={alt}
          decoding="async"
          draggable={false}
          onError={() => {
            setBroken(src);
          }}
        />
      )}
    </span>
  );
}
