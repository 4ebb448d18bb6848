import { expect, test } from 'vitest';
import { createPublicPages, type PageReply } from '../../../../renderer/app/comms/public-pages';
import type { Argument, Bridge } from '../../../../shared/bridge';
import { BOOK } from '../../../laptop';
import { ANA, BO, MINUTE, personOf, room, type Desk } from '../../../shared/domain/incident/desk';

type Asked = Argument<'write-situation'>;

const NAME = 'situation-INC-20261121-ANA-01.html';
const WRITTEN: PageReply = { kind: 'written', paths: [`/share/${NAME}`], failed: null };

/** One window's pages on an incident, and what the keeper is asked. */
function windowOn(here: Desk, answer: (asked: Asked) => PageReply = () => WRITTEN) {
  const asked: Asked[] = [];
  const bridge = {
    call: (_call: string, argument: unknown) => {
      asked.push(argument as Asked);
      return Promise.resolve(answer(argument as Asked));
    },
  } as Pick<Bridge, 'call'>;
  const pages = createPublicPages({
    bridge,
    opened: () => [{ book: BOOK, incident: here.view() }],
    device: here.me.device,
    htmlOf: ({ known }, now) => `${known} at ${String(now)}`,
    endedHtmlOf: (reference) => `${reference} ended`,
  });
  return {
    pages,
    state: () => pages.store.getState().get(BOOK),
    /** What is written on a look `ms` later. */
    look: async (ms = 0): Promise<readonly (readonly [Asked['why'], string])[]> => {
      here.pass(ms);
      asked.length = 0;
      pages.look(here.now());
      // Two calls at most, each with what follows it.
      for (let turns = 0; turns < 12; turns++) await Promise.resolve();
      return asked.map(({ why, html }) => [why, html.replace(/ at \d+$/, '')] as const);
    },
    asked,
  };
}

const know = (here: Desk, text: string) => here.do({ kind: 'set-word', word: 'known', text });
function publicRoom(): Desk {
  const here = room();
  know(here, 'first');
  // That an update is late changes the words as well.
  here.do({ kind: 'promise-update', audience: 'it', at: here.now() + 60 * MINUTE });
  here.do({ kind: 'set-public-face', on: true });
  return here;
}

test('nothing is written of an incident that nobody made public', async () => {
  const { look } = windowOn(room());
  expect(await look()).toEqual([]);
});

test('a page is written at once, then when its words change, and every ten minutes all the same', async () => {
  const here = publicRoom();
  const { look, state, asked } = windowOn(here);
  expect(await look()).toEqual([['kept', 'first']]);
  expect(asked[0]).toMatchObject({ book: BOOK, name: NAME });
  expect(state()).toEqual({ reply: WRITTEN, at: here.now() });
  expect(await look(2 * MINUTE)).toEqual([]);
  know(here, 'second');
  expect(await look(5_000)).toEqual([['kept', 'second']]);
  expect(await look(9 * MINUTE)).toEqual([]);
  expect(await look(MINUTE)).toEqual([['kept', 'second']]);
});

test('what comes too soon is asked for again at the next look, and what was written stands', async () => {
  const here = publicRoom();
  let reply: PageReply = WRITTEN;
  const { look, state } = windowOn(here, () => reply);
  await look();
  reply = { kind: 'too-soon' };
  know(here, 'second');
  expect(await look(5_000)).toEqual([['kept', 'second']]);
  expect(state()?.reply).toEqual(WRITTEN);
  expect(await look(5_000)).toEqual([['kept', 'second']]);
});

test('what failed is told, and tried again after a minute', async () => {
  const failed: PageReply = { kind: 'failed', path: `/share/${NAME}`, detail: 'ENOSPC' };
  const { look, state } = windowOn(publicRoom(), () => failed);
  await look();
  expect(state()?.reply).toEqual(failed);
  expect(await look(30_000)).toEqual([]);
  expect(await look(30_000)).toHaveLength(1);
});

test('a folder that does not answer is asked again at every look', async () => {
  const { look } = windowOn(publicRoom(), () => ({ kind: 'away' }));
  expect(await look()).toHaveLength(1);
  expect(await look(5_000)).toHaveLength(1);
});

test('a page that was turned off is replaced once, and after a start as well', async () => {
  const here = publicRoom();
  const { look } = windowOn(here);
  await look();
  here.do({ kind: 'set-public-face', on: false });
  expect(await look()).toEqual([['ended', 'INC-20261121-ANA-01 ended']]);
  expect(await look(20 * MINUTE)).toEqual([]);
  expect(await windowOn(here).look()).toEqual([['ended', 'INC-20261121-ANA-01 ended']]);
});

test('a restriction takes the page down', async () => {
  const here = publicRoom();
  const { look, pages, asked } = windowOn(here);
  await look();
  here.do({ kind: 'set-access', readers: [{ device: 'aa'.repeat(32), name: 'Ana', code: 'ANA' }] });
  expect(await look()).toEqual([['ended', 'INC-20261121-ANA-01 ended']]);
  asked.length = 0;
  await pages.rewrite(BOOK, here.view(), here.now());
  expect(asked).toEqual([]);
});

test('where it was restricted to others this laptop takes down what it knows of it, and writes no more', async () => {
  const here = publicRoom();
  const { look } = windowOn(here, ({ why }) => (why === 'ended' ? { kind: 'nothing-there' } : { kind: 'restricted' }));
  expect(await look()).toEqual([
    ['kept', 'first'],
    ['ended', 'INC-20261121-ANA-01 ended'],
  ]);
  expect(await look(MINUTE)).toEqual([]);
});

test('what this laptop wrote before it heard of the restriction goes as soon as somebody asks for it', async () => {
  const here = publicRoom();
  let hasHeard = false;
  const { look, pages, asked } = windowOn(here, ({ why }) =>
    why === 'ended' || !hasHeard ? WRITTEN : { kind: 'restricted' },
  );
  await look();
  hasHeard = true;
  asked.length = 0;
  await pages.rewrite(BOOK, here.view(), here.now());
  expect(asked.map(({ why }) => why)).toEqual(['asked', 'ended']);
});

test('whoever put it on keeps it; others stand in, and not at once', async () => {
  const ana = publicRoom();
  const bo = windowOn(ana.apart(BO));
  expect(await bo.look()).toEqual([]);
  expect(await bo.look(2 * MINUTE)).toEqual([['stand-in', 'first']]);
});

test('an hour after an incident was closed its page is left alone', async () => {
  const here = publicRoom();
  here.do({ kind: 'close', waivedBy: personOf(ANA), reason: 'over' });
  const { look } = windowOn(here);
  expect(await look()).toEqual([['kept', 'first']]);
  expect(await windowOn(here).look(61 * MINUTE)).toEqual([]);
});

test('asked for it is written now, whoever keeps it', async () => {
  const here = publicRoom().apart(BO);
  const { pages, asked, look } = windowOn(here);
  await pages.rewrite(BOOK, here.view(), here.now());
  expect(asked.map(({ why }) => why)).toEqual(['asked']);
  expect(await look(2 * MINUTE)).toEqual([]);
});
