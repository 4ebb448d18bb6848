import { expect, test } from 'vitest';
import { hadPublicFace, selectPublicFace } from '../../../../../shared/domain/incident/public-face/public-face';
import { BO, room, type Desk } from '../desk';

const ANA_ALONE = [{ device: 'aa'.repeat(32), name: 'Ana', code: 'ANA' }];
const isOn = (here: Desk) => selectPublicFace(here.view()) !== undefined;
const turn = (here: Desk, on: boolean) => here.do({ kind: 'set-public-face', on });
const restrict = (here: Desk) => here.do({ kind: 'set-access', readers: ANA_ALONE });

test('nothing is shown to strangers until somebody says so, and nothing any more once it is taken back', () => {
  const here = room();
  expect(isOn(here)).toBe(false);
  turn(here, true);
  expect(isOn(here)).toBe(true);
  expect(here.refusal({ kind: 'set-public-face', on: true })).toEqual({ kind: 'unchanged' });
  turn(here, false);
  expect(isOn(here)).toBe(false);
  expect(hadPublicFace(here.view())).toBe(true);
});

test('a restricted incident refuses it', () => {
  const here = room();
  restrict(here);
  expect(here.refusal({ kind: 'set-public-face', on: true })).toEqual({ kind: 'restricted' });
  expect(hadPublicFace(here.view())).toBe(false);
});

test('a restriction ends it, and opening the incident again does not bring it back', () => {
  const here = room();
  turn(here, true);
  restrict(here);
  expect(isOn(here)).toBe(false);
  here.do({ kind: 'set-access', readers: null });
  expect(isOn(here)).toBe(false);
  const said = turn(here, true);
  expect(isOn(here)).toBe(true);
  here.undo(said);
  expect(isOn(here)).toBe(false);
});

test('of two who decided apart the one who shows nothing is heard, until one decides on seeing both', () => {
  const here = room();
  turn(here, true);
  const bo = here.apart(BO);
  turn(here, false);
  turn(here, true);
  turn(bo.pass(1_000), false);
  here.meet(bo);
  expect(isOn(here)).toBe(false);
  turn(here, true);
  expect(isOn(here)).toBe(true);
});

test('undone is off, and undoing what turned it off turns it on', () => {
  const here = room();
  here.undo(turn(here, true));
  expect(isOn(here)).toBe(false);
  turn(here, true);
  here.undo(turn(here, false));
  expect(isOn(here)).toBe(true);
});
