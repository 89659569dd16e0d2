'use client';
import { type ComponentType, useContext } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { DocumentBlock, DocumentCell, DocumentRow } from '#/lib/record/model/readable-document.ts';
import { useLastFoundRow } from './found-text.ts';
import { MarkedPlace, rowWithPlace } from './marked-place.ts';
import { placeId } from './place-id.ts';
import { useDrawnRows } from './use-drawn-rows.ts';
import { documentWords } from './words.ts';

/** A scrolling table must be reached by keys, or its end cannot be read without a pointer (WCAG 2.1.1). */
const scrollsByKeys = { role: 'region', tabIndex: 0 } as const;

interface Props {
  readonly block: Extract<DocumentBlock, { block: 'table' }>;
  readonly id: string | undefined;
  /** Draws the content of a cell, tables within it too. */
  readonly drawBlocks: ComponentType<{ readonly blocks: readonly DocumentBlock[] }>;
}

/** A table, a long one as it is scrolled. It scrolls sideways within itself, by keys too; the page never does (WCAG 1.4.10). */
export function DocumentTable({ block, id, drawBlocks }: Props) {
  const marked = rowWithPlace(block.rows, useContext(MarkedPlace));
  const lastFound = useLastFoundRow(block.rows);
  const { drawnRows, endRef, drawAll } = useDrawnRows(block.rows.length, Math.max(marked, lastFound) + 1);
  const rest = block.rows.length - drawnRows;
  return (
    <div className="document-table" aria-label={block.caption ?? documentWords.table} {...scrollsByKeys}>
      <table id={id}>
        {block.caption === undefined ? undefined : <caption>{block.caption}</caption>}
        <tbody>
          {block.rows.slice(0, drawnRows).map((row, index) => (
            <Row key={index} row={row} drawBlocks={drawBlocks} />
          ))}
        </tbody>
      </table>
      {rest > 0 ? (
        <p ref={endRef} className="m-0 px-3 py-2 text-detail text-muted">
          {documentWords.moreRows(rest)} <LinkButton onPress={drawAll}>{documentWords.showAllRows}</LinkButton>
        </p>
      ) : undefined}
    </div>
  );
}

interface RowProps extends Pick<Props, 'drawBlocks'> {
  readonly row: DocumentRow;
}

function Row({ row, drawBlocks }: RowProps) {
  return (
    <tr id={row.place === undefined ? undefined : placeId(row.place)}>
      {row.cells.map((content, index) => (
        <Cell key={index} content={content} head={row.head || content.head} column={row.head} drawBlocks={drawBlocks} />
      ))}
    </tr>
  );
}

interface CellProps extends Pick<Props, 'drawBlocks'> {
  readonly content: DocumentCell;
  readonly head: boolean;
  readonly column: boolean;
}

function Cell({ content, head, column, drawBlocks: DrawBlocks }: CellProps) {
  const id = content.place === undefined ? undefined : placeId(content.place);
  const blocks = <DrawBlocks blocks={content.blocks} />;
  return head ? (
    <th id={id} scope={column ? 'col' : 'row'} colSpan={content.columns} rowSpan={content.rows}>
      {blocks}
    </th>
  ) : (
    <td id={id} colSpan={content.columns} rowSpan={content.rows}>
      {blocks}
    </td>
  );
}
