import type { IntlShape } from 'react-intl';
import type { ReportWords } from '../../../shared/domain/report/incident-markdown';
import { sizeWords } from '../../app/size-words';
import { phaseWords, stampWords } from '../../app/domain-words';

/** The words of an exported report. */
export const reportWords = (intl: IntlShape): ReportWords => ({
  untitled: intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
  phase: (phase) => phaseWords(intl, phase),
  stamp: (stamp) => stampWords(intl, stamp),
  headings: {
    facts: intl.formatMessage({ id: 'report.facts', defaultMessage: 'Facts' }),
    times: intl.formatMessage({ id: 'report.times', defaultMessage: 'Times' }),
    systems: intl.formatMessage({ id: 'report.systems', defaultMessage: 'Affected systems' }),
    situation: intl.formatMessage({ id: 'report.situation', defaultMessage: 'Situation' }),
    roles: intl.formatMessage({ id: 'report.roles', defaultMessage: 'Roles' }),
    updates: intl.formatMessage({ id: 'report.updates', defaultMessage: 'Updates sent' }),
    deadlines: intl.formatMessage({ id: 'report.deadlines', defaultMessage: 'Deadlines' }),
    briefings: intl.formatMessage({ id: 'report.briefings', defaultMessage: 'Briefings' }),
    checklists: intl.formatMessage({ id: 'report.checklists', defaultMessage: 'Checklists' }),
    timeline: intl.formatMessage({ id: 'report.timeline', defaultMessage: 'Timeline' }),
  },
  briefings: {
    attended: (names) =>
      intl.formatMessage(
        { id: 'report.attended', defaultMessage: 'There: {names}' },
        { names: intl.formatList(names) },
      ),
    agenda: intl.formatMessage({ id: 'report.agenda', defaultMessage: 'Agenda' }),
    open: intl.formatMessage({ id: 'report.question-open', defaultMessage: 'not answered' }),
    owed: (name, until) =>
      intl.formatMessage(
        {
          id: 'report.question-owed',
          defaultMessage: '{name} owes the answer{until, select, none {} other {, {until}}}',
        },
        { name, until: until === '' ? 'none' : until },
      ),
    goesOn: intl.formatMessage({ id: 'report.goes-on', defaultMessage: 'goes on' }),
  },
  retracted: intl.formatMessage({ id: 'report.retracted', defaultMessage: 'retracted' }),
  corrected: intl.formatMessage({ id: 'report.corrected', defaultMessage: 'corrected' }),
  attachment: ({ name, bytes, sha256 }) =>
    intl.formatMessage(
      { id: 'report.attachment', defaultMessage: '{name} ({size}, SHA-256 {sha256})' },
      { name, size: sizeWords(intl, bytes), sha256 },
    ),
  madeHere: intl.formatMessage({ id: 'checklist.ad-hoc', defaultMessage: 'Made in this room' }),
  exported: (at) =>
    intl.formatMessage({ id: 'report.exported', defaultMessage: 'Exported from Holdfast at {at}' }, { at }),
});
