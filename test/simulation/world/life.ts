/** One run of a laptop's process, and how it may end. */
export type Life = {
  isOver(): boolean;
  end(): void;
  /** It ends in the middle of that operation on a disk, counted from now. */
  endAt(operation: number): void;
  /** It ends when it next wants something synced: all is written, and nothing durable. */
  endAtSync(): void;
  /** Counts an operation; true if the process ends in the middle of it. Rejected once it has ended. */
  spend(isSync?: boolean): boolean;
};

export function newLife(): Life {
  let isOver = false;
  let left = Infinity;
  let endsAtSync = false;
  return {
    isOver: () => isOver,
    end: () => void (isOver = true),
    endAt: (operation) => void (left = operation),
    endAtSync: () => void (endsAtSync = true),
    spend(isSync = false) {
      if (isOver) throw ended();
      left -= 1;
      isOver = left === 0 || (isSync && endsAtSync);
      return isOver;
    },
  };
}

/** What whoever still waits in a process that has ended is told. Nobody hears of it. */
export const ended = () => Object.assign(new Error('POWER: the process has ended'), { code: 'POWER' });
