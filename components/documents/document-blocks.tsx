import type { ReactNode } from 'react';
import type { DocumentBlock, DocumentRun } from '#/lib/record/model/readable-document.ts';
import { TextInColumns } from '#/components/entry/written-text.tsx';
import { DocumentPictureView } from './document-picture-view.tsx';
import { DocumentTable } from './document-table.tsx';
import { DrawnParts } from './drawn-parts.tsx';
import { placeId } from './place-id.ts';

/** The blocks of a section, one after another. */
export function DocumentBlocks({ blocks }: { readonly blocks: readonly DocumentBlock[] }) {
  const draw = (drawnParts: readonly (readonly DocumentBlock[])[]): ReactNode =>
    drawnParts.flat().map((block, index) => <Block key={`${index} ${block.block}`} block={block} />);
  return blocks.length <= fewParts ? draw([blocks]) : <DrawnParts parts={blocks.map((block) => [block])} draw={draw} />;
}

/** Texts and lists as short as these are drawn whole, without more ado. */
const fewParts = 200;

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
      return <DocumentTable block={block} id={id} drawBlocks={DocumentBlocks} />;
    case 'picture':
      return <DocumentPictureView block={block} id={id} />;
  }
}

type Of<Name extends DocumentBlock['block']> = Extract<DocumentBlock, { block: Name }>;

function List({ block, id }: { readonly block: Of<'list'>; readonly id: string | undefined }) {
  const draw = (items: Of<'list'>['items']): ReactNode => {
    const drawnItems = items.map((item, index) => (
      <li key={index}>
        <DocumentBlocks blocks={item} />
      </li>
    ));
    return block.ordered ? <ol id={id}>{drawnItems}</ol> : <ul id={id}>{drawnItems}</ul>;
  };
  return block.items.length <= fewParts ? draw(block.items) : <DrawnParts parts={block.items} draw={draw} />;
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
