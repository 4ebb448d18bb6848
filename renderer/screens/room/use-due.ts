import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { DueWhat } from '../../../shared/domain/incident/due/due';
import { selectDues } from '../../../shared/domain/incident/due/select-dues';
import { useApp, useRoom } from '../../app/contexts';
import type { CommandId } from '../../app/command-table';
import type { Pane } from '../../app/settings';
import { useRegistry } from '../../app/use-command';

/** `isTyped`: asked for in the composer, which waits for what becomes of it. */
export type Asked = {
  readonly audience?: string;
  readonly item?: string;
  /** With whom a briefing is to be opened, and when, as it was typed. */
  readonly meeting?: string;
  readonly isTyped?: boolean;
};

/** Editors that settle a thing that is due. */
const EDITORS: { readonly [K in DueWhat['kind']]?: CommandId } = {
  'next-check': 'objective',
  estimate: 'eta',
  phase: 'phase',
  shift: 'hand-over',
  escalation: 'escalate',
  crisis: 'crisis',
  deadline: 'settle-deadline',
  decision: 'review-decision',
};

/** Shows what F2 or a reminder asked for, with its default action focused. */
export function useDue(go: (pane: Pane, asked: Asked) => void): void {
  const app = useApp();
  const registry = useRegistry();
  const { room } = useRoom();
  const wanted = useStore(app.wantedDue, (state) => state.wanted);
  const show = useEffectEvent((what: DueWhat) => {
    switch (what.kind) {
      case 'update':
      case 'prompt':
        go('comms', { audience: what.audience });
        return;
      case 'no-commander':
        go('roles', {});
        document.querySelector<HTMLElement>('[data-scope~="roles"]')?.focus();
        return;
      case 'item':
        go('checklists', { item: what.item });
        document.querySelector<HTMLElement>('[data-scope~="checklists"]')?.focus();
        return;
      case 'briefing':
        registry.run('go-briefings');
        return;
      case 'timebox':
        go('timeline', {});
        showTask(what.task);
        return;
      case 'next-check':
      case 'estimate':
      case 'phase':
      case 'escalation':
      case 'crisis':
      case 'deadline':
      case 'decision':
      case 'shift': {
        const editor = EDITORS[what.kind];
        if (editor) registry.run(editor);
      }
    }
  });
  useEffect(() => {
    if (wanted?.book !== room.book) return;
    const due = selectDues(room.store.getState(), Date.now()).find((one) => one.id === wanted.id);
    // Behind the effect: React may not be asked to render at once from within one.
    queueMicrotask(() => {
      // What it opens may ask which one was meant.
      if (due) show(due.what);
      app.wantedDue.setState({ wanted: null });
    });
  }, [app, wanted, room]);
}

function showTask(task: string): void {
  const card = document.querySelector<HTMLElement>(`[data-card="${task}"]`);
  // Chosen at once, so that its buttons are there.
  flushSync(() => card?.focus());
  document.querySelector<HTMLElement>('#tasks [data-default]')?.focus();
}
