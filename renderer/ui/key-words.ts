import type { KeyPlatform } from './key-platform';

const MAC_GLYPHS: Readonly<Record<string, string>> = {
  Ctrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Esc: '⎋',
  Tab: '⇥',
};

/** 'Ctrl+K' as people of that platform read it: 'Ctrl K', or '⌘K'. A space stands between keys pressed in turn: 'G R'. */
export function keyWords(keys: string, platform: KeyPlatform): string {
  return strokesOf(keys)
    .map((chord) =>
      platform === 'mac' ? chord.map((key) => MAC_GLYPHS[key] ?? key).join('') : chord.map(String).join(' '),
    )
    .join(' ');
}

/** The same for `aria-keyshortcuts`, which knows chords but no keys pressed in turn. */
export function ariaKeys(keys: string, platform: KeyPlatform): string | undefined {
  const [chord, ...later] = strokesOf(keys);
  if (!chord || later.length > 0) return undefined;
  const names: Readonly<Record<string, string>> = {
    Ctrl: platform === 'mac' ? 'Meta' : 'Control',
    Esc: 'Escape',
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    '+': 'Plus',
  };
  return chord.map((key) => names[key] ?? key).join('+');
}

function strokesOf(keys: string): readonly (readonly string[])[] {
  // The last plus of 'Ctrl++' is a key, not a joint.
  return keys.split(' ').map((chord) => chord.split(/(?<=[^+])\+(?=.)/));
}
