import { tinykeys } from 'tinykeys';
import type { Scope } from './command-table';
import { commandsByKeys, keysForTinykeys, type Registry } from './registry';

const TEXT_INPUTS = ['text', 'search', 'tel', 'email', 'url', 'number', 'password', 'date', 'time', 'datetime-local'];

/** Whether keys typed into it become text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

const isInScope = (target: EventTarget | null, scope: Scope): boolean =>
  scope === 'global' || (target instanceof Element && target.closest(`[data-scope~="${scope}"]`) !== null);

// A button acts on Enter and Space by itself; a list's own Enter must not act as well.
const actsByItself = (target: EventTarget | null, keys: string): boolean =>
  (keys === 'Enter' || keys === 'Space') &&
  target instanceof Element &&
  target.closest('button, a, summary, [role="option"]') !== null;

/**
 * Binds the keys of every command to the window. Single letters act only while nothing is typed into and no dialog is
 * open, and not at all when they are switched off. Returns how to unbind.
 */
export function bindKeys(window: Window, registry: Registry, hasSingleKeys: () => boolean): () => void {
  const bindings = [...commandsByKeys()].map(([keys, commands]) => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const isFree = !isTyping(event.target) && !isInDialog(event.target) && hasSingleKeys();
      const chosen = commands.find(
        (one) =>
          (one.isChord || isFree) &&
          isInScope(event.target, one.scope) &&
          !(one.scope !== 'global' && actsByItself(event.target, keys)) &&
          registry.carrierOf(one.id) !== undefined &&
          // In a text field Ctrl+Z is the field's own.
          !((one.id === 'undo' || one.id === 'redo') && isTyping(event.target)),
      );
      if (!chosen) return;
      event.preventDefault();
      event.stopPropagation();
      registry.run(chosen.id);
    };
    return [keysForTinykeys(keys), act] as const;
  });
  const bind = (areInTurn: boolean) => {
    const bound = bindings.filter(([keys]) => keys.includes(' ') === areInTurn);
    return tinykeys(window, Object.fromEntries(bound), { capture: areInTurn });
  };
  // Keys in turn come before the list that has focus: to it the K of `G K` is a step up.
  const unbind = [bind(true), bind(false)];
  return () => {
    for (const one of unbind) one();
  };
}

// One that is fading out takes no more keys.
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]:not([data-ending-style])') !== null;
