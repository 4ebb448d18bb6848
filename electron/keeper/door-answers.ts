import type { Answers } from '../answer';
import type { Door } from './door';

/** Calls that are answered whether the keys are open or not. */
const DOOR_CALLS = ['lock-state', 'unlock', 'lock-line', 'lock'] as const;
export type DoorCall = (typeof DOOR_CALLS)[number];

export const isDoorCall = (call: string): call is DoorCall => DOOR_CALLS.some((one) => one === call);

/** `locked`: told once there is no keeper any more, so that no window goes on showing what it knew. */
export function doorAnswers(door: Door, locked: () => void): Pick<Answers, DoorCall> {
  return {
    'lock-state': () => door.state(),
    unlock: ({ how, text }) => door.unlock(how, text),
    'lock-line': ({ typed, client }) => door.line(typed, client),
    lock: async () => {
      const isLocked = await door.lock();
      if (isLocked) locked();
      return isLocked;
    },
  };
}
