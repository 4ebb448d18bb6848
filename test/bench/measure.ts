import type { Page } from '@playwright/test';

export type Goal = {
  readonly value: number;
  readonly reference: number;
  readonly ratio: number;
  readonly goal: number;
  readonly holds: boolean;
};

const round = (n: number): number => Math.round(n * 1_000) / 1_000;

export const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/** Medians of interleaved rounds, as a ratio. */
export function goalOf(values: readonly number[], references: readonly number[], goal: number): Goal {
  const [value, reference] = [median(values), median(references)];
  const ratio = value / reference;
  return { value: round(value), reference: round(reference), ratio: round(ratio), goal, holds: ratio <= goal };
}

/** Enters a text into the page's field and returns ms from Enter to after the frame that shows it. The same on every page. */
export function enterToPaint(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (words) =>
      new Promise<number>((resolve, reject) => {
        const field = document.querySelector('textarea');
        if (!field) {
          reject(new Error('no field'));
          return;
        }
        field.focus();
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, words);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        setTimeout(() => {
          const start = performance.now();
          const observer = new MutationObserver((records) => {
            const isShown = records.some((record) =>
              [...record.addedNodes].some((node) => node.textContent?.includes(words)),
            );
            if (!isShown) return;
            observer.disconnect();
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => {
                resolve(performance.now() - start);
              };
              channel.port2.postMessage(null);
            });
          });
          observer.observe(document.body, { childList: true, subtree: true });
          field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        }, 50);
      }),
    text,
  );
}
