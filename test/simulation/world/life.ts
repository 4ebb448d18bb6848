/** One run of a laptop's process, and how it may end. */
export type Life = {
  isOver(): boolean;
  end(): void;
  /** It ends in the middle of that operation on a disk, counted from now. */
  endAt(operation: number): void;
  /** Counts an operation; true if the process ends in the middle of it. Rejected once it has ended. */
  spend(): boolean;
};

export function newLife(): Life {
  let isOver = false;
  let left = Infinity;
  return {
    isOver: () => isOver,
    end: () => void (isOver = true),
    endAt: (operation) => void (left = operation),
    spend() {
      if (isOver) throw ended();
      left -= 1;
      return (isOver = left === 0);
    },
  };
}

/** What whoever still waits in a process that has ended is told. Nobody hears of it. */
export const ended = () => Object.assign(new Error('POWER: the process has ended'), { code: 'POWER' });
