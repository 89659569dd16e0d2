import { type ReactNode } from 'react';
import type { DocumentBlock, DocumentCell, DocumentRow, DocumentRun } from '#/lib/record/model/readable-document.ts';
import { TextInColumns } from '#/components/entry/written-text.tsx';
import { DocumentPictureView } from './document-picture-view.tsx';
import { placeId } from './place-id.ts';

/** The blocks of a section, one after another. */
export function DocumentBlocks({ blocks }: { readonly blocks: readonly DocumentBlock[] }) {
  return blocks.map((block, index) => <Block key={`${index} ${block.block}`} block={block} />);
}

function Block({ block }: { readonly block: DocumentBlock }) {
  const id = block.place === undefined ? undefined : placeId(block.place);
  switch (block.block) {
    case 'paragraph':
      return (
        <p id={id}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'heading':
      // Authors use headings as bold lines: the section's level stands.
      return (
        <p id={id} className="font-semibold">
          <Runs runs={block.runs} />
        </p>
      );
    case 'preformatted':
      return block.columns === true ? (
        <TextInColumns text={block.text} id={id} />
      ) : (
        <pre id={id}>
          <bdi>{block.text}</bdi>
        </pre>
      );
    case 'list':
      return <List block={block} id={id} />;
    case 'table':
      return <Table block={block} id={id} />;
    case 'picture':
      return <DocumentPictureView block={block} id={id} />;
  }
}

type Of<Name extends DocumentBlock['block']> = Extract<DocumentBlock, { block: Name }>;

function List({ block, id }: { readonly block: Of<'list'>; readonly id: string | undefined }) {
  const items = block.items.map((item, index) => (
    <li key={index}>
      <DocumentBlocks blocks={item} />
    </li>
  ));
  return block.ordered ? <ol id={id}>{items}</ol> : <ul id={id}>{items}</ul>;
}

/** A scrolling table must be reached by keys, or its end cannot be read without a pointer (WCAG 2.1.1). */
const scrollsByKeys = { role: 'region', tabIndex: 0 } as const;

/** Scrolls sideways within itself, by keys too; the page never does (WCAG 1.4.10). */
function Table({ block, id }: { readonly block: Of<'table'>; readonly id: string | undefined }) {
  return (
    <div className="document-table" aria-label={block.caption ?? 'Table'} {...scrollsByKeys}>
      <table id={id}>
        {block.caption === undefined ? undefined : <caption>{block.caption}</caption>}
        <tbody>
          {block.rows.map((row, index) => (
            <Row key={index} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: DocumentRow }) {
  return (
    <tr id={row.place === undefined ? undefined : placeId(row.place)}>
      {row.cells.map((content, index) => (
        <Cell key={index} content={content} head={row.head || content.head} column={row.head} />
      ))}
    </tr>
  );
}

function Cell({ content, head, column }: { readonly content: DocumentCell; readonly head: boolean; readonly column: boolean }) {
  const id = content.place === undefined ? undefined : placeId(content.place);
  const blocks = <DocumentBlocks blocks={content.blocks} />;
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

function Runs({ runs }: { readonly runs: readonly DocumentRun[] }) {
  return runs.map((run, index) => <Run key={index} run={run} />);
}

/** Each run isolated: text from right to left changes the order of nothing around it (H28). */
function Run({ run: { text, marks = [], place } }: { readonly run: DocumentRun }) {
  const marked = marks.reduce<ReactNode>((inner, mark) => <Mark mark={mark}>{inner}</Mark>, text);
  return <bdi id={place === undefined ? undefined : placeId(place)}>{marked}</bdi>;
}

interface MarkProps {
  readonly mark: NonNullable<DocumentRun['marks']>[number];
  readonly children: ReactNode;
}

function Mark({ mark, children }: MarkProps) {
  switch (mark) {
    case 'strong':
      return <strong>{children}</strong>;
    case 'emphasis':
      return <em>{children}</em>;
    case 'underline':
      return <u>{children}</u>;
    case 'struck':
      return <s>{children}</s>;
    case 'superscript':
      return <sup>{children}</sup>;
    case 'subscript':
      return <sub>{children}</sub>;
  }
}
