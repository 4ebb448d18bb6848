import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button';
import styles from './timeline.module.css';

/** While one reads further up: how many lines came meanwhile, and the way to them. */
export function NewerLines({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const [from] = useState(count);
  return (
    <div className={styles.newer}>
      <Button size="small" keys="End" onClick={onShow}>
        <FormattedMessage
          id="timeline.newer"
          defaultMessage="{count, plural, =0 {To the newest} other {# new}} ↓"
          values={{ count: count - from }}
        />
      </Button>
    </div>
  );
}
