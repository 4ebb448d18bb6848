import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { calls, type Argument, type Call, type Reply } from '../shared/bridge';
import { isOwnAddress } from './origin';

/** One function a call. `event` says which window asked. */
export type Answers = {
  readonly [C in Call]: (argument: Argument<C>, event: IpcMainInvokeEvent) => Promise<Reply<C>> | Reply<C>;
};

/**
 * Answers calls from the top frame of our own pages; anything else, and any argument that does not fit, is rejected.
 * Calls that come before their answer is there wait for it.
 */
export function answerCalls(answersTo: (call: Call) => Promise<Partial<Answers>>): void {
  for (const call of Object.keys(calls) as Call[]) {
    ipcMain.handle(call, async (event, foreign: unknown) => {
      const frame = event.senderFrame;
      if (!frame || frame.parent || !isOwnAddress(frame.url)) throw new Error(`${call}: unknown sender`);
      return answer(await answersTo(call), call, foreign, event);
    });
  }
}

function answer<C extends Call>(answers: Partial<Answers>, call: C, foreign: unknown, event: IpcMainInvokeEvent) {
  // The parser of the call gives the argument of the call; the compiler cannot follow that through the union.
  const give = answers[call];
  if (!give) throw new Error(`${call}: nobody answers`);
  return give(v.parse(calls[call], foreign), event);
}
