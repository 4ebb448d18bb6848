/** One message as it stands on paper, in words that are ready to be read. */
export type MessageSheet = {
  readonly language: string;
  readonly audience: string;
  readonly incident: string;
  /** When it was printed. */
  readonly at: string;
  /** Whether these words may go, and who said so. */
  readonly standing: string;
  readonly isApproved: boolean;
  readonly text: string;
  /** What else stands there, such as the next update: each a name and its words. */
  readonly facts: readonly (readonly [name: string, words: string])[];
  /** Heads of the lines to fill in by hand. */
  readonly blanks: readonly string[];
};

const LINES_TO_FILL = 6;

/** One page of A4 to read out or to hang up, in large type: HTML without a script, which fetches nothing. */
export const messageSheet = (sheet: MessageSheet): string => `<!doctype html>
<html lang="${escaped(sheet.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${sheet.incident}: ${sheet.audience}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>${escaped(sheet.incident)}</p><p>${escaped(sheet.at)}</p></header>
<h1>${escaped(sheet.audience)}</h1>
<p class="${sheet.isApproved ? 'approved' : 'open'}">${escaped(sheet.standing)}</p>
<main>${escaped(sheet.text)}</main>
<dl>${sheet.facts.map(([name, words]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(words)}</dd></div>`).join('')}</dl>
<table><thead><tr>${sheet.blanks.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${`<tr>${'<td></td>'.repeat(sheet.blanks.length)}</tr>`.repeat(LINES_TO_FILL)}</tbody></table>
</body>
</html>
`;

const STYLE = `
@page { size: A4; margin: 18mm }
body { margin: 0; font: 12pt/1.4 system-ui, sans-serif; color: #000 }
header { display: flex; justify-content: space-between; border-bottom: 1pt solid #000 }
header p, .open, .approved { margin: 0 0 4pt }
h1 { margin: 12pt 0 2pt; font-size: 20pt }
.open { padding: 4pt 8pt; border: 2pt solid #000; font-weight: 700; text-transform: uppercase }
main { margin: 12pt 0; font-size: 17pt; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere }
dl { margin: 0 0 14pt }
dl div { display: flex; gap: 8pt }
dt { min-width: 40mm; font-weight: 700 }
dd { margin: 0; font-size: 14pt; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; break-inside: avoid }
th { text-align: start; font-size: 10pt; padding: 2pt 4pt }
td { height: 8mm; border: 0.5pt solid #000 }
`;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
