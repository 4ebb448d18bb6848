import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import type { JournalProblem } from '../../app/app-core';
import { useApp } from '../../app/contexts';
import { WindowTop } from '../../panes/frame/window-top';
import { AppFrame } from '../../ui/app-frame';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import styles from './shut-screen.module.css';

/** The record must not be touched as it is: what happened, what is safe, what to do. */
export function ShutScreen({ problem }: { readonly problem: JournalProblem }) {
  const intl = useIntl();
  const { bridge } = useApp();
  return (
    <AppFrame top={<WindowTop path={[]} />} status={null}>
      <main className={styles.page}>
        <h1 className={styles.title}>
          <FormattedMessage id="shut.title" defaultMessage="Holdfast leaves your record untouched" />
        </h1>
        <Banner tone="critical" glyph="!">
          {problemWords(intl, problem)}
        </Banner>
        <p className={styles.folder}>{problem.folder}</p>
        <div className={styles.actions}>
          <Button onClick={() => void bridge.call('show-journal', {})}>
            <FormattedMessage id="shut.show" defaultMessage="Show the folder" />
          </Button>
          <Button variant="primary" onClick={() => void bridge.call('quit', {})}>
            <FormattedMessage id="shut.quit" defaultMessage="Quit" />
          </Button>
        </div>
      </main>
    </AppFrame>
  );
}

function problemWords(intl: IntlShape, problem: JournalProblem): string {
  switch (problem.kind) {
    case 'newer-format':
      return intl.formatMessage({
        id: 'shut.newer',
        defaultMessage:
          'This record was written by a newer Holdfast. Nothing was read or changed. Install that version here, or start Holdfast with another profile folder.',
      });
    case 'older-format':
      return intl.formatMessage({
        id: 'shut.older',
        defaultMessage:
          'This record was written by a Holdfast from before its first release, unsealed. Nothing was changed. Open it with that version, or start Holdfast with another profile folder.',
      });
    case 'not-a-folder':
      return intl.formatMessage({
        id: 'shut.not-a-folder',
        defaultMessage:
          'Where the record should be there is a file, not a folder. Nothing was changed. Move that file away, then start Holdfast again.',
      });
    case 'unreadable':
      return intl.formatMessage({
        id: 'shut.unreadable',
        defaultMessage:
          'The folder of the record cannot be read. Nothing was changed. Give yourself the right to read and write it, then start Holdfast again.',
      });
    case 'in-use':
      return intl.formatMessage({
        id: 'shut.in-use',
        defaultMessage:
          'Another Holdfast is writing to this record. Nothing was changed. Go on in that window, or close it and start again.',
      });
    case 'read-only':
      return intl.formatMessage({ id: 'shut.read-only', defaultMessage: 'The record may be read, not written.' });
  }
}
