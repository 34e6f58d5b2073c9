import type { DataTableBlock, TableBlock } from '@slack/types';
import { useState } from 'react';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { useReader } from '../reader.tsx';
import { RichText } from './rich-text.tsx';

type Cell = TableBlock['rows'][number][number];

const DEFAULT_PAGE = 5;

/** A table, or a data table with pages. A wide one scrolls by itself. */
export function Table({ block }: { readonly block: TableBlock | DataTableBlock }) {
  const { words } = useReader();
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const isData = block.type === 'data_table';
  const size = isData ? (block.page_size ?? DEFAULT_PAGE) : rows.length;
  const pages = Math.max(1, Math.ceil(rows.length / Math.max(1, size)));
  const headerColumn = isData ? (block.row_header_column_index ?? 0) : -1;
  const align = (column: number) =>
    (block.type === 'table' && block.column_settings?.[column]?.align) || 'left';
  return (
    <div className="block-table">
      <table>
        {isData && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
              <th key={column} scope="col" className={`align-${align(column)}`}>
                <Shown cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * size, (page + 1) * size).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place.
            <tr key={page * size + at}>
              {row.map((cell, column) =>
                column === headerColumn ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
                  <th key={column} scope="row">
                    <Shown cell={cell} />
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
                  <td key={column} className={`align-${align(column)}`}>
                    <Shown cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div className="table-pages">
          <button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {words.table.previous}
          </button>
          <span>{words.table.page(page + 1, pages)}</span>
          <button
            type="button"
            className="button"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            {words.table.next}
          </button>
        </div>
      )}
    </div>
  );
}

function Shown({ cell }: { readonly cell: Cell }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return <EmojiText text={cell.type === 'raw_text' ? cell.text : (cell.text ?? String(cell.value))} />;
}
