import { toHex } from '../../shared/record/bytes';
import { workspaceKeyOf, type WorkspaceKey } from '../../shared/record/keys/book-keys';
import { KEY_BYTES, type Crypto } from '../../shared/record/keys/crypto';
import type { DeviceSealer } from '../../shared/record/keys/sealed';
import { sealTurned } from '../../shared/record/members/members';
import { lackingOf, type MemberWord, type Standing } from '../../shared/record/members/standing';
import type { Saying } from './member-words';

type Ports = {
  readonly sealer: DeviceSealer;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  readonly said: () => { readonly words: readonly MemberWord[]; readonly standing: Standing };
  /** The workspace in which the room began. */
  readonly home: () => WorkspaceKey | undefined;
  /** Into the members' book of that workspace. Rejects with `NotConfirmed`: ask again. */
  readonly say: (fact: Saying, workspace: WorkspaceKey) => Promise<void>;
  /** Once all that was said until then has been heeded. */
  readonly soon: (work: () => Promise<void>) => void;
};

/** What a laptop should do at once another does for it after this long. */
const ANOTHERS_TURN_MS = 60_000;

/** Sees to it that all who are of the room hold its newest key, and nobody who was removed. */
export function createTurning({ sealer, crypto, random, said, home, say, soon }: Ports) {
  const me = toHex(sealer.device);
  const waiting = new Map<string, NodeJS.Timeout>();
  /** What was done in this run: whoever is not heard by the others would do it again and again. */
  const done = new Set<string>();
  const isRemoved = (device: string): boolean => said().standing.removals.some((removal) => removal.device === device);

  const turnedFor = (key: WorkspaceKey, devices: readonly string[]) => ({
    kind: 'keys-turned/1' as const,
    workspace: key.id,
    keys: devices.flatMap((device) => {
      const sealed = sealTurned(key, device, crypto);
      return sealed ? { device, sealed } : [];
    }),
  });

  /** False while somebody who was removed holds every key. */
  function isTurned(): boolean {
    const { removals, clean } = said().standing;
    return removals.length === 0 || clean.length > 0;
  }

  /** Said first: this laptop takes the key from there, like everyone else. A key that only it had would open nothing. */
  async function turn(): Promise<void> {
    const from = home();
    const what = `without ${said()
      .standing.removals.map(({ op }) => op)
      .join()}`;
    if (!from || isTurned() || done.has(what)) return;
    const stay = [...new Set([me, ...said().standing.holdersOf(from.id)])].filter((device) => !isRemoved(device));
    await say(turnedFor(workspaceKeyOf(random(KEY_BYTES)), stay), from);
    done.add(what);
  }

  /**
   * Keys to whom others turned them without: by whoever let him in, or turned the key; or by anyone. Not the newest
   * alone: somebody may have written with another, and whoever is of the room reads it.
   */
  async function handOn(byAnyone: boolean): Promise<void> {
    if (!isTurned()) return;
    const { words, standing } = said();
    const turned = new Set(
      words.flatMap(({ fact, device }) => (device === me && fact.kind === 'keys-turned/1' ? fact.workspace : [])),
    );
    const keys = new Map(sealer.workspaces().map((key) => [key.id, key]));
    const lacking = lackingOf([...keys.keys()], standing);
    for (const { device, by, there, lacks } of lacking) {
      const [key, from] = [keys.get(lacks), keys.get(there)];
      const isMine = byAnyone || by === me || turned.has(lacks);
      const handed = key && turnedFor(key, [device]);
      const what = `${lacks} to ${device}`;
      if (!from || !isMine || !handed || handed.keys.length === 0 || done.has(what)) continue;
      await say(handed, from);
      done.add(what);
    }
    if (lacking.length > 0 && !byAnyone) later('hand on', () => handOn(true));
  }

  function later(what: string, work: () => Promise<void>): void {
    if (waiting.has(what)) return;
    const timer = setTimeout(() => {
      waiting.delete(what);
      soon(work);
    }, ANOTHERS_TURN_MS);
    waiting.set(what, timer.unref());
  }

  return {
    /** Does what is to be done now, and later what others did not. */
    async share(): Promise<void> {
      if (isRemoved(me)) return;
      if (isTurned()) await handOn(false);
      else if (said().standing.removals.some(({ by }) => by === me)) await turn();
      else later('turn', turn);
    },
    close(): void {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
