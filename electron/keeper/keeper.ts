import { createHash, randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalProblem, LaptopInRoom, Started, StorageReport } from '../../shared/bridge';
import type { Crypto } from '../../shared/record/keys/crypto';
import { openHeads, sealHeads } from '../../shared/record/heads';
import { concat, toUtf8 } from '../../shared/record/bytes';
import { openKeep, type Keep } from '../../shared/record/keep';
import { createSealer, type Identity } from '../../shared/record/keys/sealed';
import { memoryStore, NotConfirmed, type Store } from '../../shared/record/store';
import { nodeDisk } from '../../shared/node/disk';
import { createBreathe } from '../../shared/node/breathe';
import { openAlertStore, type AlertStore } from './alerts/alert-store';
import { createIntakeDesk, type IntakeDesk } from './alerts/intake-desk';
import { openBackups, type Backups } from './backup/backups';
import { openBlobs, type Blobs } from './blobs';
import { vaultPaths, vaultTexts } from './backup/source';
import { createCarry, type Carry } from './carry';
import { sodiumCrypto } from '../../shared/node/sodium';
import { identityIn, type Vault } from '../../shared/node/vault/vault';
import { deviceCode } from './device-code';
import type { Hosting } from './hosting';
import { heldFirst } from './held-first';
import { openJournal } from './journal';
import { createGuard, type KeyGuard } from './guard';
import { prepareJournal } from './journal-folder';
import type { HeadsSeal } from '../../shared/node/folder/heads';
import { lockFolder } from '../../shared/node/folder-lock';
import { openForgetting, type Forgetter } from './forgetting';
import { laptopsAround } from './laptops';
import { localKeyOf } from './local-key';
import { roomsIn } from './member-words';
import { openMembers, type Members } from './members';
import { createRemoving, type Removing } from './removing';
import { openReserve } from './reserve';
import { sealedFile } from './sealed-file';
import { createSituationPages, type SituationPages } from './situation-pages';
import { openSecondCopy, type SecondCopy } from './second-copy';
import { clientOf } from './sync/hub-desk';
import { openPlaceWith } from './sync/open-place';
import { openSync, type Sync } from './sync/sync';
import { createWebhooks, type Fetch, type Webhooks } from './webhooks/webhooks';

/** The process side of the record: the one writer of this laptop. */
export type Keeper = {
  readonly keep: Keep;
  readonly blobs: Blobs;
  readonly sync: Sync;
  readonly carry: Carry;
  readonly situationPages: SituationPages;
  readonly alerts: AlertStore;
  readonly intakes: IntakeDesk;
  readonly webhooks: Webhooks;
  readonly backups: Backups;
  readonly guard: KeyGuard;
  readonly secondCopy: SecondCopy;
  readonly forgetting: Forgetter;
  readonly members: Members;
  readonly removing: Removing;
  readonly journalFolder: string;
  started(): Promise<Started>;
  /** This one first. */
  laptops(): Promise<readonly LaptopInRoom[]>;
  writeSettings(settings: string): Promise<void>;
  storage(): Promise<StorageReport>;
  close(): Promise<void>;
};

type Opening = {
  readonly profile: string;
  readonly version: string;
  readonly vault: Vault;
  readonly hosting: Hosting;
  /** The network, for what a person posts. */
  readonly outgoing: Fetch;
  /** Told when this laptop came to share one more workspace: all of them, newest first. */
  readonly joined?: (workspaces: readonly string[]) => void;
};

export async function openKeeper({
  profile,
  version,
  vault,
  hosting,
  outgoing,
  joined = () => undefined,
}: Opening): Promise<Keeper> {
  const disk = nodeDisk();
  const folder = join(profile, 'journal');
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const crypto = await sodiumCrypto();
  const prepared = await prepareJournal(disk, folder);
  const lock = await lockFolder(folder);
  const sealer = createSealer(vault.identity, { crypto, random, remember: (book, key) => vault.remember(book, key) });
  const localKey = localKeyOf(vault.identity);
  const settings = sealedFile(profile, 'settings', { crypto, key: localKey, random });
  const problem: JournalProblem | null = prepared ?? (lock ? null : { kind: 'in-use', folder });
  const reserve = openReserve(disk, folder);
  const place = { machine: createHash('sha256').update(hostname()).digest('hex').slice(0, 16), folder };
  const breathe = createBreathe();
  const journal = openJournal({ disk, root: folder, place, reserve, breathe });
  const clock = { wall: Date.now, mono: () => performance.now() };
  // Before anything can be written; nobody waits for it.
  const isMoved = isUsable(problem) ? journal.isMoved().catch(() => false) : Promise.resolve(false);
  const keep = openKeep({
    store: isUsable(problem) ? heldFirst(journal, () => vault.held()) : shutStore(problem),
    sealer,
    clock,
    random,
    breathe,
    app: version,
  });
  const blobs = openBlobs({ keep, disk, profile, crypto, random, mono: clock.mono, breathe });
  const code = deviceCode(sealer.device);
  const members: Members = await openMembers({
    keep,
    sealer,
    vault,
    crypto,
    random,
    code,
    joined: () => {
      joined(idsOf(members));
    },
  });
  const forgetting = await openForgetting({ keep, sealer, vault, members });
  blobs.follow(forgetting);
  const heads: HeadsSeal = {
    seal: (said) => sealHeads(said, { workspaces: sealer.workspaces(), crypto, random }),
    open: (bytes) => openHeads(bytes, { workspaces: sealer.workspaces(), crypto }),
    // A copy of this profile elsewhere is another laptop.
    secret: concat(vault.identity.seed, toUtf8(JSON.stringify(place))),
  };
  const alerts = await openAlertStore({
    ...{ disk, crypto, random, workspaces: () => members.workspaces() },
    folder: join(profile, 'alerts'),
    file: sealedFile(profile, 'alerts', { crypto, key: localKey, random }),
  });
  const keys = crypto.signingKeys(vault.identity.seed);
  const sync = await openSync({
    keep,
    blobs,
    members,
    crypto,
    seed: vault.identity.seed,
    now: Date.now,
    mono: () => performance.now(),
    random,
    hosting,
    file: sealedFile(profile, 'sync', { crypto, key: localKey, random }),
    openPlace: openPlaceWith({
      disk,
      device: sealer.device,
      verify: (device, head, signature) => sealer.verify(device, head, signature),
      clock,
      breathe,
      random,
      sleep: pause,
      heads,
      hub: { keys, crypto, heads, alerts, rooms: () => roomsIn(members.words()), mono: clock.mono },
    }),
  });
  const backups = await openBackups({
    keep,
    attachments: blobs.store,
    attached: (listener) => blobs.subscribe(listener),
    sealer,
    members,
    disk,
    crypto,
    random,
    breathe,
    now: Date.now,
    mono: () => performance.now(),
    journal: folder,
    ownRoot: join(profile, 'backups'),
    device: sealer.device,
    vault: async () => {
      await vault.settled();
      const texts = await vaultTexts(vaultPaths(join(profile, 'vault')), disk);
      return texts.filter((text) => vault.read(text)).map(toUtf8);
    },
    readVault: (text, secret) => vault.read(text) ?? (secret === null ? null : openCopy(text, secret, crypto)),
    file: sealedFile(profile, 'backup', { crypto, key: localKey, random }),
  });
  const removing = createRemoving({ keep, sealer, members, crypto, random });
  const guard = createGuard({
    ...{ vault, members, removing, sealer, crypto, disk, profile, random },
    onTighter: () => backups.dropOldKeys(),
  });
  // Behind the start: whoever joined meanwhile holds the keys, too.
  void guard.settle().catch(() => undefined);
  forgetting.subscribe((gone) => {
    if (gone.length > 0) void backups.dropOldKeys().catch(() => undefined);
  });
  const secondCopy = await openSecondCopy({
    ...{ disk, profile, keep, forgetting },
    file: sealedFile(profile, 'drafts', { crypto, key: localKey, random }),
  });
  // Later, so that it never stands before the first paint.
  const reserving = setTimeout(() => problem === null && void reserve.setAside(), 5_000);
  return {
    keep,
    blobs,
    sync,
    carry: createCarry({
      ...{ keep, attachments: blobs.store, sealer, disk, crypto, breathe, random },
      ...{ sleep: pause, now: Date.now, device: sealer.device },
    }),
    situationPages: createSituationPages({
      ...{ disk, random, sleep: pause, now: Date.now, device: sealer.device },
      places: () => sync.report(),
      isRestricted: async (book) => (await keep.health(book)).isRestricted,
    }),
    webhooks: createWebhooks({
      ...{ health: (book) => keep.health(book), random, now: Date.now, fetch: outgoing },
      file: sealedFile(profile, 'webhooks', { crypto, key: localKey, random }),
    }),
    alerts,
    intakes: createIntakeDesk({
      ...{ store: alerts, crypto, random },
      clientOf(id) {
        const hub = sync.hubOf(id);
        return hub && clientOf(hub, { keys, crypto });
      },
    }),
    ...{ backups, guard, secondCopy, forgetting, members, removing },
    journalFolder: folder,
    started: async () => ({
      deviceCode: code,
      settings: await settings.read(),
      books: await keep.books(),
      workspaces: idsOf(members),
      version,
      problem,
      localKey,
      isNewDevice: vault.origin === 'replaced',
      mustWipe: secondCopy.isOwed(),
      keptDrafts: await secondCopy.drafts(),
      forgotten: forgetting.books(),
    }),
    laptops: () => laptopsAround({ keep, sealer, members, sync }),
    writeSettings: (text) => settings.write(text),
    storage: async () => ({
      folder,
      journalBytes: await folderBytes(folder),
      attachmentBytes: await blobs.store.size().catch(() => 0),
      freeBytes: await disk.freeBytes(profile).catch(() => null),
      isReserveSpent: reserve.isSpent(),
      isMoved: await isMoved,
    }),
    async close() {
      clearTimeout(reserving);
      members.close();
      await sync.close();
      await vault.settled();
      await backups.close();
      await journal.close();
      await lock?.release();
    },
  };
}

const pause = async (ms: number): Promise<void> => {
  await sleep(ms);
};

const idsOf = (members: Members): string[] => members.workspaces().map(({ id }) => id);

/** What was typed may be a passphrase or a kit: whichever opens it. */
const openCopy = (text: string, secret: string, crypto: Crypto): Identity | null =>
  identityIn([text], { kind: 'passphrase', text: secret }, crypto) ??
  identityIn([text], { kind: 'kit', text: secret }, crypto);

const isUsable = (problem: JournalProblem | null): boolean => problem === null || problem.kind === 'read-only';

/** A journal that must not be touched: nothing is read from it, and every line is refused with the reason. */
function shutStore(problem: JournalProblem | null): Store {
  const refuse = () => Promise.reject(new NotConfirmed('broken', problem?.kind ?? ''));
  return { ...memoryStore(), begin: refuse, append: refuse };
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.seg'));
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(file.parentPath, file.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
