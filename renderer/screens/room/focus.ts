/** Back to the line at the bottom, from wherever. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-composer] textarea')?.focus();
}
