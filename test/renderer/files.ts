import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { Bridge, Events } from '../../shared/bridge';
import { bridgeOver, newDisk } from './laptop';

export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
export const png = (name: string) => new File([PNG], name, { type: 'image/png' });
export const log = (name = 'gateway.log') => new File(['502\n502'], name, { type: 'text/plain' });

export const composer = () => screen.findByRole('textbox', { name: 'Log a line' });
export const chips = () => screen.getByRole('list', { name: 'Attached to this line' });
export const timeline = () => screen.findByRole('listbox', { name: 'Timeline' });

/** What a clipboard or a drag carries. */
export const carried = (files: readonly File[], text = '') => ({
  types: [...(files.length > 0 ? ['Files'] : []), ...(text === '' ? [] : ['text/plain'])],
  files,
  items: files.map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file })),
  getData: (type: string) => (type.startsWith('text') ? text : ''),
});
/** Pastes into the line. False: the app took it, and not the field. */
export async function paste(files: readonly File[], text = ''): Promise<boolean> {
  return fireEvent.paste(await composer(), { clipboardData: carried(files, text) });
}
export const untilKept = () =>
  waitFor(() => {
    expect(screen.queryByText('keeping…')).not.toBeInTheDocument();
  });

type Calls = Partial<{ readonly [C in Parameters<Bridge['call']>[0]]: (argument: never) => Promise<unknown> }>;

/** A keeper that answers some calls in another way, and can tell that blobs came or went. */
export function bridgeWith(calls: Calls) {
  const real = bridgeOver(newDisk());
  const asked: string[] = [];
  const listeners = new Set<(told: Events['blobs']) => void>();
  const bridge: Bridge = {
    call: (call, argument) => {
      asked.push(call);
      const answer = calls[call] as ((given: unknown) => Promise<never>) | undefined;
      return answer ? answer(argument) : real.call(call, argument);
    },
    on: (event, listener) => {
      if (event !== 'blobs') return real.on(event, listener);
      listeners.add(listener as never);
      return () => void listeners.delete(listener as never);
    },
  };
  return {
    bridge,
    asked,
    tell: (told: Events['blobs']) => {
      for (const listener of listeners) listener(told);
    },
  };
}

/** A disk that answers when it is told to. */
export function slowDisk() {
  const waiting: ((reply: unknown) => void)[] = [];
  return {
    attach: () => new Promise((resolve) => waiting.push(resolve)),
    answer: async (reply: unknown) => {
      await waitFor(() => {
        expect(waiting).not.toEqual([]);
      });
      waiting.shift()?.(reply);
    },
  };
}
