import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { NewEntry } from '../../../shared/domain/incident/timeline/decide-timeline';
import { entriesFrom } from '../../../shared/domain/incident/timeline/new-entry';
import { lineAt } from '../../../shared/domain/incident/timeline/lines';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { Reading } from '../../../shared/domain/incident/timeline/line/reading';
import { newClientId } from '../../app/client-id';
import { useAct } from '../../app/acting';
import { useApp, useRoom } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { runVerb, type VerbDone } from './run-verb';
import { readNow, type Understood } from './use-reading';

export type Entering = {
  readonly enter: (how: { readonly star: boolean; readonly asOne: boolean }) => void;
  /** Puts the unknown person of the line into the plan. False if there is none. */
  readonly addPerson: () => boolean;
  readonly lastOwner: () => string;
  readonly recall: () => string | null;
  /** Why a verb was not carried out. Enter again logs the line as a note. */
  readonly trouble: string | null;
  /**
   * What the field holds once this was typed into it. Whoever types on before a refused verb can have been read means
   * the next line: the verb becomes a note.
   */
  readonly typeOn: (next: string) => string;
};

type Refused = { readonly typed: string; readonly why: string; readonly asNote: Reading; readonly at: number };

type Ports = {
  readonly reading: Understood;
  readonly isPaste: boolean;
  readonly write: (next: string) => void;
  /** What stands in the field at this moment. */
  readonly typedNow: () => string;
  readonly onShowAudience: (typed: string) => void;
  readonly onMeet: (typed: string) => void;
};

/** Sooner nobody has read why. */
const READ_MS = 600;

/** Enter: a line to the log, a verb to its command. */
export function useEntering({ reading, isPaste, write, typedNow, onShowAudience, onMeet }: Ports): Entering {
  const app = useApp();
  const intl = useIntl();
  const registry = useRegistry();
  const { room, sender } = useRoom();
  const act = useAct();
  const last = useRef({ text: '', owner: '' });
  const [refused, setRefused] = useState<Refused | null>(null);

  const isAttached = () => sender.files.store.getState().held.length > 0;

  function log(typed: string, lines: readonly Reading[], star: boolean): void {
    const incident = room.replica.folded().view;
    const source = isPaste && lines.length > 1 ? 'pasted' : 'typed';
    const hasFiles = isAttached();
    const entries = lines.flatMap((line, i) =>
      entriesFrom(line, { star, source, replyTo: replyTarget(incident, line), hasFiles: hasFiles && i === 0 }),
    );
    if (entries.length === 0) return;
    for (const command of inOps(entries)) {
      sender.enter(typed, command);
    }
    const owner = lines.at(-1)?.owner;
    last.current = {
      text: typed === '' ? last.current.text : typed,
      owner: owner ? `@${owner.name.replaceAll(' ', '.')}` : last.current.owner,
    };
    setRefused(null);
    write('');
  }

  async function verb(line: Reading): Promise<void> {
    // Cleared at once: the next line may be typed while this one is carried out.
    write('');
    const done: VerbDone = await runVerb({
      line,
      incident: room.replica.folded().view,
      context: reading.context,
      act,
      registry,
      intl,
      onShowAudience,
      onMeet,
      undo: app.undo,
    });
    if (done.kind === 'done') {
      last.current = { ...last.current, text: line.typed };
      setRefused(null);
      return;
    }
    const meanwhile = typedNow();
    if (meanwhile === '') {
      write(line.typed);
      setRefused({ typed: line.typed, why: done.why, asNote: plain(line, true), at: performance.now() });
    } else {
      // Nobody waited for the answer: the words become a note, and what is being typed stays.
      log(line.typed, [plain(line, true)], false);
      write(meanwhile);
    }
  }

  return {
    enter: ({ star, asOne }) => {
      const now = readNow(reading.whole.typed, isPaste, reading.context);
      if (now.whole.typed.trim() === '' && !isAttached()) {
        sender.files.putAway();
        // Whoever is handed a role takes it with the next Enter; otherwise nobody carries this out.
        registry.run('accept-offered');
        return;
      }
      const isRetry = refused?.typed === now.whole.typed;
      if (now.whole.verb && !isPaste && !isRetry) void verb(now.whole);
      else log(now.whole.typed, asOne || isRetry ? [plain(now.whole, isRetry)] : now.lines, star);
    },
    addPerson: () => {
      const unknown = reading.whole.hints.find((hint) => hint.kind === 'unknown-person');
      if (unknown?.kind !== 'unknown-person') return false;
      const person = { name: unknown.name, initials: '', phone: '', phone2: '', skills: [] };
      const added = app.plans.own().then((plan) => plan.commit({ kind: 'add-person', ...person }, newClientId()));
      void added.then((reply) => {
        if (reply.ok)
          app.toasts.show({
            text: intl.formatMessage(
              { id: 'composer.person-added', defaultMessage: '{name} is in the list now' },
              { name: unknown.name },
            ),
          });
      });
      return true;
    },
    typeOn: (next) => {
      if (!refused || performance.now() - refused.at > READ_MS || !next.startsWith(refused.typed)) return next;
      const rest = next.slice(refused.typed.length);
      if (rest === '') return next;
      log(refused.typed, [refused.asNote], false);
      return rest;
    },
    lastOwner: () => last.current.owner,
    recall: () => (last.current.text === '' ? null : last.current.text),
    trouble: refused?.typed === reading.whole.typed ? refused.why : null,
  };
}

/** A verb that cannot be carried out is still a line: logged as it was typed. */
const plain = (line: Reading, isVerb: boolean): Reading =>
  isVerb ? { ...line, kind: 'note', text: line.typed.trim(), verb: null } : line;

/** The row that `^12` counts to, from the oldest. */
const replyTarget = (incident: Incident, line: Reading) =>
  line.replyTo === null ? null : (lineAt(incident.lines, line.replyTo - 1)?.stated.id ?? null);

// An op may hold 256 facts and 256 KiB; a long paste becomes several. A character takes up to three bytes.
const ENTRIES_AN_OP = 50;
const CHARACTERS_AN_OP = 64_000;

function inOps(entries: readonly NewEntry[]): IncidentCommand[] {
  const parts: NewEntry[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    const more = JSON.stringify(entry).length;
    const last = parts.at(-1);
    if (last && last.length < ENTRIES_AN_OP && size + more <= CHARACTERS_AN_OP) {
      last.push(entry);
      size += more;
    } else {
      parts.push([entry]);
      size = more;
    }
  }
  return parts.map((part) => ({ kind: 'add-entries', entries: part }));
}
