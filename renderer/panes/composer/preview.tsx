import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import type { Hint, Reading } from '../../../shared/domain/incident/timeline/line/reading';
import { useClockWords } from '../../app/contexts';
import { ENTRY_GLYPHS, kindWords } from '../../app/domain-words';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';
import { KeyHint } from '../../ui/key-hint';
import styles from './composer.module.css';
import type { Understood } from './use-reading';

type Props = { readonly reading: Understood; readonly isPaste: boolean; readonly trouble: string | null };

/** Under the composer: what was understood, and what was not. It never stops a line. */
export function Preview({ reading, isPaste, trouble }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const { whole, lines } = reading;
  const isMany = isPaste && lines.length > 1;
  const tokens = isMany || whole.typed.trim() === '' ? [] : tokensOf(intl, whole, clock);
  const hints = isMany ? [] : whole.hints.map((hint) => hintWords(intl, hint, clock));
  return (
    <div className={styles.preview}>
      <div className={styles.understood} role="status">
        {trouble === null ? null : (
          <span className={styles.hint}>
            {/[.!?]$/.test(trouble) ? trouble : `${trouble}.`}{' '}
            <FormattedMessage id="composer.again" defaultMessage="Enter again logs it as a note." />
          </span>
        )}
        {isMany ? (
          <FormattedMessage
            id="composer.paste"
            defaultMessage="{count, number} lines: Enter = {count, number} entries · Shift Enter = one entry"
            values={{ count: lines.length }}
          />
        ) : null}
        {tokens.map((token) => (
          <Chip key={token} tone="token">
            {token}
          </Chip>
        ))}
        {trouble === null
          ? hints.map((hint) => (
              <span key={hint} className={styles.hint}>
                {hint}
              </span>
            ))
          : null}
      </div>
      <div className={styles.keys}>
        <KeyHint keys="Enter">
          <FormattedMessage id="composer.log" defaultMessage="log" />
        </KeyHint>
        {tokens.length > 0 ? null : (
          <>
            <KeyHint keys="Shift+Enter">
              <FormattedMessage id="composer.new-line" defaultMessage="new line" />
            </KeyHint>
            <KeyHint keys="Esc">
              <FormattedMessage id="composer.to-list" defaultMessage="to list" />
            </KeyHint>
          </>
        )}
      </div>
    </div>
  );
}

function tokensOf(intl: IntlShape, reading: Reading, clock: (ms: number) => string): readonly string[] {
  if (reading.verb) return [`/${reading.verb.name}`];
  const { owner, happenedAt, timeboxMs } = reading;
  const from = happenedAt?.at ?? Date.now();
  return [
    reading.kind === 'note' && reading.parts.every((part) => part.as === 'word' || part.as === 'space')
      ? []
      : `${ENTRY_GLYPHS[reading.kind]} ${kindWords(intl, reading.kind)}`,
    owner ? owner.name : [],
    timeboxMs === null
      ? []
      : intl.formatMessage(
          { id: 'composer.report', defaultMessage: 'report {time} ({span})' },
          { time: clock(from + timeboxMs), span: spanWords(timeboxMs) },
        ),
    happenedAt
      ? intl.formatMessage(
          { id: 'composer.happened', defaultMessage: 'happened {time}{about}' },
          { time: clock(happenedAt.at), about: happenedAt.approximate ? ' ~' : '' },
        )
      : [],
    reading.replyTo === null ? [] : `^${String(reading.replyTo)}`,
    reading.star ? intl.formatMessage({ id: 'composer.key', defaultMessage: '★ key event' }) : [],
    ...reading.tags.map((tag) => `#${tag}`),
  ].flat();
}

function hintWords(intl: IntlShape, hint: Hint, clock: (ms: number) => string): string {
  switch (hint.kind) {
    case 'time-not-understood':
      return intl.formatMessage(
        { id: 'hint.time', defaultMessage: '“{typed}” is not a time; using now' },
        { typed: hint.typed },
      );
    case 'second-time':
      return intl.formatMessage(
        { id: 'hint.second-time', defaultMessage: 'Only the first time counts; “{typed}” stays in the text' },
        { typed: hint.typed },
      );
    case 'unknown-person':
      return intl.formatMessage(
        { id: 'hint.unknown-person', defaultMessage: '{name} is not in the list. Ctrl Shift Enter adds' },
        { name: hint.name },
      );
    case 'ambiguous-person':
      return intl.formatMessage(
        { id: 'hint.ambiguous-person', defaultMessage: '{name} could be {candidates}' },
        {
          name: hint.name,
          candidates: intl.formatList(
            hint.candidates.map((one) => one.name),
            { type: 'disjunction' },
          ),
        },
      );
    case 'vacant-role':
      return intl.formatMessage(
        { id: 'hint.vacant-role', defaultMessage: 'Nobody is {name} now' },
        { name: hint.name },
      );
    case 'future':
      return intl.formatMessage(
        { id: 'hint.future', defaultMessage: 'Logged now, said for {time}' },
        { time: clock(hint.at) },
      );
    case 'before-start':
      return intl.formatMessage(
        { id: 'hint.before-start', defaultMessage: '{time} is before the start' },
        { time: clock(hint.at) },
      );
    case 'unknown-verb':
      return intl.formatMessage(
        {
          id: 'hint.unknown-verb',
          defaultMessage: '“{typed}” is not a command; did you mean {nearest}? Enter logs it as a note',
        },
        {
          typed: hint.typed,
          nearest: intl.formatList(
            hint.nearest.map((verb) => `/${verb}`),
            { type: 'disjunction' },
          ),
        },
      );
    case 'ambiguous-verb':
      return intl.formatMessage(
        { id: 'hint.ambiguous-verb', defaultMessage: '“{typed}” could be {candidates}. Enter logs it as a note' },
        {
          typed: hint.typed,
          candidates: intl.formatList(
            hint.candidates.map((verb) => `/${verb}`),
            { type: 'disjunction' },
          ),
        },
      );
    case 'severity-not-understood':
      return intl.formatMessage(
        { id: 'hint.severity', defaultMessage: 'Severity is s1–s4; “{typed}” stays in the title' },
        { typed: hint.typed },
      );
    case 'too-long':
      return intl.formatMessage(
        { id: 'hint.too-long', defaultMessage: '{length, number} characters: logged in linked parts' },
        { length: hint.length },
      );
    case 'looks-like-secret':
      return intl.formatMessage(
        { id: 'hint.secret', defaultMessage: 'This looks like a {what}. It can be struck out later, not unseen' },
        { what: hint.what },
      );
    default:
      return '';
  }
}
