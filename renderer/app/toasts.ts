/** Something done or refused, said once, with its way back. What shows it is handed in at the start. */
export type Toasts = {
  readonly show: (toast: {
    readonly text: string;
    readonly action?: { readonly label: string; readonly onPick: () => void };
  }) => number;
  readonly close: (id: number) => void;
};
