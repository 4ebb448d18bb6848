import { TAIL, type MessageTemplate } from '../../content/messages/template';
import { valueOfName, type About, type Value } from './variables';

/** A stretch of a message: the template's own words, a value in them, or what nobody knows yet. */
export type Part =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'value'; readonly name: string; readonly text: string }
  | { readonly as: 'missing'; readonly name: string };

type Node =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'name'; readonly name: string; readonly otherwise: string | null }
  | { readonly as: 'section'; readonly name: string; readonly nodes: readonly Node[] };

export type Rendering = About & {
  /** Who writes it. */
  readonly me: string;
  /** Ms since epoch. */
  readonly now: number;
  /** A moment as this audience reads it. */
  readonly clock: (at: number, zone: 'utc' | 'local') => string;
};

/** Subject line and text, part by part. */
export function renderMessage(template: MessageTemplate, rendering: Rendering): readonly Part[] {
  const body = template.isFinal ? template.body : `${template.body} ${TAIL}`;
  return merged(partsOf(parse(body), rendering));
}

export const renderSubject = (template: MessageTemplate, rendering: Rendering): string =>
  textOf(partsOf(parse(template.subject), rendering));

/** What is missing stands as `[[impact?]]`, so that it is seen and cannot go out. */
export const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.as === 'missing' ? `[[${part.name}?]]` : part.text)).join('');

const MISSING = /\[\[([^[\]]+)\?\]\]/g;

/** Names that still stand open in a text, each once. */
export const missingIn = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(MISSING), ([, name]) => name ?? '')),
];

/** Every name that a template asks for, sections included. */
export function namesIn(template: MessageTemplate): readonly string[] {
  const all = `${template.subject} ${template.body} ${template.isFinal ? '' : TAIL}`;
  return [...new Set(Array.from(all.matchAll(/\{\{#?([a-z0-9_]+)/g), ([, name]) => name ?? ''))];
}

function partsOf(nodes: readonly Node[], rendering: Rendering): readonly Part[] {
  return nodes.flatMap((node): readonly Part[] => {
    if (node.as === 'text') return [node];
    if (node.as === 'section') return value(node.name, rendering) === null ? [] : partsOf(node.nodes, rendering);
    const text = value(node.name, rendering);
    if (text !== null) return [{ as: 'value', name: node.name, text }];
    return node.otherwise === null ? [{ as: 'missing', name: node.name }] : [{ as: 'text', text: node.otherwise }];
  });
}

function value(name: string, rendering: Rendering): string | null {
  if (name === 'time') return rendering.clock(rendering.now, 'utc');
  if (name === 'me') return rendering.me;
  const found: Value = valueOfName(name, rendering);
  if (found === null) return null;
  if (found.as === 'words') return found.words;
  return rendering.clock(found.at, isForInsiders(name, rendering.audience) ? 'utc' : 'local');
}

/** IT reads UTC, as the log does; everybody else the time on the wall. */
const isForInsiders = (name: string, audience: string): boolean =>
  !/_local$|_tz$/.test(name) && ['it', 'vendors', 'service-desk'].includes(audience);

const TOKEN = /\{\{(#|\/)?([a-z0-9_]+)(?:\|([^}]*))?\}\}/g;

/** Templates are ours: a section that is not closed runs to the end. */
function parse(template: string): readonly Node[] {
  const stack: { readonly name: string; readonly nodes: Node[] }[] = [{ name: '', nodes: [] }];
  const here = (): Node[] => stack.at(-1)?.nodes ?? [];
  const close = (): void => {
    const done = stack.pop();
    if (done) here().push({ as: 'section', ...done });
  };
  let at = 0;
  for (const match of template.matchAll(TOKEN)) {
    const [all, sign, name = '', otherwise] = match;
    if (match.index > at) here().push({ as: 'text', text: template.slice(at, match.index) });
    at = match.index + all.length;
    if (sign === '#') stack.push({ name, nodes: [] });
    else if (sign === '/') close();
    else here().push({ as: 'name', name, otherwise: otherwise ?? null });
  }
  if (at < template.length) here().push({ as: 'text', text: template.slice(at) });
  while (stack.length > 1) close();
  return here();
}

function merged(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    // Whoever typed a whole sentence ended it; so does the template.
    if (part.as === 'text' && part.text.startsWith('.') && last?.as === 'value' && last.text.endsWith('.'))
      found[found.length - 1] = { ...last, text: last.text.slice(0, -1) };
    if (part.as === 'text' && last?.as === 'text')
      found[found.length - 1] = { as: 'text', text: last.text + part.text };
    else found.push(part);
  }
  return found;
}
