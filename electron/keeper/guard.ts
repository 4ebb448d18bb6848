import type { GuardReport, LockedLine, Reply } from '../../shared/bridge';
import type { Crypto } from '../../shared/record/keys/crypto';
import { kitKeys, newKit, readKit } from '../../shared/record/keys/kit';
import type { DeviceSealer } from '../../shared/record/keys/sealed';
import type { Disk } from '../../shared/node/disk';
import type { Vault } from '../../shared/node/vault/vault';
import { readLocked } from './locked-lines';
import type { Members } from './members';
import type { Removing } from './removing';

type Ports = {
  readonly vault: Vault;
  readonly members: Members;
  readonly removing: Removing;
  readonly sealer: DeviceSealer;
  readonly crypto: Crypto;
  readonly disk: Disk;
  readonly profile: string;
  readonly random: (bytes: number) => Uint8Array;
  /** Copies of the vault that were opened by less must go. */
  readonly onTighter: () => Promise<void>;
};

export type KeyGuard = ReturnType<typeof createGuard>;

/** Who opens the keys of this laptop, and what waited until they were open. */
export function createGuard(ports: Ports) {
  const { vault, members, removing, sealer, crypto, random } = ports;
  let offered: readonly string[] | null = null;

  /** A vault that needs no more than the right to read it, only as long as the person has no other way back in. */
  async function settle(): Promise<void> {
    const hadFile = vault.guard().file;
    await vault.relyOn(members.isHeldElsewhere());
    if (hadFile && !vault.guard().file) await tighten();
  }

  /** What was changed stands, whether or not every backup can be reached to follow it. */
  const tighten = () => ports.onTighter().catch(() => undefined);

  /** False if the disk took nothing: then all is as it was. */
  async function kept(change: () => Promise<void>): Promise<boolean> {
    try {
      await change();
    } catch {
      return false;
    }
    // Where this fails more opens the vault than need be, and the report says so.
    await settle().catch(() => undefined);
    return true;
  }

  return {
    settle,
    report(): GuardReport {
      const { passphrase, keyStore, file, kit } = vault.guard();
      return { passphrase, keyStore, file, hasKit: kit !== null, isElsewhere: members.isHeldElsewhere() };
    },
    async setPassphrase(current: string, next: string | null): Promise<Reply<'set-passphrase'>> {
      if (vault.guard().passphrase && !vault.isPassphrase(current)) return 'wrong';
      if (!(await kept(() => vault.setPassphrase(next)))) return 'not-kept';
      // Copies in backups are opened by the one before.
      await tighten();
      return 'set';
    },
    beginKit(): readonly string[] {
      offered = newKit(random);
      return offered;
    },
    async confirmKit(words: readonly { position: number; word: string }[]): Promise<Reply<'confirm-kit'>> {
      const kit = offered && readKit(offered.join(' '));
      const isRight =
        words.length > 0 && words.every(({ position, word }) => offered?.[position - 1] === word.trim().toLowerCase());
      if (!kit?.ok || !isRight) return 'other-words';
      const { publicKey } = kitKeys(kit.value, crypto);
      const isKept = await kept(async () => {
        await vault.setKit(publicKey);
        await members.found();
        await members.sealKit();
      });
      if (isKept) offered = null;
      return isKept ? 'confirmed' : 'not-kept';
    },
    /** Brings back the rooms that a kit opens, out of what lies in the journal. */
    async useKit(text: string): Promise<Reply<'use-kit'>> {
      const kit = readKit(text);
      if (!kit.ok) return { kind: 'not-words', why: kit.error };
      const signing = kitKeys(kit.value, crypto);
      if (await removing.keepByKit(signing)) return { kind: 'kept' };
      const keys = await members.openedBy(signing);
      const known = new Set(sealer.workspaces().map(({ id }) => id));
      const news = keys.filter(({ id }) => !known.has(id));
      if (news.length === 0) return { kind: 'nothing' };
      await members.regain(news, [signing]);
      return { kind: 'brought', rooms: new Set(news.map(({ id }) => id)).size };
    },
    async lockedLines(): Promise<readonly LockedLine[]> {
      const lines = await readLocked((sealed) => sealer.openSealed(sealed), ports);
      return lines.map(({ client, typed, at, book }) => ({ client, typed, at, book }));
    },
    async lockedLineDone(client: string): Promise<void> {
      const lines = await readLocked((sealed) => sealer.openSealed(sealed), ports);
      for (const { path } of lines.filter((line) => line.client === client)) await ports.disk.remove(path);
    },
  };
}
