import { createStore } from 'zustand';

/** A short word on what just happened, with the way back where there is one. */
export type Toast = {
  readonly id: number;
  readonly tone: 'done' | 'refused';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
};

export type Toasts = ReturnType<typeof createToasts>;

export function createToasts() {
  const store = createStore<readonly Toast[]>(() => []);
  let count = 0;
  return {
    store,
    /** Newest last, at most three at once. */
    show(toast: Omit<Toast, 'id'>): number {
      count += 1;
      const id = count;
      store.setState((all) => [...all.slice(-2), { ...toast, id }], true);
      return id;
    },
    hide(id: number): void {
      store.setState((all) => all.filter((toast) => toast.id !== id), true);
    },
  };
}
