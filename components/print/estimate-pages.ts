import { type PaperBlock, type PaperColumns, paperFlow } from './paper-blocks.ts';

/** Lines of 12 pt that a column of A4 has beside head, allergies, decisions and what the print holds; on a further page. */
const linesOnFirst = 44;
const linesOnNext = 56;
/** Characters of a line beside date and badges, narrower in the left column. */
const charactersOf = { left: 34, right: 42 } as const;

/** Pages that a printed Summary takes, estimated by its longer column, or by half of what flows through both. */
export function estimateSummaryPages(columns: PaperColumns): number {
  const flow = paperFlow(columns);
  const { left, right } = columns;
  const longer = flow
    ? linesOf(flow, charactersOf.left) / 2
    : Math.max(linesOf(left, charactersOf.left), linesOf(right, charactersOf.right));
  return 1 + Math.ceil(Math.max(0, longer - linesOnFirst) / linesOnNext);
}

function linesOf(blocks: readonly PaperBlock[], characters: number): number {
  return blocks.reduce((sum, block) => sum + linesOfBlock(block, characters), 0);
}

/** A head and the space above it take nearly two lines. */
function linesOfBlock({ lines, sentences }: PaperBlock, characters: number): number {
  const wrapped = (text: string): number => Math.max(1, Math.ceil(text.length / characters));
  const ofLines = lines.map(
    ({ row: { before, name, value, rest, date, lines: second } }) =>
      wrapped(`${before}${name} ${value} ${rest.join(' ')} ${date}`) + second.reduce((sum, { text }) => sum + wrapped(text), 0),
  );
  return 2 + [...ofLines, ...sentences.map(wrapped)].reduce((sum, count) => sum + count, 0);
}
