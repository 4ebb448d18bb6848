import type { IncidentFact } from '../incident/facts';
import type { Lost } from '../stated';
import type { Incident } from '../incident/incident';
import { rowOf, type Row } from '../incident/timeline/select-row';
import type { Attachment } from '../incident/timeline/attachment';
import { allLines } from '../incident/timeline/lines';

type Options = { readonly withPrivileged?: boolean };

const COLUMNS = [
  'happened_utc',
  'recorded_utc',
  'kind',
  'by',
  'device',
  'for',
  'text',
  'key',
  'retracted',
  'corrected',
  'attachments',
] as const;

/**
 * The timeline as CSV (RFC 4180, CRLF, with a byte order mark so that spreadsheets read it as UTF-8), by shown time.
 * `tell` words the rows that other panes wrote, and those whose words were redacted. Lines kept out of exports are left out unless asked for.
 */
export function timelineCsv(
  incident: Incident,
  tell: (fact: IncidentFact, redaction: Lost | null) => string,
  { withPrivileged = false }: Options = {},
): string {
  const rows = allLines(incident.lines)
    .map((line) => ({ row: rowOf(incident, line), fact: line.stated.fact }))
    .filter(({ row }) => withPrivileged || !row.isPrivileged)
    .map(({ row, fact }) =>
      cells(row, row.text ?? tell(fact, row.redaction))
        .map(csvCell)
        .join(','),
    );
  return `\ufeff${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

const cells = (row: Row, text: string): readonly string[] => [
  new Date(row.time).toISOString(),
  new Date(row.recordedAt).toISOString(),
  row.kind,
  row.who,
  row.device,
  row.owner?.name ?? '',
  text,
  row.star ? 'yes' : '',
  row.struck ?? '',
  row.isCorrected ? 'yes' : '',
  row.redaction ? '' : row.attachments.map(fileCell).join('; '),
];

const fileCell = ({ name, bytes, sha256 }: Attachment): string => `${name} (${String(bytes)} bytes, SHA-256 ${sha256})`;

/** A cell that no spreadsheet takes for a formula: a leading = + - @ tab or return is kept behind an apostrophe. */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
