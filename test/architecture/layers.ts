type Packages = { readonly only: readonly string[] } | { readonly never: readonly string[] };

/** A layer, what it may import beside itself, and which packages. A star stands for one folder: `panes/*` is a layer each. */
export type Layer = { readonly name: string; readonly may: readonly string[]; readonly packages: Packages };

const REACT = ['react', 'react-dom'];
const ANYWHERE = { never: ['node:*', 'electron', 'dexie', ...REACT] };
const PROCESS = { never: ['dexie', ...REACT] };
const PAGE = { never: ['node:*', 'electron'] };
const SCREEN = { never: ['node:*', 'electron', 'dexie'] };
const COMPONENTS = ['@base-ui/react', 'lucide-react', 'react-virtuoso'];

const SHARED = ['shared/base', 'shared/domain', 'shared/record', 'shared/replica.ts', 'shared/bridge.ts'];
const PANE = ['shared/base', 'shared/domain', 'renderer/app', 'renderer/ui'];

/** Who may import whom. */
export const LAYERS: readonly Layer[] = [
  { name: 'shared/base', may: [], packages: ANYWHERE },
  { name: 'shared/domain', may: ['shared/base'], packages: ANYWHERE },
  { name: 'shared/record', may: ['shared/base'], packages: ANYWHERE },
  { name: 'shared/replica.ts', may: ['shared/base', 'shared/domain', 'shared/record'], packages: ANYWHERE },
  { name: 'shared/bridge.ts', may: ['shared/base', 'shared/record'], packages: ANYWHERE },
  { name: 'shared/node', may: ['shared/base', 'shared/record'], packages: PROCESS },
  {
    name: 'electron',
    may: ['shared/base', 'shared/record', 'shared/node', 'shared/bridge.ts'],
    packages: PROCESS,
  },
  {
    name: 'server',
    may: ['shared/base', 'shared/record', 'shared/node'],
    packages: { never: ['electron', 'dexie', ...REACT] },
  },
  { name: 'renderer/storage', may: ['shared/base', 'shared/record', 'shared/bridge.ts'], packages: PAGE },
  { name: 'renderer/ui', may: [], packages: { only: [...REACT, ...COMPONENTS] } },
  { name: 'renderer/app', may: [...SHARED, 'renderer/storage'], packages: SCREEN },
  { name: 'renderer/panes/*', may: PANE, packages: SCREEN },
  { name: 'renderer/screens/*', may: [...PANE, 'renderer/panes/*'], packages: SCREEN },
  {
    name: 'renderer',
    may: [...SHARED, 'renderer/storage', 'renderer/ui', 'renderer/app', 'renderer/panes/*', 'renderer/screens/*'],
    packages: PAGE,
  },
];

/** Parts of a layer that see only some files of another part. */
export const WINDOWS = [{ from: 'shared/domain/incident/', to: 'shared/domain/plan/', only: 'shared/domain/plan/ids' }];

/** Files that stand directly in a folder which is otherwise made of layers. */
export const ENTRY_FILES: Readonly<Record<string, string>> = {
  'renderer/main.tsx': 'renderer',
  'renderer/app.tsx': 'renderer',
};

export const REFUSED_FOLDERS = ['hooks', 'types', 'utils', 'helpers', 'services'];
