/** Something done, said once, with its way back. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly keys?: string; readonly onPick: () => void };
};

export type Toasts = {
  readonly show: (toast: Omit<Toast, 'id'>) => number;
  readonly close: (id: number) => void;
  /** The same array until something changes. */
  readonly shown: () => readonly Toast[];
  readonly subscribe: (listener: () => void) => () => void;
};

const MOST = 3;

/** The toasts of one window, newest last. The oldest leaves when a fourth comes. */
export function createToasts(): Toasts {
  const listeners = new Set<() => void>();
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  const become = (next: readonly Toast[]) => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  return {
    show: (toast) => {
      lastId += 1;
      become([...toasts, { ...toast, id: lastId }].slice(-MOST));
      return lastId;
    },
    close: (id) => {
      become(toasts.filter((toast) => toast.id !== id));
    },
    shown: () => toasts,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
