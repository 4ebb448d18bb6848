import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { wordsOf } from '../words';

type Row = { readonly id: number; readonly time: string; readonly who: string; readonly text: string };

function rowsOf(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i,
    time: new Date(1_700_000_000_000 + i * 3_000).toISOString().slice(11, 19),
    who: 'ana',
    text: wordsOf(i),
  }));
}

/** A log as plain React would have it: every row in the page, the list mapped anew for each line. */
function Naive() {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [text, setText] = useState('');
  return (
    <main>
      <button type="button" onClick={() => setRows([])}>
        empty
      </button>
      <button type="button" onClick={() => setRows(rowsOf(10_000))}>
        fill
      </button>
      <ol>
        {rows.map((row) => (
          <li key={row.id} style={{ display: 'grid', gridTemplateColumns: '64px 20px 60px 1fr', height: 28 }}>
            <time>{row.time}</time>
            <span>·</span>
            <b>{row.who}</b>
            <p>{row.text}</p>
          </li>
        ))}
      </ol>
      <textarea
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          setRows((now) => [...now, { id: now.length, time: '00:00:00', who: 'ana', text }]);
          setText('');
        }}
      />
    </main>
  );
}

const place = document.getElementById('root');
if (place) createRoot(place).render(<Naive />);
