import type { ReactNode } from 'react';

type Props = {
  /** Assertive interrupts: for what is overdue, once an event. */
  readonly politeness: 'polite' | 'assertive';
  readonly children: ReactNode;
};

/** Says its text to screen readers whenever it changes. Keep it mounted: a region born with its text is not heard. */
export function Live({ politeness, children }: Props) {
  return (
    <div role={politeness === 'assertive' ? 'alert' : 'status'} aria-live={politeness} className="visually-hidden">
      {children}
    </div>
  );
}
