import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Keeper } from '../../../electron/keeper/keeper';
import { startKeeper } from '../../keeping';
import { concat } from '../../../shared/record/bytes';
import { encodeFrame, scanFrames } from '../../../shared/record/frame';
import { encodeOp } from '../../../shared/record/op';
import { BOOK, OTHER_BOOK } from '../../laptop';

let root = '';
let clear = '';
let sealed = '';
let phrase: readonly string[] = [];
let copies = 0;

const TEXTS = ['Gateway *down*', '=1+1 <b>, "quoted"', 'second line\nof it', 'Ünïcode ↯', 'x'.repeat(5_000)];

async function write(keeper: Keeper, name: string, texts: readonly string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    const facts = [
      { kind: 'entry-added/1', entry: 'note', text, typed: text, happened: null, at: Date.UTC(2026, 10, 21) },
    ];
    const by = { id: name, name, device: name.slice(0, 3).toUpperCase() };
    const client = `${name} ${String(i)}`;
    const reply = await keeper.keep.append({ book: BOOK, facts, by, client, decidedOn: {}, exclusive: false });
    expect(reply.kind).toBe('acked');
  }
}

/** An incident that two laptops wrote, exported both ways. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-evidence-'));
  const bo = await startKeeper(join(root, 'bo'));
  await write(bo, 'Bo', ['from elsewhere', 'and more']);
  await bo.carry.out(BOOK, join(root, 'bo.warroom'), 'clear');
  await bo.close();
  const ana = await startKeeper(join(root, 'ana'));
  await write(ana, 'Ana', TEXTS);
  await ana.carry.look(join(root, 'bo.warroom'));
  await ana.carry.takeIn('');
  clear = join(root, 'clear');
  sealed = join(root, 'sealed');
  expect(await ana.carry.evidence(BOOK, clear, 'clear')).toEqual({
    kind: 'exported',
    path: clear,
    ops: 7,
    phrase: null,
  });
  const done = await ana.carry.evidence(BOOK, sealed, 'phrase');
  if (done.kind === 'exported') phrase = done.phrase ?? [];
  expect(await ana.carry.evidence(BOOK, clear, 'clear')).toEqual({ kind: 'failed', why: { kind: 'taken' } });
  await ana.close();
});

afterAll(() => rm(root, { recursive: true }));

test('late work of a laptop that was removed is in no timeline, and in no evidence', async () => {
  const ana = await startKeeper(join(root, 'ana'));
  await ana.keep.have(BOOK);
  const device = (await ana.keep.writers()).find(({ name }) => name === 'Bo')?.device ?? '';
  const removed = { accepted: new Map([[device, new Map()]]), rejected: new Map(), openBooks: new Set<never>() };
  await ana.keep.heedRemoved(removed);
  const path = join(root, 'without');
  expect(await ana.carry.evidence(BOOK, path, 'clear')).toMatchObject({ kind: 'exported', ops: 5 });
  await ana.close();
  expect(await readFile(join(path, 'timeline.md'), 'utf8')).not.toContain('from elsewhere');
  expect((await check(path)).code).toBe(0);
});

/** The checker as people run it: Node, and nothing of ours. */
function check(folder: string, ...words: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(folder, 'check.mjs'), ...words], { cwd: '/' }, (error, said, complaint) => {
      resolve({ code: error ? Number(error.code) : 0, said: said + complaint });
    });
  });
}

/** A copy of a folder with one file in it changed; what signs the files is left as it was. */
async function changed(folder: string, name: string, change: (bytes: Buffer) => Uint8Array): Promise<string> {
  const copy = join(root, `copy ${String((copies += 1))}`);
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, name), change(await readFile(join(folder, name))));
  return copy;
}

/** A copy whose signed list of files no longer says anything of them: what is left to find is found by itself. */
async function unlisted(folder: string): Promise<string> {
  return changed(folder, 'manifest.json', (bytes) =>
    Buffer.from(JSON.stringify({ ...(JSON.parse(bytes.toString()) as object), files: {} })),
  );
}

test('evidence is genuine and whole, and says so without anything of ours', async () => {
  const { code, said } = await check(clear);
  expect(said).toContain('7 lines in 2 chains.');
  expect(said).toContain('Genuine and whole');
  expect(code).toBe(0);
  expect((await readdir(clear)).sort()).toEqual(
    ['README.txt', 'check.mjs', 'lines.warroom', 'manifest.json', 'timeline.json', 'timeline.md'].sort(),
  );
  expect((await readdir(root)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('the timeline has author, time, words and place of each line, and no text in it is markup', async () => {
  const lines = JSON.parse(await readFile(join(clear, 'timeline.json'), 'utf8')) as Record<string, unknown>[];
  expect(lines).toHaveLength(7);
  expect(lines.find(({ author, seq }) => author === 'Ana' && seq === 1)).toMatchObject({
    device: 'ANA',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    words: 'entry added: entry note, text Gateway *down*, at 2026-11-21T00:00:00.000Z',
    chain: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    facts: [{ kind: 'entry-added/1', text: 'Gateway *down*' }],
  });
  const markdown = await readFile(join(clear, 'timeline.md'), 'utf8');
  expect(markdown).toContain('**Bo** (BO): entry added');
  expect(markdown).toContain('text Gateway \\*down\\*');
  expect(markdown).toContain('second line / of it');
});

test('any byte of the lines turned over shows, whether or not the list of files is believed', async () => {
  const bytes = await readFile(join(clear, 'lines.warroom'));
  const bare = await unlisted(clear);
  for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 24)) {
    const flip = (all: Buffer) => all.map((byte, i) => (i === at ? byte ^ 0x20 : byte));
    const { code, said } = await check(await changed(bare, 'lines.warroom', flip));
    expect({ at, code }).toEqual({ at, code: 1 });
    expect(said).toMatch(/lines\.warroom: (its header|frame \d+, at byte \d+,) |it cannot be read/);
  }
});

test('any word of the timeline that is another is told, with its line', async () => {
  const swap = (text: string, by: string) => (bytes: Buffer) => Buffer.from(bytes.toString().replace(text, by));
  for (const [name, was, is, line] of [
    ['timeline.json', '"author":"Bo"', '"author":"Eve"', 2],
    ['timeline.md', 'from elsewhere', 'from nowhere', 3],
    ['timeline.json', 'T', 't', 2],
  ] as const) {
    const { code, said } = await check(await changed(await unlisted(clear), name, swap(was, is)));
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`WRONG {4}${name}, line \\d+: what was signed is: `));
    expect(Number(/line (\d+)/.exec(said)?.[1])).toBeGreaterThanOrEqual(line);
  }
});

test('a line left out of the timeline, and one added, are told', async () => {
  const without = await changed(clear, 'timeline.md', (bytes) =>
    Buffer.from(bytes.toString().replace(/^3\. .*\n/m, '')),
  );
  expect((await check(without)).said).toContain('WRONG    timeline.md, line 5:');
  const more = await changed(clear, 'timeline.md', (bytes) => Buffer.from(`${bytes.toString()}8. never said\n`));
  expect((await check(more)).said).toContain('what was signed is: ');
  expect((await check(more)).code).toBe(1);
});

test('a line missing in the middle of a chain is told, and what is left is genuine', async () => {
  const bytes = new Uint8Array(await readFile(join(clear, 'lines.warroom')));
  const { frames } = scanFrames(bytes);
  const long = frames.find(({ ops }) => ops[0]?.header.seq === 3)?.ops[0]?.header.chain;
  const gone = frames.findIndex(({ ops }) => ops[0]?.header.chain === long && ops[0]?.header.seq === 2);
  const start = bytes.indexOf(10) + 1;
  const header = bytes.subarray(0, start);
  const left = frames.filter((_, i) => i !== gone).map((frame) => frame.bytes);
  await writeFile(join(root, 'holed.warroom'), concat(header, ...left, header));
  const dee = await startKeeper(join(root, 'dee'));
  await dee.carry.look(join(root, 'holed.warroom'));
  await dee.carry.takeIn('');
  const holed = join(root, 'holed');
  expect((await dee.carry.evidence(BOOK, holed, 'clear')).kind).toBe('exported');
  await dee.close();
  const { code, said } = await check(holed);
  expect(said).toContain(`MISSING  chain ${long ?? ''}, op 3: what came before it`);
  expect(said).toContain('Genuine, and not whole');
  expect(code).toBe(2);
});

test('a line put beside a signed one is told, although each alone is in order', async () => {
  const bytes = new Uint8Array(await readFile(join(clear, 'lines.warroom')));
  const { frames } = scanFrames(bytes);
  const forged = frames.map((frame) => {
    const [op] = frame.ops;
    if (op?.header.seq !== 3) return frame.bytes;
    return encodeFrame([encodeOp({ ...op.header, nonce: 'ab'.repeat(24) }, new Uint8Array(300)), op], frame.signature)
      .bytes;
  });
  const header = bytes.subarray(0, bytes.indexOf(10) + 1);
  const copy = await changed(await unlisted(clear), 'lines.warroom', () => concat(header, ...forged, header));
  const { code, said } = await check(copy);
  expect(said).toMatch(/WRONG {4}chain [0-9a-f]{32}, op 3: it does not sign what stands before it/);
  expect(code).toBe(1);
});

test('a list of files that somebody else signed, or nobody, is told', async () => {
  const { code, said } = await check(await unlisted(clear));
  expect(said).toContain('manifest.json: not signed by the laptop that it names');
  expect(code).toBe(1);
});

test('sealed evidence opens with its six words alone, and then writes the timeline down', async () => {
  expect(phrase).toHaveLength(6);
  const all = await Promise.all((await readdir(sealed)).map((name) => readFile(join(sealed, name), 'latin1')));
  expect(all.join()).not.toContain('from elsewhere');
  expect((await readdir(sealed)).sort()).toEqual([
    'README.txt',
    'check.mjs',
    'keys.json',
    'lines.warroom',
    'manifest.json',
  ]);
  for (const words of [[], ['abandon', 'ability', 'able', 'about', 'above', 'absent']]) {
    const refused = await check(sealed, ...words);
    expect(refused.said).toContain('it cannot be read with these words');
    expect(refused.code).toBe(1);
  }
  const opened = await changed(sealed, 'README.txt', (bytes) => bytes);
  expect(await check(opened, ...phrase)).toMatchObject({
    code: 0,
    said: expect.stringContaining('Genuine and whole') as string,
  });
  expect(await readdir(opened)).not.toContain('timeline.md');
  expect((await check(opened, ...phrase, '--write')).code).toBe(0);
  for (const name of ['timeline.json', 'timeline.md'])
    expect(await readFile(join(opened, name), 'utf8')).toBe(await readFile(join(clear, name), 'utf8'));
  expect((await check(opened, ...phrase)).code).toBe(0);
});

test('the lines of an evidence folder are a carried file, and can be taken in', async () => {
  const cy = await startKeeper(join(root, 'cy'));
  await cy.carry.look(join(sealed, 'lines.warroom'));
  expect(await cy.carry.takeIn(phrase.join(' '))).toMatchObject({ kind: 'taken', received: 7, books: [BOOK] });
  expect(await cy.keep.books()).not.toContain(OTHER_BOOK);
  await cy.close();
});

test('attachments stand beside the lines as they were, and one that is another is told', async () => {
  const ana = await startKeeper(join(root, 'attaching'));
  const picture = randomBytes(1_300_000);
  const kept = await ana.blobs.attach(BOOK, picture);
  const other = await ana.blobs.attach(BOOK, randomBytes(500));
  if (kept.kind !== 'kept' || other.kind !== 'kept') throw new Error('not kept');
  await write(ana, 'Ana', ['before']);
  const blobs = [
    { ...kept.ref, name: '../error page.png', sha256: kept.sha256 },
    { ...other.ref, name: '', sha256: other.sha256 },
  ];
  const by = { id: 'Ana', name: 'Ana', device: 'ANA' };
  const facts = [{ kind: 'entry-added/1', entry: 'note', text: 'see this', blobs }];
  await ana.keep.append({ book: BOOK, facts, by, client: 'attached', decidedOn: {}, exclusive: false });
  const [open, shut] = [join(root, 'with attachments'), join(root, 'with attachments, sealed')];
  expect(await ana.carry.evidence(BOOK, open, 'clear')).toMatchObject({ kind: 'exported' });
  const done = await ana.carry.evidence(BOOK, shut, 'phrase');
  await ana.close();
  expect((await readdir(join(open, 'attachments'))).sort()).toEqual(['2-1-_error page.png', '2-2-attachment']);
  expect(picture.equals(await readFile(join(open, 'attachments', '2-1-_error page.png')))).toBe(true);
  expect((await check(open)).said).toContain('Genuine and whole');
  // Sealed, nothing of it lies in clear until whoever has the words asks for it.
  expect(await readdir(shut)).not.toContain('attachments');
  const words = done.kind === 'exported' ? (done.phrase ?? []) : [];
  expect((await check(shut, ...words, '--write')).code).toBe(0);
  expect(picture.equals(await readFile(join(shut, 'attachments', '2-1-_error page.png')))).toBe(true);
  const swapped = await unlisted(open);
  await writeFile(join(swapped, 'attachments', '2-2-attachment'), 'something else');
  expect(await check(swapped)).toMatchObject({
    code: 1,
    said: expect.stringContaining('2-2-attachment: not what') as string,
  });
  const flipped = await unlisted(open);
  const lines = await readFile(join(flipped, 'lines.warroom'));
  const at = lines.lastIndexOf('holdfast warroom') - 700_000;
  await writeFile(join(flipped, 'lines.warroom'), lines.fill((lines[at] ?? 0) ^ 1, at, at + 1));
  expect((await check(flipped)).said).toMatch(/attachment [0-9a-f]{64}-2: it was changed/);
});
