import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Argument, LockState, Reply, Unlocked } from '../../shared/bridge';
import { nodeDisk } from '../../shared/node/disk';
import { sodiumCrypto } from '../../shared/node/sodium';
import { openVault, type ShutVault, type Vault } from '../../shared/node/vault/vault';
import type { KeyStore } from '../../shared/node/vault/holders';
import type { Crypto } from '../../shared/record/keys/crypto';
import type { PhoneLine } from '../../shared/node/hub/hub-word';
import type { BookId } from '../../shared/record/op';
import { readKit } from '../../shared/record/keys/kit';
import { NotConfirmed } from '../../shared/record/store';
import type { Keeper } from './keeper';
import { countLocked, keepLocked } from './locked-lines';

type Ports = {
  readonly profile: string;
  readonly keyStore: KeyStore | null;
  readonly now: () => number;
  /** Opens the keeper with the keys of the vault. Called again after each time it was locked. */
  readonly openKeeper: (vault: Vault) => Promise<Keeper>;
  /** Told of each of them, before the first answer. */
  readonly opened: (keeper: Keeper) => void;
};

type Way = Argument<'unlock'>['how'];
export type Door = Awaited<ReturnType<typeof openDoor>>;

/**
 * Between the page and the keeper: shut until the keys are open. While it is shut there is no keeper and no key in
 * memory; only lines are taken, sealed for this laptop.
 */
export async function openDoor({ profile, keyStore, now, ...ports }: Ports) {
  const disk = nodeDisk();
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const crypto: Crypto = await sodiumCrypto();
  const look = () => openVault(join(profile, 'vault'), { crypto, random, keyStore });
  let shut: ShutVault | null = null;
  let resolveOpening: (keeper: Promise<Keeper>) => void = () => undefined;
  let opening = new Promise<Keeper>((resolve) => {
    resolveOpening = resolve;
  });
  /** The keeper of before, on its way out: the next one must not write beside it. */
  let closing: Promise<unknown> = Promise.resolve();

  async function openKeeper(vault: Vault): Promise<Keeper> {
    device = crypto.signingKeys(vault.identity.seed).publicKey;
    const keeper = await ports.openKeeper(vault);
    ports.opened(keeper);
    return keeper;
  }

  /** Of this laptop: what comes in while the keys are shut is sealed for it. */
  let device: Uint8Array = new Uint8Array();

  const first = await look();
  if (first.isShut) shutWith(first);
  else resolveOpening(openKeeper(first));

  function shutWith(vault: ShutVault): void {
    ({ device } = vault);
    shut = vault;
    opening = new Promise<Keeper>((resolve) => {
      resolveOpening = resolve;
    });
  }

  async function enter(vault: Vault): Promise<void> {
    await closing;
    const keeper = openKeeper(vault);
    await keeper;
    shut = null;
    resolveOpening(keeper);
  }

  async function openBy(vault: ShutVault, how: Exclude<Way, 'replace'>, text: string): Promise<Vault | null> {
    if (how === 'file') return vault.open({ kind: 'file' });
    if (how !== 'key-store') return vault.open({ kind: how, text });
    // It may have been locked itself, or late.
    return keyStore && vault.why === 'key-store' ? vault.open({ kind: 'key-store', store: keyStore }) : null;
  }

  return {
    /** Resolves once the door is open. */
    keeper: (): Promise<Keeper> => opening,
    async state(): Promise<LockState> {
      if (!shut) return { kind: 'open' };
      const { why, guard } = shut;
      return {
        kind: 'locked',
        why,
        hasKit: guard.kit !== null,
        hasFile: guard.file,
        lines: await countLocked({ disk, profile }),
      };
    },
    async unlock(how: Way, text: string): Promise<Unlocked> {
      if (!shut) return { kind: 'opened' };
      if (how === 'replace') {
        await enter(await shut.replace());
        return { kind: 'opened' };
      }
      const kit = how === 'kit' ? readKit(text) : null;
      if (kit && !kit.ok) return { kind: 'not-words', why: kit.error };
      const vault = await openBy(shut, how, text);
      if (!vault) return { kind: 'wrong' };
      await enter(vault);
      return { kind: 'opened' };
    },
    async line(typed: string, client: string): Promise<Reply<'lock-line'>> {
      // It was opened meanwhile: the page will ask the keeper.
      if (!shut) return { kind: 'refused', why: 'broken' };
      try {
        await keepLocked({ client, typed, at: now(), book: null }, { disk, profile, crypto, device, random });
        return { kind: 'kept', lines: await countLocked({ disk, profile }) };
      } catch (error) {
        return { kind: 'refused', why: error instanceof NotConfirmed ? error.why : 'broken' };
      }
    },
    /** A line from a phone, for the incident that it shows. Kept whether the door is open or not; false if it was not. */
    async phoneLine({ id, from, text, at }: PhoneLine, book: BookId): Promise<boolean> {
      const typed = from === '' ? text : `from ${from}: ${text}`;
      const held = { disk, profile, crypto, device, random };
      return keepLocked({ client: id, typed, at, book }, held).then(
        () => true,
        () => false,
      );
    },
    /** False if nothing would keep it shut: no passphrase is set. */
    async lock(): Promise<boolean> {
      if (shut) return true;
      const keeper = await opening;
      if (!keeper.guard.report().passphrase) return false;
      const found = await look();
      if (!found.isShut) return false;
      shutWith(found);
      closing = keeper.close().catch(() => undefined);
      return true;
    },
    async close(): Promise<void> {
      await closing;
      if (!shut) await (await opening).close();
    },
  };
}
