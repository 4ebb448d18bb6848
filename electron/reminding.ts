import { Notification, powerMonitor } from 'electron';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Argument } from '../shared/bridge';
import { replaceFile } from '../shared/node/replace-file';
import type { PickedReminder } from '../shared/record/reminder-report';
import { createReminders } from './reminders';

type Ports = {
  /** Where the ids of what was shown are kept. */
  readonly file: string;
  readonly picked: (reminder: PickedReminder) => void;
};

export type Reminding = ReturnType<typeof createReminding>;
const PAUSE_MS = 15 * 60_000;
const ids = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** Reminders as the system shows them. */
export function createReminding({ file, picked }: Ports) {
  const onScreen = new Set<Notification>();
  let writing: Promise<unknown> = Promise.resolve();
  const reminders = createReminders({
    now: Date.now,
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    show: (words, pick) => {
      const notification = new Notification({ ...words, silent: true });
      // Held, or the click would find nobody: what nothing points at is collected.
      onScreen.add(notification);
      notification.on('click', pick);
      for (const end of ['click', 'close', 'failed'] as const)
        notification.on(end as 'close', () => onScreen.delete(notification));
      notification.show();
    },
    picked,
    kept: {
      read: () => readIds(file),
      // A reminder too many after a start harms nobody: what cannot be written is not.
      write: (shown) => {
        writing = writing.then(() => replaceFile(file, JSON.stringify(shown))).catch(() => undefined);
      },
    },
  });
  powerMonitor.on('resume', reminders.look);
  return {
    tell: (told: Argument<'reminders'>): void => {
      reminders.tell(told);
    },
    hide: reminders.hide,
    /** For a quarter of an hour, or not any more. */
    togglePause: (): void => {
      reminders.pause(reminders.isPaused() ? -Infinity : Date.now() + PAUSE_MS);
    },
    isPaused: reminders.isPaused,
    /** Resolves once what was shown is written down. */
    stop: (): Promise<unknown> => {
      reminders.stop();
      return writing;
    },
  };
}

function readIds(file: string): readonly string[] {
  try {
    const parsed = v.safeParse(ids, readFileSync(file, 'utf8'));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
