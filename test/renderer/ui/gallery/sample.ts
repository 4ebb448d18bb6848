export const PHASES = ['Detection', 'Triage', 'Investigation', 'Resolution', 'Review'].map((label) => ({
  id: label.toLowerCase(),
  label,
}));

export const LINES = [
  ['10:40:03', '▸', 'chidi', 'Exec summary sent'],
  ['10:41:15', '▸', 'dee', 'PSP vendor told, case 88123'],
  ['10:42:08', '·', 'eli', 'Rollback artefact 4470 present on all nodes'],
  ['10:43:20', '?', 'chidi', 'Does rollback drop in-flight payments?'],
  ['10:43:58', '·', 'eli', 'Yes for under 1% (retry safe)'],
  ['10:44:30', '◆', 'ana', 'Proposal: roll back 4471. No strong objections. Proceeding.'],
  ['10:45:02', '!', 'eli', 'Roll back deploy 4471, report in 5m'],
  ['10:46:10', '·', 'bo', '502 rate 31%'],
  ['10:46:50', '+', 'scribe', 'TODO: why were we not paged at 09:52Z?'],
] as const;

export type Past = {
  readonly ref: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly title: string;
  readonly type: string;
  readonly lasted: string;
  readonly after: string | undefined;
};

export const PAST: readonly Past[] = [
  {
    ref: 'M4D-07',
    level: 2,
    title: 'Mail relay queue stuck',
    type: 'Software',
    lasted: '1:52',
    after: 'Review due 3 d',
  },
  { ref: 'K7Q-01', level: 3, title: 'Lyon VPN concentrator', type: 'Hardware', lasted: '3:08', after: undefined },
  { ref: 'T2P-03', level: 4, title: 'Badge readers slow', type: 'Facility', lasted: '0:41', after: undefined },
  { ref: 'K7Q-05', level: 1, title: 'Single sign-on locked out', type: 'Software', lasted: '12:36', after: undefined },
];
