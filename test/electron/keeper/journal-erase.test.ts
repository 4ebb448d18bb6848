import { expect, test } from 'vitest';
import { openJournal } from '../../../electron/keeper/journal';
import { openReserve } from '../../../electron/keeper/reserve';
import { withoutBodiesIn, fingerprintsOf } from '../../../shared/node/erase-frames';
import { verifyPath } from '../../../shared/node/verify/verify';
import { concat } from '../../../shared/record/bytes';
import type { OpHash } from '../../../shared/record/op';
import { ackedOp, BOOK, laptop, readAll, said } from '../../laptop';
import { BLANK, isIn, redact } from '../../redacting';
import { dice } from '../../simulation/world/dice';
import { newLife } from '../../simulation/world/life';
import { processDisk } from '../../simulation/world/process-disk';
import { simulatedDisk, type SimulatedDisk } from '../../simulation/simulated-disk';
import { sealerOf } from '../../sealing';

const ROOT = '/profile/journal';
const { sealer } = sealerOf('ana');

function anaOn(medium: SimulatedDisk, life = newLife(), name = 'ana') {
  const disk = processDisk({ medium: () => medium, life, dice: dice(name) });
  const place = { machine: 'm1', folder: ROOT };
  const journal = openJournal({ disk, root: ROOT, place, segmentBytes: 4_000, reserve: openReserve(disk, ROOT) });
  return laptop(name, journal, sealer);
}

const filesOf = (disk: SimulatedDisk) =>
  disk.files().map((path) => ({ path, bytes: disk.peek(path) ?? new Uint8Array() }));

/** A journal of some files, one of whose lines is to go. */
async function written() {
  const disk = simulatedDisk();
  const ana = anaOn(disk);
  for (let i = 0; i < 4; i++) await ana.write(`before ${String(i)}`);
  const secret = ackedOp(await ana.write('hunter2'));
  for (let i = 0; i < 4; i++) await ana.write(`after ${String(i)}`);
  const op = (await ana.keep().frames(BOOK, {})).flatMap(({ ops }) => ops).find(({ hash }) => hash === secret.hash);
  return { disk, ana, hash: secret.hash, body: op?.body ?? new Uint8Array() };
}

const isAnywhere = (disk: SimulatedDisk, body: Uint8Array) => filesOf(disk).some(({ bytes }) => isIn(body, bytes));
const textsIn = async (ana: ReturnType<typeof anaOn>) =>
  (await readAll(ana.keep())).flatMap(({ body }) =>
    body.facts.flatMap((fact) =>
      (fact as { text?: string }).text === undefined ? [] : [(fact as { text: string }).text],
    ),
  );

test('the body is in no file any more, all else is, the chain goes on, and verify is content', async () => {
  const { disk, ana, hash, body } = await written();
  expect(isAnywhere(disk, body)).toBe(true);
  await redact(ana, hash);
  expect(isAnywhere(disk, body)).toBe(false);
  const again = anaOn(disk, newLife(), 'ana again');
  expect(await textsIn(again)).toEqual(expect.arrayContaining(['before 0', 'before 3', BLANK, 'after 0', 'after 3']));
  expect(ackedOp(await again.write('more'))).toMatchObject({ seq: 11 });
  const verified = await verifyPath(ROOT, {
    disk,
    verify: (device, head, signature) => sealer.verify(device, head, signature),
  });
  expect(verified).toMatchObject({ ok: true, value: { level: 'fine', findings: [], ops: 11 } });
});

test('wherever the power goes meanwhile, nothing else is lost, and what was begun is finished at the next start', async () => {
  const { disk: full, hash, body } = await written();
  let isDone = false;
  for (let at = 1; !isDone; at++) {
    const disk = full.copy();
    const life = newLife();
    const ana = anaOn(disk, life, `ana ${String(at)}`);
    await readAll(ana.keep());
    life.endAt(at);
    const reply = await Promise.race([
      redact(ana, hash).catch(() => null),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), 60)),
    ]);
    isDone = !life.isOver();
    for (let seed = 0; seed < 6; seed++) {
      const after = disk.afterPowerCut(seed);
      const next = anaOn(after, newLife(), `ana ${String(at)} ${String(seed)}`);
      const texts = await textsIn(next);
      const isRedacted = texts.includes(BLANK);
      expect(texts, `after a power cut at operation ${String(at)}`).toHaveLength(9);
      expect(texts.includes('hunter2')).toBe(!isRedacted);
      if (reply?.kind === 'acked') expect(isRedacted).toBe(true);
      await next.keep().ingest(BOOK, []);
      expect(isAnywhere(after, body), `after a power cut at operation ${String(at)}`).toBe(!isRedacted);
      expect((await next.keep().health(BOOK)).damage.filter(({ kind }) => kind === 'damaged')).toEqual([]);
    }
  }
});

test('a body in a torn or damaged stretch is zeroed where it lies, and the rest of the stretch stays', async () => {
  const { disk, hash, body } = await written();
  const whole = filesOf(disk).find(({ bytes }) => isIn(body, bytes))?.bytes ?? new Uint8Array();
  const erased = fingerprintsOf(whole, new Set<OpHash>([hash]));
  const spoilt = whole.slice();
  const at = Buffer.from(whole).indexOf(body);
  const mark = Buffer.from(whole).lastIndexOf(Buffer.from([0x89, 0x48, 0x46, 0x52]), at);
  spoilt[mark + 13] = (spoilt[mark + 13] ?? 0) ^ 1;
  const clean = withoutBodiesIn(spoilt, erased);
  expect(clean?.length).toBe(spoilt.length);
  expect(clean && isIn(body.subarray(0, 32), clean)).toBe(false);
  expect(clean?.subarray(0, at)).toEqual(spoilt.subarray(0, at));
  expect(clean?.subarray(at + body.length)).toEqual(spoilt.subarray(at + body.length));
  const torn = concat(whole, whole.subarray(mark, at + 40));
  expect(withoutBodiesIn(torn, erased)).not.toBeNull();
  expect(isIn(body.subarray(0, 32), withoutBodiesIn(torn, erased) ?? torn)).toBe(false);
  expect(withoutBodiesIn(whole, new Map())).toBeNull();
});

test('what the disk takes only later is erased later', async () => {
  const { disk, ana, hash, body } = await written();
  disk.setFree(700);
  await redact(ana, hash);
  expect(isAnywhere(disk, body)).toBe(true);
  disk.setFree(Infinity);
  ana.clock.pass(120_000);
  await ana.write('', { facts: said('next') });
  await ana.keep().ingest(BOOK, []);
  expect(isAnywhere(disk, body)).toBe(false);
});
