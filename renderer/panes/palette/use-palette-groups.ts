import UFuzzy from '@leeoniya/ufuzzy';
import { useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { isRunning } from '../../../shared/domain/incident/triage/rank';
import type { BookId } from '../../app/catalog';
import { COMMANDS, type CommandId } from '../../app/command-table';
import { useApp, useTime } from '../../app/contexts';
import { dueSpan, dueTitle } from '../../app/due/due-words';
import { duesOfAll } from '../../app/due/dues';
import { useRegistry } from '../../app/use-command';
import type { Option, OptionGroup } from '../../ui/option-list';

const fuzzy = new UFuzzy();
const MOST = 12;
const DUES_SHOWN = 3;

type Found = { readonly groups: readonly OptionGroup[]; readonly pick: (id: string) => void };

/** What the palette offers for the words typed: what is due, commands of this screen, incidents. */
export function usePaletteGroups(query: string, onClose: () => void): Found {
  const intl = useIntl();
  const app = useApp();
  const registry = useRegistry();
  const listed = useStore(app.catalog.listed);
  const commands = registry
    .available()
    .filter((id) => id !== 'palette')
    .map((id): Option => {
      const off = registry.carrierOf(id)?.off ?? null;
      const [keys] = COMMANDS[id].keys;
      return {
        id: `command:${id}`,
        label: intl.formatMessage(COMMANDS[id].title),
        ...(keys && { keys }),
        ...(off !== null && { refusal: off }),
      };
    });
  const titleOf = (book: BookId): string =>
    listed.get(book)?.summary.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' });
  const incidents = [...listed.values()]
    .sort((a, b) => b.summary.startedAt - a.summary.startedAt)
    .map(({ book, summary }): Option => ({
      id: `incident:${book}`,
      label: titleOf(book),
      detail: summary.reference,
    }));
  const now = useTime();
  const isOne = [...listed.values()].filter(({ summary }) => isRunning(summary)).length < 2;
  const dues = duesOfAll(app.catalog, now)
    .filter(({ due }) => due.urgency !== 'later')
    .slice(0, DUES_SHOWN)
    .map(({ book, due }, i): Option => ({
      id: `due:${book}:${due.id}`,
      label: dueTitle(intl, due.what),
      ...(i === 0 && { keys: 'F2' }),
      // Of several at once it says whose it is.
      detail: [dueSpan(intl, due, now), isOne ? null : titleOf(book)].filter(Boolean).join(' · '),
    }));
  const groups = [
    {
      id: 'due',
      label: intl.formatMessage({ id: 'palette.due', defaultMessage: 'Due now' }),
      options: best(dues, query),
    },
    {
      id: 'commands',
      label: intl.formatMessage({ id: 'palette.commands', defaultMessage: 'Commands' }),
      // What F2 does stands above already.
      options: best(dues.length > 0 ? commands.filter(({ id }) => id !== 'command:due-next') : commands, query),
    },
    {
      id: 'incidents',
      label: intl.formatMessage({ id: 'palette.incidents', defaultMessage: 'Incidents' }),
      options: best(incidents, query),
    },
  ].filter((group) => group.options.length > 0);
  return {
    groups,
    pick: (id) => {
      const [kind, ...rest] = id.split(':');
      const name = rest.join(':');
      onClose();
      // The palette gives the focus back first; then the command may take it.
      requestAnimationFrame(() => {
        if (kind === 'command') registry.run(name as CommandId);
        else if (kind === 'due') app.showDue({ book: rest[0] as BookId, id: rest.slice(1).join(':') });
        else app.go({ screen: 'room', book: name as BookId, pane: 'timeline' });
      });
    },
  };
}

function best(options: readonly Option[], query: string): readonly Option[] {
  const asked = query.trim();
  if (asked === '') return options.slice(0, MOST);
  const words = options.map((option) =>
    [option.label, option.detail].filter((part) => typeof part === 'string').join(' '),
  );
  const [found, info, order] = fuzzy.search(words, asked, 1, 1_000);
  const ranked = order ? order.map((i) => info.idx[i]) : (found ?? []);
  return ranked.flatMap((i) => (i === undefined ? [] : (options[i] ?? []))).slice(0, MOST);
}
