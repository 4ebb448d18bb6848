import { useState } from 'react';
import { Chip } from '../../../../renderer/ui/chip';
import { DataTable } from '../../../../renderer/ui/data-table';
import { SeverityChip } from '../../../../renderer/ui/severity-chip';
import { Strip } from '../../../../renderer/ui/strip';
import { SelectField } from '../../../../renderer/ui/select-field';
import { PAST } from './sample';

const YEARS = ['2026', '2025'].map((year) => ({ value: year, label: year }));

export function TablesPage() {
  const [selected, setSelected] = useState('K7Q-01');
  const [year, setYear] = useState('2026');
  return (
    <main aria-label="Tables">
      <h1 className="visually-hidden">Tables</h1>
      <Strip
        title="Recent"
        look="raised"
        end={<SelectField label="Year" isLabelHidden size="small" options={YEARS} value={year} onPick={setYear} />}
      >
        10 of 41
      </Strip>
      <DataTable
        caption="Recent incidents"
        items={PAST}
        keyOf={({ ref }) => ref}
        selection={{ key: selected, onSelect: setSelected, onOpen: setSelected }}
        columns={[
          {
            id: 'severity',
            head: 'Severity',
            width: 90,
            cell: ({ level }) => <SeverityChip level={level} label={`SEV${level}`} isEnded />,
          },
          { id: 'title', head: 'Title', isRowHead: true, cell: ({ title }) => title },
          { id: 'ref', head: 'Ref', width: 90, cell: ({ ref }) => ref },
          { id: 'type', head: 'Type', width: 110, cell: ({ type }) => type },
          { id: 'lasted', head: 'Lasted', align: 'end', width: 80, cell: ({ lasted }) => lasted },
          {
            id: 'after',
            head: 'After',
            width: 160,
            cell: ({ after }) =>
              after === undefined ? (
                'Closed'
              ) : (
                <Chip tone="warning" glyph="◷">
                  {after}
                </Chip>
              ),
          },
        ]}
      />
      <DataTable
        caption="Where lines are kept"
        items={['This laptop', 'Shared folder']}
        keyOf={(place) => place}
        columns={[
          { id: 'where', head: 'Where', isRowHead: true, cell: (place) => place },
          {
            id: 'state',
            head: 'State',
            cell: () => (
              <Chip tone="done" glyph="✓">
                Up to date
              </Chip>
            ),
          },
          {
            id: 'detail',
            head: 'Detail',
            cell: () => (
              <>
                128 lines, 2.1 MB <small>20 backups, newest 10:45Z</small>
              </>
            ),
          },
        ]}
      />
    </main>
  );
}
