import { expect, test } from 'vitest';
import type { SystemState } from '../../../../../shared/domain/incident/header/facts';
import { selectSystems } from '../../../../../shared/domain/incident/header/select-header';
import { allLines } from '../../../../../shared/domain/incident/timeline/lines';
import { blankOf } from '../../../../../shared/domain/incident/redaction/blank';
import { BO, personOf, room, type Desk } from '../desk';

const set = (state: SystemState, isolation?: { readonly how: string; readonly by: null }) =>
  ({ kind: 'set-system', name: 'Orders', state, ...(isolation && { isolation }) }) as const;
const port = { how: 'switch port 12 down', by: null } as const;
const isolation = (here: Desk) => selectSystems(here.view())[0]?.isolation;

test('a system that is isolated says by whom, since when and how, and only while it is', () => {
  const here = room();
  here.do(set('down'));
  expect(isolation(here)).toBeNull();
  here.pass(60_000).do(set('isolated', port));
  const at = here.now();
  expect(isolation(here)).toEqual({ by: 'Ana', at, how: 'switch port 12 down' });
  here.pass(60_000).do({ ...set('isolated'), isolation: { how: 'both ports', by: personOf(BO) } });
  expect(isolation(here)).toEqual({ by: 'Bo', at, how: 'both ports' });
  here.pass(60_000).do(set('restored'));
  expect(isolation(here)).toBeNull();
});

test('isolated again, nothing stands of how it was the time before', () => {
  const here = room();
  here.do(set('isolated', port));
  here.pass(60_000).do(set('restored'));
  const before = here.view();
  const again = here.pass(60_000).do(set('isolated'));
  expect(isolation(here)).toEqual({ by: 'Ana', at: here.now(), how: '' });
  here.undo(again);
  expect(isolation(here)).toBeNull();
  expect(selectSystems(here.view())[0]?.state).toBe(selectSystems(before)[0]?.state);
});

test('it is one line in the log, which says how; said again it is none', () => {
  const here = room();
  const before = allLines(here.view().lines).length;
  here.do(set('isolated', port));
  const [line, ...others] = allLines(here.view().lines).slice(before);
  expect(others).toEqual([]);
  expect(line?.stated.fact).toMatchObject({ kind: 'isolation-noted/1', name: 'Orders', how: 'switch port 12 down' });
  expect(here.refusal(set('isolated', port))).toEqual({ kind: 'unchanged' });
  expect(here.refusal(set('isolated'))).toEqual({ kind: 'unchanged' });
});

test('how is of no state but isolated', () => {
  const here = room();
  expect(here.do(set('down', port))).toHaveLength(1);
  here.do(set('restored'));
  expect(isolation(here)).toBeNull();
});

test('a state that an earlier version wrote names its writer', () => {
  const here = room();
  here.say({ kind: 'system-set/1', system: 'orders', name: 'Orders', state: 'isolated', replaces: [] });
  expect(isolation(here)).toEqual({ by: 'Ana', at: here.now(), how: '' });
});

test('redacted, who and that it was isolated stand without how', () => {
  const fact = {
    ...{ kind: 'isolation-noted/1' as const, system: 'orders', name: 'Orders', by: personOf(BO), replaces: [] },
    how: 'words',
  };
  expect(blankOf(fact)).toEqual({ ...fact, how: '' });
});
