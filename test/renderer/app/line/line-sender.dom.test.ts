import { expect, test, vi } from 'vitest';
import { createDrafts } from '../../../../renderer/app/drafts';
import { createNotices } from '../../../../renderer/app/notices';
import { createLineSender } from '../../../../renderer/app/line/line-sender';
import { openDatabase } from '../../../../renderer/storage/database';
import { noSeal } from '../../../../renderer/storage/local-seal';
import { webBlobs } from '../../../../renderer/storage/web-blobs';
import type { IncidentCommand } from '../../../../shared/domain/incident/decide';
import { incidentMeaning } from '../../../../shared/domain/incident/meaning';
import { allLines } from '../../../../shared/domain/incident/timeline/lines';
import type { Bridge } from '../../../../shared/bridge';
import type { AppendReply, AppendRequest } from '../../../../shared/record/append';
import { openReplica } from '../../../../shared/replica';
import { BOOK, laptop, readAll, type Laptop } from '../../../laptop';
import { attached, entry } from '../../../shared/domain/incident/desk';

const line = (text: string): IncidentCommand => ({ kind: 'add-entries', entries: [entry(text)] });

let ids = 0;
const newClientId = () => `client ${String((ids += 1))}`;
const newStore = () => `drafts ${newClientId()}`;
/** As a window that has just opened has them. */
const draftsOn = (store: string) => createDrafts(openDatabase(store, 'relaxed'), noSeal);

type Append = (request: AppendRequest) => Promise<AppendReply>;

/** A window's composer on a laptop whose book is read only once it is let. */
function composerOn(here: Laptop, store = newStore(), append: Append = here.keep().append) {
  const { attach, 'drop-blob': drop } = webBlobs();
  // Only what a composer asks.
  const call = (name: string, argument: never) => (name === 'attach' ? attach(argument) : drop(argument));
  const bridge = { call } as unknown as Pick<Bridge, 'call'>;
  const drafts = draftsOn(store);
  let read = (): void => undefined;
  const isRead = new Promise<void>((resolve) => (read = resolve));
  const whole = async () => {
    await isRead;
    replica.receive(await readAll(here.keep()));
  };
  const replica = openReplica(BOOK, incidentMeaning, { append, me: () => here.by, now: () => 0, whole });
  const notices = createNotices();
  const sender = createLineSender(replica, { bridge, drafts, notices, newClientId, onSaved: () => undefined });
  const texts = () =>
    allLines(replica.folded().view.lines).flatMap(({ stated: { fact } }) => ('text' in fact ? [fact.text] : []));
  const files = () =>
    allLines(replica.folded().view.lines).map(({ stated: { fact } }) =>
      fact.kind === 'entry-added/1' ? [fact.text, ...fact.blobs.map(({ name }) => name)] : [],
    );
  const held = () => sender.files.store.getState().held.map(({ name }) => name);
  return { sender, texts, files, held, notices, replica, read, store, now: () => sender.store.getState() };
}

/** Waits until what the composer holds has been written down. */
async function keptAs(store: string, text: string): Promise<void> {
  await vi.waitFor(async () => {
    expect((await draftsOn(store).read(BOOK)).text).toBe(text);
  });
}

test('the words and the lines that the last run left come back, the lines on their way', async () => {
  const ana = laptop('ana');
  const first = composerOn(ana);
  void first.sender.restore();
  await keptAs(first.store, '');
  first.sender.enter('on its way', line('on its way'));
  first.sender.type('half a li');
  await keptAs(first.store, 'half a li');

  const second = composerOn(ana, first.store);
  void second.sender.restore();
  await vi.waitFor(() => {
    expect(second.now()).toMatchObject({ text: 'half a li', waiting: [{ typed: 'on its way' }] });
  });
  second.read();
  await vi.waitFor(() => {
    expect(second.texts()).toEqual(['on its way']);
  });
  expect(second.now()).toMatchObject({ text: 'half a li', waiting: [] });
});

test('words typed before the old ones came back stand behind them', async () => {
  const ana = laptop('ana');
  const first = composerOn(ana);
  void first.sender.restore();
  first.sender.type('half a li');
  await keptAs(first.store, 'half a li');
  const second = composerOn(ana, first.store);
  second.sender.type('new words');
  void second.sender.restore();
  await keptAs(first.store, 'half a li new words');
  expect(second.now().text).toBe('half a li new words');
});

/** The last run ended after the record had the line and before the draft was forgotten. */
async function enteredAndNotForgotten(ana: Laptop) {
  const store = newStore();
  const once = composerOn(ana, store);
  once.read();
  draftsOn(store).keep(BOOK, {
    text: 'pool exhausted',
    files: [],
    unkept: [],
    client: 'c1',
    unsent: [{ client: 'c1', typed: 'pool exhausted', command: line('pool exhausted'), files: [], unkept: [] }],
  });
  await keptAs(store, 'pool exhausted');
  await once.sender.restore();
  await vi.waitFor(() => {
    expect(once.texts()).toEqual(['pool exhausted']);
  });
  draftsOn(store).keep(BOOK, { text: 'pool exhausted', files: [], unkept: [], client: 'c1', unsent: [] });
  await keptAs(store, 'pool exhausted');
  return store;
}

test('words that are in the record are put away once it was read', async () => {
  const ana = laptop('ana');
  const { sender, read, now } = composerOn(ana, await enteredAndNotForgotten(ana));
  const restored = sender.restore();
  await vi.waitFor(() => {
    expect(now().text).toBe('pool exhausted');
  });
  read();
  await restored;
  expect(now().text).toBe('');
});

test('such words, changed before the record was read, are another line and stay', async () => {
  const ana = laptop('ana');
  const { sender, read, now, texts } = composerOn(ana, await enteredAndNotForgotten(ana));
  const restored = sender.restore();
  await vi.waitFor(() => {
    expect(now().text).toBe('pool exhausted');
  });
  sender.type('pool exhausted at 10:04');
  read();
  await restored;
  expect(now().text).toBe('pool exhausted at 10:04');
  sender.enter('pool exhausted at 10:04', line('pool exhausted at 10:04'));
  await vi.waitFor(() => {
    expect(texts()).toEqual(['pool exhausted', 'pool exhausted at 10:04']);
  });
});

test('a line that can never be written goes back under the hand that typed it', async () => {
  const tooLarge: Append = () => Promise.resolve({ kind: 'refused', why: 'too-large', detail: '' });
  const { sender, read, now } = composerOn(laptop('ana'), newStore(), tooLarge);
  read();
  await sender.restore();
  sender.enter('very long', line('very long'));
  sender.type('next');
  await vi.waitFor(() => {
    expect(now()).toMatchObject({ text: 'very long next', waiting: [] });
  });
});

const offer = (name: string) => ({ name, file: new File([name], name), isFolder: false });

test('files of the line being typed, and of a line on its way, come back with the words', async () => {
  const ana = laptop('ana');
  const first = composerOn(ana);
  await Promise.race([first.sender.restore(), keptAs(first.store, '')]);
  first.sender.files.offer([offer('a.log')]);
  first.sender.enter('on its way', line('on its way'));
  first.sender.files.offer([offer('b.log')]);
  await vi.waitFor(async () => {
    const { files, unsent } = await draftsOn(first.store).read(BOOK);
    expect([files, unsent[0]?.files]).toMatchObject([[{ name: 'b.log' }], [{ name: 'a.log' }]]);
  });
  const second = composerOn(ana, first.store);
  void second.sender.restore();
  second.read();
  await vi.waitFor(() => {
    expect(second.files()).toEqual([['on its way', 'a.log']]);
  });
  expect(second.held()).toEqual(['b.log']);
});

test('files that are in the record already are put away, and the next line is another', async () => {
  const ana = laptop('ana');
  const store = newStore();
  const files = [attached({ name: 'a.log' })];
  const once = composerOn(ana, store);
  once.read();
  const command: IncidentCommand = { kind: 'add-entries', entries: [entry('')] };
  draftsOn(store).keep(BOOK, {
    text: '',
    files: [],
    unkept: [],
    client: 'c1',
    unsent: [{ client: 'c1', typed: '', command, files, unkept: [] }],
  });
  await vi.waitFor(async () => {
    expect((await draftsOn(store).read(BOOK)).unsent).toHaveLength(1);
  });
  await once.sender.restore();
  await vi.waitFor(() => {
    expect(once.files()).toEqual([['a.log', 'a.log']]);
  });
  draftsOn(store).keep(BOOK, { text: '', files, unkept: [], client: 'c1', unsent: [] });
  await vi.waitFor(async () => {
    expect(await draftsOn(store).read(BOOK)).toMatchObject({ files: [{ name: 'a.log' }], unsent: [] });
  });
  const again = composerOn(ana, store);
  again.read();
  await again.sender.restore();
  expect(again.held()).toEqual([]);
  again.sender.enter('next', line('next'));
  await vi.waitFor(() => {
    expect(again.texts()).toEqual(['a.log', 'next']);
  });
});

test('an incident that is full of files by now takes the words without them, and says which', async () => {
  const { sender, read, files, notices, replica } = composerOn(laptop('ana'));
  read();
  await sender.restore();
  sender.files.offer([offer('one.log')]);
  const full = Array.from({ length: 20 }, () => attached({ bytes: 25_000_000 }));
  await replica.commit({ kind: 'add-entries', entries: [entry('dumps', { blobs: full })] }, 'other');
  sender.enter('words', line('words'));
  await vi.waitFor(() => {
    expect(files().at(-1)).toEqual(['words']);
  });
  expect(notices.store.getState()).toMatchObject([
    { kind: 'files-lost', lost: [{ name: 'one.log', why: 'incident-full' }] },
  ]);
});

test('files that were not kept when the last run ended are named, and the words go', async () => {
  const ana = laptop('ana');
  const store = newStore();
  const unsent = [{ client: 'c1', typed: 'sent', command: line('sent'), files: [], unkept: ['a.log'] }];
  draftsOn(store).keep(BOOK, { text: 'half', files: [], unkept: ['b.log'], client: 'c2', unsent });
  await keptAs(store, 'half');
  const { sender, read, texts, notices } = composerOn(ana, store);
  read();
  await sender.restore();
  await vi.waitFor(() => {
    expect(texts()).toEqual(['sent']);
  });
  expect(sender.files.store.getState().refused).toMatchObject([{ why: 'interrupted', name: 'b.log' }]);
  expect(notices.store.getState()).toMatchObject([{ kind: 'files-lost', lost: [{ name: 'a.log' }] }]);
  sender.files.offer([
    {
      ...offer('slow.log'),
      file: Object.assign(new File(['x'], 'x'), { arrayBuffer: () => new Promise(() => undefined) }),
    },
  ]);
  await vi.waitFor(async () => {
    expect((await draftsOn(store).read(BOOK)).unkept).toEqual(['slow.log']);
  });
});

test('a file on a drive that hangs holds up no line for long: it is named, and the words go', async () => {
  const { sender, texts, notices, read } = composerOn(laptop('ana'));
  read();
  await sender.restore();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const file = new File(['x'], 'on the share.log');
    file.arrayBuffer = () => new Promise(() => undefined);
    sender.files.offer([{ name: file.name, file, isFolder: false }]);
    sender.enter('with a file', line('with a file'));
    sender.enter('the next line', line('the next line'));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(texts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
  } finally {
    vi.useRealTimers();
  }
  await vi.waitFor(() => {
    expect(texts()).toEqual(['with a file', 'the next line']);
  });
  expect(notices.store.getState()).toMatchObject([
    { kind: 'files-lost', lost: [{ name: 'on the share.log', why: 'unreadable' }] },
  ]);
});
