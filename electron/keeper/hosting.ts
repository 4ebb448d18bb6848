import type { HostReport, HostState, Network } from '../../shared/record/hub-report';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppWord, HubWord, PhoneLine, PhonePages, Served } from '../../shared/node/hub/hub-word';
import { toHex } from '../../shared/record/bytes';
import type { BookId } from '../../shared/record/op';

/** A hub in a process of its own. */
export type HubProcess = {
  /** Its first word; null if it ended without one. */
  readonly word: Promise<HubWord | null>;
  readonly ended: Promise<void>;
  say(word: AppWord): void;
  /** Told of everything it says after its first word. */
  hear(listener: (word: HubWord) => void): void;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
};

/** `owner`: a device's public key in hex, which the hub lets in. */
export type HostPlan = { readonly network: string; readonly port: number; readonly owner: string };
/** A hub that runs here: where it answers, and the hash of its key in hex. */
export type Hosted = { readonly address: string; readonly port: number; readonly pin: string };

type Ports = {
  readonly startHub: (args: readonly string[]) => HubProcess;
  readonly networks: () => readonly Network[];
  /** Where the hub keeps its books. */
  readonly data: string;
  /** Keeps a line that was typed on a phone for good. Resolves with whether it did. */
  readonly takeLine: (line: PhoneLine, book: BookId) => Promise<boolean>;
  readonly random: (bytes: number) => Uint8Array;
};

type Run = { plan: HostPlan; readonly end: AbortController; over: Promise<void> };
export type Hosting = ReturnType<typeof createHosting>;

const LOOK_MS = 3_000;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 30_000;

/**
 * This laptop as a hub: keeps its process running on the chosen network, wherever that network's address goes, until it
 * is told to stop. It goes on while the keys are locked: a hub needs none.
 */
export function createHosting({ startHub, networks, data, takeLine, random }: Ports) {
  let run: Run | null = null;
  let state: HostState = { kind: 'starting' };
  let hosted: Hosted | null = null;
  let hub: HubProcess | null = null;
  let phones: { readonly book: BookId; readonly pages: PhonePages } | null = null;
  const listeners = new Set<() => void>();

  function show(next: HostState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  const addressIn = (network: string): string | undefined => networks().find(({ name }) => name === network)?.address;

  /** One life of the process. False if it could not begin, or ended by itself. */
  async function live(one: Run, host: string): Promise<boolean> {
    const { network, port, owner } = one.plan;
    const end = one.end.signal;
    const isAsked = (): boolean => end.aborted;
    const listen = `${host}:${String(port)}`;
    const started = startHub(['serve', '--no-health', '--data', data, '--listen', listen, '--owner', owner]);
    try {
      const word = await Promise.race([started.word, aborted(end)]);
      if (isAsked()) return true;
      if (word?.kind !== 'served') {
        show({ kind: 'problem', why: word?.kind === 'not-served' ? word.why : 'ended' });
        return false;
      }
      hub = started;
      started.hear((said) => {
        if (said.kind === 'line') void take(said.line, started);
      });
      started.say({ kind: 'phones', pages: phones?.pages ?? null });
      serve(one, word, host);
      const gone = new AbortController();
      const over = () => {
        gone.abort();
      };
      void started.ended.then(over);
      const either = AbortSignal.any([end, gone.signal]);
      while (!either.aborted && addressIn(network) === host) await sleep(LOOK_MS, either);
      if (gone.signal.aborted && !isAsked()) show({ kind: 'problem', why: 'ended' });
      return !gone.signal.aborted;
    } finally {
      if (hub === started) hub = null;
      await started.stop();
    }
  }

  async function take(line: PhoneLine, from: HubProcess): Promise<void> {
    const isKept = phones !== null && (await takeLine(line, phones.book));
    from.say({ kind: 'line-taken', id: line.id, isKept });
  }

  function serve(one: Run, { port, pin }: Served, host: string): void {
    // Whoever was told this port finds the hub there again.
    one.plan = { ...one.plan, port };
    const address = `${host}:${String(port)}`;
    hosted = { address, port, pin };
    show({ kind: 'on', address });
  }

  async function keepOn(one: Run): Promise<void> {
    const end = one.end.signal;
    let pause = FIRST_PAUSE_MS;
    while (!end.aborted) {
      const host = addressIn(one.plan.network);
      if (host === undefined) {
        if (state.kind !== 'no-network') show({ kind: 'no-network' });
        await sleep(LOOK_MS, end);
      } else if (await live(one, host)) {
        pause = FIRST_PAUSE_MS;
      } else {
        await sleep(pause, end);
        pause = Math.min(pause * 2, LAST_PAUSE_MS);
      }
    }
  }

  async function stop(): Promise<void> {
    const before = run;
    run = null;
    hosted = null;
    before?.end.abort();
    await before?.over;
    for (const listener of listeners) listener();
  }

  return {
    networks,
    report: (): HostReport | null =>
      run && {
        network: run.plan.network,
        port: run.plan.port,
        state,
        phones: phones &&
          hosted && { book: phones.book, url: `https://${hosted.address}/phone/${phones.pages.token}/` },
      },
    /** Shows phones on the network this of an incident; null: nothing any more. An address that was told stays good. */
    showPhones(shown: { readonly book: BookId; readonly pages: Omit<PhonePages, 'token'> } | null): void {
      const token = shown?.book === phones?.book ? phones?.pages.token : undefined;
      phones = shown && { book: shown.book, pages: { ...shown.pages, token: token ?? toHex(random(16)) } };
      hub?.say({ kind: 'phones', pages: phones?.pages ?? null });
      for (const listener of listeners) listener();
    },
    /** Where it was last reached; null if it never was in this run. */
    hosted: () => hosted,
    /** Goes on as it is if that is what it does. */
    async start(plan: HostPlan): Promise<void> {
      if (run && isSame(run.plan, plan)) return;
      await stop();
      state = { kind: 'starting' };
      run = { plan, end: new AbortController(), over: Promise.resolve() };
      run.over = keepOn(run);
    },
    /** Resolves with how it stands once that is known. */
    async settled(): Promise<HostState> {
      while (run && state.kind === 'starting')
        await new Promise<void>((resolve) => {
          const once = () => {
            listeners.delete(once);
            resolve();
          };
          listeners.add(once);
        });
      return state;
    },
    stop,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const isSame = (a: HostPlan, b: HostPlan): boolean =>
  a.network === b.network && a.port === b.port && a.owner === b.owner;

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve(null);
        },
        { once: true },
      );
  });

/** Ends early where the signal does. */
const sleep = (ms: number, until: AbortSignal): Promise<unknown> =>
  wait(ms, undefined, { signal: until }).catch(() => undefined);
