import type { MessageDescriptor } from 'react-intl';

/** Where a command's keys act. `global`: everywhere; single letters not while typing. Others: while their list has focus. */
export type Scope =
  | 'global'
  | 'sync'
  | 'conflicts'
  | 'header'
  | 'timeline'
  | 'tasks'
  | 'roles'
  | 'hand-over'
  | 'training'
  | 'comms'
  | 'checklists'
  | 'briefings'
  | 'incidents'
  | 'alerts';
export type MenuName = 'file' | 'view' | 'incident' | 'go' | 'help';

type Row = {
  readonly title: MessageDescriptor & { readonly id: string; readonly defaultMessage: string };
  /** 'Ctrl+K' for keys held together (Cmd on a Mac), 'G R' for keys in turn. The first is the one shown. */
  readonly keys: readonly string[];
  readonly scope: Scope;
  readonly menu?: MenuName;
};

const row = (id: string, defaultMessage: string, scope: Scope, keys: readonly string[] = [], menu?: MenuName): Row => ({
  title: { id: `command.${id}`, defaultMessage },
  keys,
  scope,
  ...(menu && { menu }),
});

/** Every command there is. Keys, menu, palette and help are made of this table; who can carry a command out registers for it. */
export const COMMANDS = {
  palette: row('palette', 'Search or run a command', 'global', ['Ctrl+K'], 'go'),
  'due-next': row('due-next', 'What is due next', 'global', ['F2'], 'go'),
  compose: row('compose', 'Write a line', 'global', ['Ctrl+L'], 'incident'),
  attach: row('attach', 'Attach files to the line', 'global', ['Ctrl+Shift+A'], 'incident'),
  declare: row('declare', 'Declare an incident', 'global', ['Ctrl+N'], 'file'),
  'declare-restricted': row('declare-restricted', 'Declare a restricted incident', 'global', [], 'file'),
  export: row('export', 'Export this incident', 'global', ['Ctrl+E'], 'file'),
  'carry-out': row('carry-out', 'Carry this incident as a file', 'global', ['Ctrl+Shift+E'], 'file'),
  'export-evidence': row('export-evidence', 'Export evidence', 'global', [], 'file'),
  'carry-in': row('carry-in', 'Open a carried file', 'global', ['Ctrl+O'], 'file'),
  save: row('save', 'Save', 'global', ['Ctrl+S']),
  'sync-now': row('sync-now', 'Sync now', 'global', ['Ctrl+Shift+Y'], 'file'),
  'pause-sync': row('pause-sync', 'Pause or go on with sync', 'sync', ['Shift+P']),
  restrict: row('restrict', 'Restrict this incident to named laptops', 'global', [], 'incident'),
  phones: row('phones', 'Show this incident to phones on the network', 'global', [], 'incident'),
  forget: row('forget', 'Forget this incident…', 'global', [], 'incident'),
  'channels-down': row('channels-down', 'The usual channels are down, or work again', 'global', [], 'incident'),
  'copy-situation': row('copy-situation', 'Copy the situation', 'global', ['Ctrl+Shift+C'], 'incident'),
  'save-situation': row('save-situation', 'Save the situation as PDF', 'global', ['Ctrl+Shift+P'], 'incident'),
  'public-page': row('public-page', 'Public page on or off', 'global', [], 'incident'),
  'legal-hold': row('legal-hold', 'Place a legal hold on this incident, or lift it', 'global', [], 'incident'),
  'keep-off': row('keep-off', 'Keep this incident off shared folders, or put it back', 'global', [], 'incident'),
  lock: row('lock', 'Lock this laptop', 'global', ['Ctrl+Shift+K'], 'file'),
  quit: row('quit', 'Quit Holdfast', 'global', [], 'file'),
  home: row('home', 'Incidents', 'global', ['G L'], 'go'),
  'go-header': row('go-header', 'Header', 'global', ['G H'], 'go'),
  'go-timeline': row('go-timeline', 'Timeline', 'global', ['G T'], 'go'),
  prompter: row('prompter', 'What to say next', 'global', ['Ctrl+.'], 'incident'),
  status: row('status', 'Status: conditions, actions, needs', 'global', ['Ctrl+Shift+S'], 'incident'),
  'go-tasks': row('go-tasks', 'Tasks: who does what', 'global', ['G W'], 'go'),
  'go-roles': row('go-roles', 'Roles', 'global', ['G R'], 'go'),
  'go-comms': row('go-comms', 'Stakeholder updates', 'global', ['G C'], 'go'),
  'go-checklists': row('go-checklists', 'Checklists', 'global', ['G K'], 'go'),
  'go-briefings': row('go-briefings', 'Briefings: what was asked, answered and owed', 'global', ['G B'], 'go'),
  'go-conflicts': row('go-conflicts', 'Conflicts: what people decided apart', 'global', ['G X'], 'go'),
  'go-alerts': row('go-alerts', 'Alerts: what monitoring sent', 'global', ['G A'], 'go'),
  'go-training': row('go-training', 'Cross-training: who could take which role', 'global', ['G M'], 'go'),
  'go-settings': row('go-settings', 'Settings', 'global', ['G S'], 'go'),
  'next-pane': row('next-pane', 'Next pane', 'global', ['F6'], 'view'),
  'previous-pane': row('previous-pane', 'Previous pane', 'global', ['Shift+F6'], 'view'),
  undo: row('undo', 'Undo the last command', 'global', ['Ctrl+Z']),
  redo: row('redo', 'Redo', 'global', ['Ctrl+Shift+Z']),
  zone: row('zone', 'Times in UTC or local', 'global', ['Ctrl+Shift+U'], 'view'),
  theme: row('theme', 'Dark or light', 'global', ['Ctrl+Shift+L'], 'view'),
  density: row('density', 'Compact or comfortable rows', 'global', [], 'view'),
  'zoom-in': row('zoom-in', 'Larger', 'global', ['Ctrl+='], 'view'),
  'zoom-out': row('zoom-out', 'Smaller', 'global', ['Ctrl+-'], 'view'),
  'zoom-reset': row('zoom-reset', 'Normal size', 'global', ['Ctrl+0'], 'view'),
  keys: row('keys', 'Keys for this screen', 'global', ['?', 'F1'], 'help'),
  'copy-bridge': row('copy-bridge', 'Copy the bridge', 'global', ['Ctrl+Shift+B'], 'incident'),
  find: row('find', 'Find in the timeline', 'global', ['Ctrl+F'], 'incident'),

  severity: row('severity', 'Change severity', 'header', ['S'], 'incident'),
  phase: row('phase', 'Change phase', 'header', ['P'], 'incident'),
  eta: row('eta', 'Set the estimate', 'header', ['E'], 'incident'),
  'add-system': row('add-system', 'Add or change a system', 'header', ['A'], 'incident'),
  title: row('title', 'Name the incident', 'header', ['N'], 'incident'),
  type: row('type', 'Set the type', 'header', ['T'], 'incident'),
  situation: row('situation', 'Write the situation', 'header', ['U'], 'incident'),
  objective: row('objective', 'Set objective and next check', 'header', ['O'], 'incident'),
  bridge: row('bridge', 'Set the bridge and its fallback', 'header', ['B'], 'incident'),
  crisis: row('crisis', 'Declare a crisis, or say that it is none', 'header', ['Shift+C'], 'incident'),
  exit: row('exit', 'Exit criteria: it is over when', 'header', ['X'], 'incident'),
  'size-up': row('size-up', 'Size-up: what, how wide, since when, tried', 'header', ['Z'], 'incident'),
  'detected-by': row('detected-by', 'Detected by', 'header', ['D'], 'incident'),
  'user-report': row('user-report', 'Count user reports', 'header', ['R'], 'incident'),
  deadline: row('deadline', 'Start a deadline: a law, a contract', 'header', ['L'], 'incident'),
  'settle-deadline': row('settle-deadline', 'Settle a deadline, or move it', 'header', ['K'], 'incident'),
  stamps: row('stamps', 'Correct the times', 'header', ['M'], 'incident'),
  'hand-over': row('hand-over', 'Hand over command', 'global', ['Shift+H'], 'incident'),
  'accept-offered': row('accept-offered', 'Accept the role that is offered to you', 'global', [], 'incident'),
  'review-decision': row('review-decision', 'Look at a decision again', 'global', [], 'incident'),
  escalate: row('escalate', 'Escalate to the next level', 'global', [], 'incident'),
  close: row('close', 'Close the incident', 'header', [], 'incident'),

  'entry-inspect': row('entry-inspect', 'Show the whole line', 'timeline', ['Enter']),
  'entry-star': row('entry-star', 'Mark as key event', 'timeline', ['S']),
  'entry-time': row('entry-time', 'Set when it happened', 'timeline', ['T']),
  'entry-correct': row('entry-correct', 'Correct', 'timeline', ['E']),
  'entry-retract': row('entry-retract', 'Retract', 'timeline', ['X']),
  'entry-redact': row('entry-redact', 'Redact…', 'timeline', ['Shift+X']),
  'entry-insert': row('entry-insert', 'Insert a line above', 'timeline', ['I']),
  'entry-copy': row('entry-copy', 'Copy as text', 'timeline', ['C']),
  'entry-privileged': row('entry-privileged', 'Keep out of exports', 'timeline', ['L']),
  'entry-action': row('entry-action', 'Make it an action', 'timeline', ['A']),
  'entry-use': row('entry-use', 'Use in messages', 'timeline', ['M']),
  'entry-assign': row('entry-assign', 'Assign the action', 'timeline', ['W']),
  'entry-done': row('entry-done', 'Mark the action done', 'timeline', ['Space']),

  'task-done': row('task-done', 'Done', 'tasks', ['D']),
  'task-acknowledge': row('task-acknowledge', 'Heard and accepted', 'tasks', ['A']),
  'task-ask': row('task-ask', 'Asked how far it is', 'tasks', ['Q']),
  'task-report': row('task-report', 'Report: conditions, actions, needs', 'tasks', ['R']),
  'task-time': row('task-time', 'Change when a report is due', 'tasks', ['E']),
  'task-assign': row('task-assign', 'Assign', 'tasks', ['W']),
  'task-drop': row('task-drop', 'Drop, say why', 'tasks', ['X']),

  'role-assign': row('role-assign', 'Assign', 'roles', ['Enter']),
  'role-take': row('role-take', 'Take it', 'roles', ['T']),
  'role-accept': row('role-accept', 'Accept', 'roles', ['A']),
  'role-hand-over': row('role-hand-over', 'Hand over', 'roles', ['Shift+Enter']),
  'role-escalate': row('role-escalate', 'Escalate', 'roles', ['U']),
  'log-call': row('log-call', 'Log a call', 'roles', ['O']),
  'role-release': row('role-release', 'Release the person', 'roles', ['Q']),
  'role-vacate': row('role-vacate', 'Vacate', 'roles', ['V']),
  'role-observe': row('role-observe', 'Observer: somebody only listens', 'roles', ['L']),
  'org-tree': row('org-tree', 'Org tree: who answers to whom, or the call sheet', 'roles', ['Y']),
  'coverage-fill': row('coverage-fill', 'Fill the first empty field of the coverage', 'roles', ['C']),

  'training-record': row('training-record', 'Record a training', 'training', ['Enter']),
  'training-remove': row('training-remove', 'Take the last training back', 'training', ['X']),

  'brief-read-back': row('brief-read-back', 'Read it back', 'hand-over', ['Space']),
  'brief-word': row('brief-word', 'Say it in own words', 'hand-over', ['E']),
  'brief-accept': row('brief-accept', 'Accept', 'hand-over', ['Enter', 'A']),

  'update-send': row('update-send', 'Mark sent', 'comms', ['X', 'Enter']),
  'message-draft': row('message-draft', 'Draft from other words', 'comms', ['D']),
  'message-facts': row('message-facts', 'Facts, shared by all drafts', 'comms', ['F']),
  'message-approve': row('message-approve', 'Approve, or confirm again', 'comms', ['A']),
  'message-approve-copy': row('message-approve-copy', 'Approve and copy', 'comms', ['Ctrl+Enter']),
  'message-ask': row('message-ask', 'Ask for approval', 'comms', ['R']),
  'message-copy': row('message-copy', 'Copy the words', 'comms', ['C']),
  'message-qr': row('message-qr', 'Show the words for a phone', 'comms', ['Q']),
  'message-mail': row('message-mail', 'Open in the mail program', 'comms', ['M']),
  'message-call': row('message-call', 'Call them', 'comms', ['L']),
  'message-sms': row('message-sms', 'Open as SMS', 'comms', ['S']),
  'message-print': row('message-print', 'Print the words', 'comms', ['P']),
  'message-rewrite': row('message-rewrite', 'Write it in other words', 'comms', ['E']),
  'message-no-change': row('message-no-change', 'Nothing has changed', 'comms', ['N']),
  'message-feedback': row('message-feedback', 'Log what they answered', 'comms', ['B']),
  'audience-reach': row('audience-reach', 'Whom it reaches, who speaks, who approves', 'comms', ['W']),
  'audience-set': row('audience-set', 'Change how often and by what means', 'comms', ['Y']),
  'audience-add': row('audience-add', 'Add an audience', 'comms', ['+']),
  'messages-told': row('messages-told', 'Who heard what', 'comms', ['H']),
  'messages-export': row('messages-export', 'Export all messages in order', 'global', [], 'file'),
  'update-snooze': row('update-snooze', 'Snooze', 'comms', ['Z']),
  'update-promise': row('update-promise', 'Next update at', 'comms', ['T']),
  'update-switch': row('update-switch', 'Switch on or off', 'comms', ['O']),
  'update-previous': row('update-previous', 'Previous audience', 'comms', ['[', 'K']),
  'update-next': row('update-next', 'Next audience', 'comms', [']', 'J']),

  'item-tick': row('item-tick', 'Tick', 'checklists', ['Space']),
  'item-doing': row('item-doing', 'Doing', 'checklists', ['Shift+Space']),
  'item-skip': row('item-skip', 'Skip, say why', 'checklists', ['S']),
  'item-block': row('item-block', 'Blocked, say why', 'checklists', ['B']),
  'item-assign': row('item-assign', 'Assign', 'checklists', ['A']),
  'item-add': row('item-add', 'Add an item', 'checklists', ['+']),
  'list-add': row('list-add', 'Open a checklist', 'checklists', ['L']),

  'briefing-open': row('briefing-open', 'Open a briefing', 'briefings', ['N'], 'incident'),
  'briefing-change': row('briefing-change', 'Change agenda or attendees', 'briefings', ['E']),
  'briefing-end': row('briefing-end', 'End the briefing', 'briefings', ['Shift+E'], 'incident'),
  'briefing-previous': row('briefing-previous', 'Previous briefing', 'briefings', ['[']),
  'briefing-next': row('briefing-next', 'Next briefing', 'briefings', [']']),
  'question-ask': row('question-ask', 'Write down a question', 'briefings', ['Q']),
  'question-answer': row('question-answer', 'Answer', 'briefings', ['A', 'Enter']),
  'question-owe': row('question-owe', 'Somebody owes the answer', 'briefings', ['O']),
  'question-take-back': row('question-take-back', 'Take the question back', 'briefings', ['X']),

  'conflict-first': row('conflict-first', 'Choose the first', 'conflicts', ['1']),
  'conflict-second': row('conflict-second', 'Choose the second', 'conflicts', ['2']),
  'conflict-next': row('conflict-next', 'Next', 'conflicts', ['J']),
  'conflict-previous': row('conflict-previous', 'Previous', 'conflicts', ['K']),
  'conflict-both': row('conflict-both', 'Keep both', 'conflicts', ['B']),
  'conflict-edit': row('conflict-edit', 'Write it anew', 'conflicts', ['E']),

  'incident-open': row('incident-open', 'Open', 'incidents', ['Enter']),
  'set-aside': row('set-aside', 'Not now: set an incident aside, or bring it back', 'incidents', ['N']),

  'alert-open': row('alert-open', 'Show all of it', 'alerts', ['Enter']),
} as const satisfies Readonly<Record<string, Row>>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];
