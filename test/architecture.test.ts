import { expect, test } from 'vitest';
import { breachesIn } from './architecture/check';
import { readTree } from './architecture/tree';

const CODE = /\.tsx?$/;

test('every import goes where the table of layers lets it go', () => {
  const tree = readTree('shared', 'electron', 'server', 'renderer');
  expect(breachesIn(new Map([...tree].filter(([file]) => CODE.test(file))))).toEqual([]);
});

test.each<[law: string, files: Record<string, string>, breach: RegExp]>([
  [
    'the record never learns what facts mean',
    { 'shared/record/op.ts': "import { apply } from '../domain/incident/apply';" },
    /^shared\/record\/op\.ts: may not import shared\/domain\/incident\/apply$/,
  ],
  [
    'a type-only import counts',
    { 'electron/keeper/journal.ts': "import type { Incident } from '../../shared/domain/incident/shapes';" },
    /^electron\/keeper\/journal\.ts: may not import shared\/domain/,
  ],
  [
    'an import type counts',
    { 'shared/bridge.ts': "export type X = import('./domain/incident/shapes').Incident;" },
    /^shared\/bridge\.ts: may not import shared\/domain/,
  ],
  [
    'a lazy import counts',
    { 'renderer/app/room.ts': "export const open = () => import('../screens/room/room');" },
    /^renderer\/app\/room\.ts: may not import renderer\/screens\/room\/room$/,
  ],
  [
    'a re-export counts',
    { 'shared/base/result.ts': "export { op } from '../record/op';" },
    /^shared\/base\/result\.ts: may not import shared\/record\/op$/,
  ],
  [
    'a pane does not import another pane',
    { 'renderer/panes/roles/roles.tsx': "import { Timeline } from '../timeline/timeline';" },
    /^renderer\/panes\/roles\/roles\.tsx: may not import renderer\/panes\/timeline\/timeline$/,
  ],
  [
    'nor its styles',
    { 'renderer/panes/roles/roles.tsx': "import '../timeline/timeline.css';" },
    /may not import renderer\/panes\/timeline\/timeline\.css$/,
  ],
  [
    'a screen does not import another screen',
    { 'renderer/screens/home/home.tsx': "import { Room } from '../room/room';" },
    /^renderer\/screens\/home\/home\.tsx: may not import renderer\/screens\/room\/room$/,
  ],
  [
    "an incident sees the plan's ids, not its rules",
    {
      'shared/domain/incident/roles.ts':
        "import { decide } from '../plan/decide'; import type { PersonId } from '../plan/ids';",
    },
    /^shared\/domain\/incident\/roles\.ts: may not import shared\/domain\/plan\/decide$/,
  ],
  [
    'the server never imports the app',
    { 'server/main.ts': "import { keep } from '../electron/keeper/journal';" },
    /^server\/main\.ts: may not import electron\/keeper\/journal$/,
  ],
  [
    'nothing imports the tests',
    { 'renderer/storage/dexie.ts': "import { fake } from '../../test/fixtures/fake';" },
    /^renderer\/storage\/dexie\.ts: may not import test\/fixtures\/fake$/,
  ],
  [
    'shared code knows no Node',
    { 'shared/record/frame.ts': "import { readFileSync } from 'node:fs';" },
    /^shared\/record\/frame\.ts: shared\/record may not import the package node:fs$/,
  ],
  [
    'panes know no Dexie',
    { 'renderer/panes/roles/roles.tsx': "import Dexie from 'dexie';" },
    /may not import the package dexie$/,
  ],
  [
    'the component layer knows nothing but React and its library',
    { 'renderer/ui/button.tsx': "import { create } from 'zustand'; import { useId } from 'react';" },
    /^renderer\/ui\/button\.tsx: renderer\/ui may not import the package zustand$/,
  ],
  [
    'a cycle is named from end to end',
    {
      'shared/base/a.ts': "import { b } from './b';",
      'shared/base/b.ts': "import { c } from './c';",
      'shared/base/c.ts': "import type { A } from './a';",
    },
    /^shared\/base\/a\.ts → shared\/base\/b\.ts → shared\/base\/c\.ts → shared\/base\/a\.ts: an import cycle$/,
  ],
  ['there are no barrels', { 'shared/record/index.ts': '' }, /^shared\/record\/index\.ts: no barrels/],
  ['a folder is never a kind', { 'renderer/app/hooks/use-room.ts': '' }, /a folder "hooks" names a kind$/],
  [
    'file names are kebab-case',
    { 'renderer/ui/Button.tsx': '' },
    /^renderer\/ui\/Button\.tsx: file names are kebab-case$/,
  ],
  [
    'a new folder is a new layer, said in the table',
    { 'renderer/misc/x.ts': '' },
    /^renderer\/misc\/x\.ts: stands in no layer/,
  ],
])('%s', (_law, files, breach) => {
  const breaches = breachesIn(new Map(Object.entries(files)));
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toMatch(breach);
});

test('what the table allows is not refused', () => {
  const files = {
    'renderer/main.tsx': "import { App } from './app'; import './ui/tokens.css';",
    'renderer/app.tsx': "import { Room } from './screens/room/room'; import { openDexie } from './storage/dexie';",
    'renderer/screens/room/room.tsx': "import { Timeline } from '../../panes/timeline/timeline'; import './room.css';",
    'renderer/panes/timeline/timeline.tsx':
      "import { useRoom } from '../../app/room'; import { Button } from '../../ui/button';",
    'renderer/app/room.ts': "import { createReplica } from '../../shared/replica';",
    'renderer/storage/dexie.ts': "import Dexie from 'dexie'; import type { Op } from '../../shared/record/op';",
    'electron/main.ts':
      "import { app } from 'electron'; import path from 'node:path'; import { x } from '../shared/node/files';",
    'shared/replica.ts': "import { apply } from './domain/incident/apply'; import { ok } from './base/result';",
    'shared/runtime.d.ts': 'declare const x: number;',
  };
  expect(breachesIn(new Map(Object.entries(files)))).toEqual([]);
});

test('no file names a folder of the machine it was written on, or a registry host', () => {
  const machine = /(?<![\w.])\/(work|root|home|Users)\/|registry\.[a-z]+\.(org|com)|npm[m]irror/;
  const named = [...readTree('.')].filter(([, text]) => machine.test(text)).map(([file]) => file);
  expect(named).toEqual([]);
});
