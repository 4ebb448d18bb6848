import { utilityProcess } from 'electron';
import path from 'node:path';
import * as v from 'valibot';
import { hubWord, type HubWord } from '../shared/node/hub/hub-word';
import type { HubProcess } from './keeper/hosting';

/** The command that is built beside the app, in a process of its own: what it does to itself, it does to nobody else. */
export function startHubProcess(args: readonly string[]): HubProcess {
  const hub = utilityProcess.fork(path.join(import.meta.dirname, '../server/main.cjs'), [...args], {
    serviceName: 'Holdfast hub',
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => {
    hub.once('exit', () => {
      resolve();
    });
  });
  const word = new Promise<HubWord>((resolve) => {
    hub.on('message', (message: unknown) => {
      const parsed = v.safeParse(hubWord, message);
      if (parsed.success) resolve(parsed.output);
    });
  });
  return {
    say(said) {
      hub.postMessage(said);
    },
    hear(listener) {
      hub.on('message', (message: unknown) => {
        const parsed = v.safeParse(hubWord, message);
        if (parsed.success) listener(parsed.output);
      });
    },
    word: Promise.race([word, ended.then(() => null)]),
    ended,
    stop() {
      hub.kill();
      return ended;
    },
  };
}
