import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { allLines } from '../../../shared/domain/incident/timeline/lines';
import type { BlobId } from '../../../shared/record/blobs/blob';
import { bridgeWith, chips, composer, log, paste, png, timeline, untilKept } from '../files';
import { openRoomOn } from '../laptop';

test('the line shows its pictures, saves its files, and opens them one after another', async () => {
  const saved: unknown[] = [];
  const { bridge, asked } = bridgeWith({
    'save-blob': (argument: unknown) => {
      saved.push(argument);
      return Promise.resolve({ kind: 'saved', path: '/tmp/gateway.log' });
    },
  });
  const { user } = await openRoomOn('timeline', { bridge });
  await paste([png('one.png'), log()]);
  await user.type(await composer(), 'first{Enter}');
  await paste([png('two.png')]);
  await user.type(await composer(), 'second{Enter}');
  await within(await timeline()).findByText('second');
  expect(asked.filter((call) => call === 'blob' || call === 'blobs-here')).toEqual([]);
  await user.keyboard('{Escape}{ArrowUp}{ArrowUp}{Enter}');
  const panel = within(await screen.findByRole('region', { name: '2 attachments' }));
  await user.click(panel.getByRole('button', { name: 'Save as… gateway.log' }));
  expect(saved).toMatchObject([{ name: 'gateway.log' }]);
  expect(await screen.findByText('Saved to /tmp/gateway.log')).toBeVisible();
  const view = await panel.findByRole('button', { name: 'View one.png' });
  expect(panel.queryByRole('button', { name: 'View gateway.log' })).not.toBeInTheDocument();
  view.focus();
  await user.keyboard('{Enter}');
  const viewer = within(await screen.findByRole('dialog', { name: 'one.png' }));
  expect(await viewer.findByRole('img', { name: 'one.png' })).toBeVisible();
  await waitFor(() => {
    expect(viewer.getByRole('group', { name: 'Picture 1 of 2' })).toHaveFocus();
  });
  await user.keyboard('{ArrowLeft}{ArrowRight}');
  expect(await screen.findByRole('dialog', { name: 'two.png' })).toBeVisible();
  expect(screen.getByText('2 of 2')).toBeVisible();
  await user.keyboard('{ArrowRight}{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
  expect(view).toHaveFocus();
});

test('what calls itself a picture and is none is a file', async () => {
  const { user } = await openRoomOn();
  const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'x.svg', { type: 'image/svg+xml' });
  const lie = new File(['<script>'], 'lie.png', { type: 'image/png' });
  await paste([svg, lie]);
  await untilKept();
  expect(chips().querySelector('img')).toBeNull();
  await user.type(await composer(), 'odd{Enter}');
  await within(await timeline()).findByText('odd');
  await user.keyboard('{Escape}{ArrowUp}{Enter}');
  const panel = await screen.findByRole('region', { name: '2 attachments' });
  await within(panel).findByText('lie.png');
  expect(panel.querySelector('img')).toBeNull();
});

test('an attachment that is not here yet says so, and is shown when it comes', async () => {
  let here: readonly BlobId[] = [];
  const { bridge, tell } = bridgeWith({ 'blobs-here': () => Promise.resolve(here) });
  const { user, room } = await openRoomOn('timeline', { bridge });
  await paste([png('one.png')]);
  await user.type(await composer(), 'first{Enter}');
  await within(await timeline()).findByText('first');
  await user.keyboard('{Escape}{ArrowUp}{Enter}');
  expect(await screen.findByText('Not on this laptop yet. It comes with the next sync.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Save as… one.png' })).not.toBeInTheDocument();
  const fact = allLines(room.store.getState().lines).at(-1)?.stated.fact;
  here = fact?.kind === 'entry-added/1' ? fact.blobs.map(({ blob }) => blob as BlobId) : [];
  tell({ book: room.book });
  expect(await screen.findByRole('button', { name: 'View one.png' })).toBeVisible();
});

test('a redacted line has no files any more, and says so', async () => {
  const { user } = await openRoomOn();
  await paste([png('secret.png')]);
  await user.type(await composer(), 'first{Enter}');
  await within(await timeline()).findByText('first');
  await user.keyboard('{Escape}{ArrowUp}{Enter}{Shift>}X{/Shift}');
  await user.type(await screen.findByRole('textbox', { name: /Why/ }), 'a name{Enter}');
  expect(await screen.findByText(/It was destroyed with the words of the line/)).toBeVisible();
  expect(screen.queryByText('secret.png')).not.toBeInTheDocument();
  expect(screen.queryByRole('img', { name: '1 attachment' })).not.toBeInTheDocument();
});
