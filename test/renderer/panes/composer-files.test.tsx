import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { allLines } from '../../../shared/domain/incident/timeline/lines';
import { bridgeWith, carried, chips, composer, log, paste, PNG, png, slowDisk, timeline, untilKept } from '../files';
import { bridgeOver, newDisk, openRoomOn, startApp } from '../laptop';

test('a pasted picture is named by the clock, kept at once, and logged with the line', async () => {
  const { user, room } = await openRoomOn();
  await paste([png('image.png')]);
  expect(await within(chips()).findByText(/^screenshot \d\d-\d\d-\d\d\.png$/)).toBeVisible();
  await user.type(await composer(), 'error page{Enter}');
  const row = await within(await timeline()).findByRole('option', { name: /error page/ });
  expect(await within(row).findByRole('img', { name: '1 attachment' })).toBeVisible();
  expect(screen.queryByRole('list', { name: 'Attached to this line' })).not.toBeInTheDocument();
  expect(await composer()).toHaveFocus();
  const fact = allLines(room.store.getState().lines).at(-1)?.stated.fact;
  expect(fact).toMatchObject({ text: 'error page', blobs: [{ type: 'image/png', bytes: PNG.length }] });
});

test.each([
  ['a table that comes with a picture of itself', [png('image.png')], 'a\tb', 0],
  ['a picture with its own name', [png('shot.png')], 'shot.png', 1],
  ['a file by its path', [log()], '/srv/gateway.log', 1],
  ['a file by its address', [log('a b.log')], 'file:///srv/a%20b.log', 1],
  ['words', [], 'words', 0],
])('of %s what is meant is taken', async (_what, files, text, attached) => {
  await openRoomOn();
  const isLeftToTheField = await paste(files, text);
  expect(isLeftToTheField).toBe(attached === 0);
  expect(screen.queryAllByRole('button', { name: /off the line/ })).toHaveLength(attached);
});

test('files that came with their paths are no paste of many lines', async () => {
  const { user, room } = await openRoomOn();
  await paste([log('a.log'), log('b.log')], '/srv/a.log\n/srv/b.log');
  await user.type(await composer(), 'x{Shift>}{Enter}{/Shift}y{Enter}');
  await waitFor(() => {
    const { lines } = room.store.getState();
    expect(allLines(lines).at(-1)?.stated.fact).toMatchObject({ text: 'x\ny', blobs: [{ name: 'a.log' }, {}] });
  });
});

test('files without a word are logged under their names', async () => {
  const { user } = await openRoomOn();
  await paste([png('a.png'), log()]);
  await user.type(await composer(), '{Enter}');
  const row = await within(await timeline()).findByRole('option', { name: /a\.png, gateway\.log/ });
  expect(within(row).getByRole('img', { name: '2 attachments' })).toBeVisible();
});

test('a file dropped on the log, or anywhere else, joins the line being typed; a drag says where it would go', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), 'see the log');
  const list = await timeline();
  fireEvent.dragOver(list, { dataTransfer: carried([log()]) });
  expect(await screen.findByText('Drop to attach to the line you are typing')).toBeVisible();
  expect(fireEvent.drop(list, { dataTransfer: carried([log()]) })).toBe(false);
  expect(within(chips()).getByText('gateway.log')).toBeVisible();
  fireEvent.drop(screen.getByRole('banner'), { dataTransfer: carried([log('top.log')]) });
  expect(within(chips()).getByText('top.log')).toBeVisible();
  expect(screen.queryByText(/Drop to attach/)).not.toBeInTheDocument();
  expect(await composer()).toHaveValue('see the log');
  expect(await composer()).toHaveFocus();
});

test('where no line is typed a file is not taken, and the window stays', async () => {
  const { core } = await openRoomOn();
  core.go({ screen: 'home' });
  await screen.findByRole('textbox', { name: /^Declare an incident/ });
  const home = screen.getByRole('main');
  expect(fireEvent.dragOver(home, { dataTransfer: carried([log()]) })).toBe(false);
  expect(fireEvent.drop(home, { dataTransfer: carried([log()]) })).toBe(false);
});

test('files are chosen, too', async () => {
  const { user } = await openRoomOn();
  await composer();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('nothing to choose with');
  const asked: string[] = [];
  input.addEventListener('click', () => asked.push('asked'));
  await user.keyboard('{Control>}{Shift>}A{/Shift}{/Control}');
  expect(asked).toEqual(['asked']);
  fireEvent.change(input, { target: { files: [log()] } });
  expect(within(chips()).getByText('gateway.log')).toBeVisible();
  expect(await composer()).toHaveFocus();
});

test('Backspace in an empty line takes the last file off, and the × any of them', async () => {
  const dropped: unknown[] = [];
  const { bridge } = bridgeWith({
    'drop-blob': (argument: unknown) => {
      dropped.push(argument);
      return Promise.resolve(null);
    },
  });
  const { user } = await openRoomOn('timeline', { bridge });
  await paste([log('a.log'), log('b.log'), log('c.log')]);
  await untilKept();
  await user.type(await composer(), 'x{Backspace}');
  expect(within(chips()).getAllByRole('listitem')).toHaveLength(3);
  await user.keyboard('{Backspace}');
  expect(within(chips()).queryByText('c.log')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Take a.log off the line' }));
  expect(within(chips()).getAllByRole('listitem')).toHaveLength(1);
  expect(within(chips()).getByText('b.log')).toBeVisible();
  expect(await composer()).toHaveFocus();
  expect(dropped).toHaveLength(2);
});

test('what cannot be attached is told, and no word is lost', async () => {
  const { user } = await openRoomOn();
  await user.type(await composer(), 'dump taken');
  const large = log('heap.hprof');
  Object.defineProperty(large, 'size', { value: 25_000_001 });
  const unreadable = log('gone.log');
  unreadable.arrayBuffer = () => Promise.reject(new Error('NotFoundError'));
  const folder = {
    ...carried([log('logs')]),
    items: [{ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true }) }],
  };
  for (const [files, said] of [
    [carried([new File([], 'empty.txt')]), /“empty.txt” is not attached: there is nothing in it/],
    [carried([large]), /“heap.hprof” is not attached: a file may have 25 MB/],
    [carried([unreadable]), /“gone.log” is not attached: it could not be read/],
    [folder, /“logs” is not attached: it is a folder/],
    [
      carried(Array.from({ length: 21 }, (_, i) => log(`f${String(i)}`))),
      /“f20” is not attached: a line holds 20 files/,
    ],
  ] as const) {
    fireEvent.drop(await timeline(), { dataTransfer: files });
    expect(await screen.findByText(said)).toBeVisible();
  }
  expect(await composer()).toHaveValue('dump taken');
  await user.keyboard('{Enter}');
  expect(await within(await timeline()).findByText('dump taken')).toBeVisible();
  expect(screen.queryByText(/is not attached/)).not.toBeInTheDocument();
});

test('a line waits for its files without holding up the next; both stand in the order they were entered', async () => {
  const { attach, answer } = slowDisk();
  const { bridge } = bridgeWith({ attach });
  const { user } = await openRoomOn('timeline', { bridge });
  await paste([log()]);
  expect(screen.getByText('keeping…')).toBeVisible();
  await user.type(await composer(), 'first{Enter}second{Enter}third');
  expect(await composer()).toHaveValue('third');
  expect(within(await timeline()).queryByText('first')).not.toBeInTheDocument();
  await answer({ kind: 'kept', ref: { blob: `${'ab'.repeat(32)}-1`, key: '00'.repeat(32) }, sha256: 'cd'.repeat(32) });
  const first = await within(await timeline()).findByRole('option', { name: /first/ });
  await within(await timeline()).findByText('second');
  expect(within(first).getByRole('img', { name: '1 attachment' })).toBeVisible();
  const texts = within(await timeline())
    .getAllByRole('option')
    .map((row) => row.querySelector('p')?.textContent);
  expect(texts.slice(-2)).toEqual(['first', 'second']);
});

test('a file that the disk does not take leaves the line to go without it, and is named', async () => {
  const { attach, answer } = slowDisk();
  const { bridge } = bridgeWith({ attach });
  const { user } = await openRoomOn('timeline', { bridge });
  await paste([log('a.log')]);
  await answer({ kind: 'refused', why: 'disk-full' });
  expect(await screen.findByText(/“a.log” is not attached: the disk is full. Your line is still here/)).toBeVisible();
  await paste([log('b.log')]);
  await user.type(await composer(), 'words{Enter}');
  await answer({ kind: 'refused', why: 'disk-full' });
  expect(await within(await timeline()).findByText('words')).toBeVisible();
  expect(await screen.findByText(/Not kept: “b.log”, because the disk did not take it/)).toBeVisible();
  expect(screen.queryByRole('img', { name: /attachment/ })).not.toBeInTheDocument();
});

test('of a paste of many lines the first has the files; a verb leaves them for the next line', async () => {
  const { user, room } = await openRoomOn('timeline', { severity: 3 });
  await paste([log()]);
  await user.type(await composer(), '/sev 1{Enter}');
  expect(await screen.findByText('Severity is now SEV1')).toBeVisible();
  expect(within(chips()).getByText('gateway.log')).toBeVisible();
  await user.paste('one\ntwo');
  await user.keyboard('{Enter}');
  await within(await timeline()).findByText('two');
  const blobs = allLines(room.store.getState().lines).flatMap(({ stated: { fact } }) =>
    fact.kind === 'entry-added/1' ? [[fact.text, fact.blobs.length]] : [],
  );
  expect(blobs).toEqual([
    ['one', 1],
    ['two', 0],
  ]);
});

test('a verb that ends as a note takes them along', async () => {
  const { user } = await openRoomOn();
  await paste([log()]);
  await user.type(await composer(), '/sev 3{Enter}');
  await screen.findByText(/Lowering the severity needs one line of reason/);
  expect(within(chips()).getByText('gateway.log')).toBeVisible();
  await user.keyboard('{Enter}');
  const row = await within(await timeline()).findByRole('option', { name: /\/sev 3/ });
  expect(within(row).getByRole('img', { name: '1 attachment' })).toBeVisible();
});

test('what is attached to a line that is not logged yet is there again after a restart', async () => {
  const disk = newDisk();
  const bridge = bridgeOver(disk);
  const { core } = await openRoomOn('timeline', { disk, bridge });
  await paste([log()]);
  await untilKept();
  const drafts = core.database.name;
  const { route } = core.settings.getState();
  const again = await startApp(disk, drafts, bridge);
  again.core.go(route);
  await waitFor(() => {
    expect(screen.getAllByText('gateway.log')).toHaveLength(2);
  });
});
