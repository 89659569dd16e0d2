import { differsLines } from '#/lib/record/summary/rows/differs-lines.ts';
import { allergyRow, statementRow } from '#/lib/record/summary/rows/allergy-row.ts';
import { appointmentRow } from '#/lib/record/summary/rows/appointment-row.ts';
import { type BlockRow, blockRow, type RowContext } from '#/lib/record/summary/rows/block-row.ts';
import { letterRow } from '#/lib/record/summary/rows/letter-row.ts';
import { medicineRow } from '#/lib/record/summary/rows/medicine-row.ts';
import { problemRow } from '#/lib/record/summary/rows/problem-row.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { summaryBlocks } from '#/lib/record/model/summary-settings.ts';
import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import type { ResultToLookAt } from '#/lib/record/summary/results-to-look-at.ts';
import type { SectionBlock } from '#/lib/record/summary/sections.ts';
import type { SummaryBlock } from '#/lib/record/summary/blocks/make-blocks.ts';
import type { RecordSummary } from '#/lib/record/summary/summary.ts';
import { codedSectionWords } from '#/lib/record/summary/section-words.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import { lineDate } from './line-date.ts';
import { observationRows } from './paper-observations.ts';
import { observationPaperWords, paperBlockWords, summaryPaperWords } from './summary-paper-words.ts';

export interface PaperLine {
  readonly row: BlockRow;
  /** How its value is drawn: as the row's words, in columns (a result), or as the entry has it. */
  readonly value: 'words' | 'columns' | 'entry';
}

/** A block of the Summary as it stands on paper. */
export interface PaperBlock {
  readonly id: string;
  readonly title: string;
  /** "9", "8 of 35"; empty: none. */
  readonly count: string;
  /** "last issue" */
  readonly caption?: string;
  readonly lines: readonly PaperLine[];
  /** Sentences in place of lines, or below them. */
  readonly sentences: readonly string[];
  /** At the right of its head: "3 sources missing", "RS not shared". */
  readonly mark: string;
  /** "27 ended medicines"; absent where all of it is printed. */
  readonly notPrinted?: string;
}

export interface PaperColumns {
  readonly left: readonly PaperBlock[];
  readonly right: readonly PaperBlock[];
}

/** Lines of blocks that may be cut, so that the whole fits one page. Allergies and current medicines are never cut (H40). */
const most = { problems: 14, letters: 8, results: 12, appointments: 6, section: 6 } as const;

/** Everything that paper's rows are made with: each date has its year. */
export type PaperContext = Omit<RowContext, 'keepsYear'>;

/** The blocks in the two columns of the paper: the same for every reader, whatever their lens. */
export function paperColumns(summary: RecordSummary, sections: readonly SectionBlock[], given: PaperContext): PaperColumns {
  const context: RowContext = { ...given, keepsYear: true };
  return {
    left: [
      rowsBlock('allergies', summary.allergies, context, allergyRow),
      problems(summary, context),
      observations(summary, context),
      ...sections.map((block) => section(block, context)),
      rowsBlock('appointments', summary.appointments, context, appointmentRow, most.appointments),
    ],
    right: [
      medicines(summary, context),
      results(summary, context),
      rowsBlock('letters', summary.letters, context, letterRow, most.letters),
    ],
  };
}

/** Lines of one block that would leave a column empty beside them for a page. */
const mostBesideOthers = 18;

/** All blocks in reading order, to flow through both columns where one block is long; undefined: each column has its own. */
export function paperFlow({ left, right }: PaperColumns): readonly PaperBlock[] | undefined {
  const blocks = [...left, ...right];
  if (blocks.every(({ lines }) => lines.length <= mostBesideOthers)) return undefined;
  const names: readonly string[] = summaryBlocks;
  const rank = ({ id }: PaperBlock): number => (names.includes(id) ? names.indexOf(id) : names.length);
  return blocks.toSorted((first, second) => rank(first) - rank(second));
}

type MakeRow = (group: Group, context: RowContext) => BlockRow;

function rowsBlock(
  id: Exclude<keyof typeof paperBlockWords, 'medicinesAtDeath'>,
  block: SummaryBlock,
  context: RowContext,
  makeRow: MakeRow,
  limit = Infinity,
): PaperBlock {
  const { title, rest } = paperBlockWords[id];
  const { items, statements, empty, restCount, sources } = block;
  const printed = items.slice(0, limit);
  const leftOut = items.length - printed.length + restCount;
  const rows = [
    ...printed.map((group) => makeRow(group, context)),
    ...statements.map((group) => statementRow(group, items.length > 0, context)),
  ];
  return {
    id,
    title,
    count: countWords(printed.length, items.length),
    lines: rows.map((row) => ({ row, value: 'words' })),
    // While sources are asked the mark says so.
    sentences: empty === undefined || empty.words === '' ? [] : [empty.words],
    mark: markOf(sources),
    ...(leftOut > 0 && { notPrinted: rest(leftOut) }),
  };
}

function countWords(printed: number, all: number): string {
  if (all === 0) return '';
  return printed === all ? String(all) : summaryPaperWords.countOf(printed, all);
}

/** Names stand in what the print holds; here their number, or the code of one that shares none of it. */
function markOf({ asking, missing, notShared, hiddenFromRole }: BlockSources): string {
  return [
    ...(asking.length > 0 ? [summaryPaperWords.asking(asking.length)] : []),
    ...(missing.length > 0 ? [summaryPaperWords.missing(missing.length)] : []),
    ...(hiddenFromRole ? [summaryPaperWords.hiddenFromRole] : []),
    ...(notShared.length > 0 && !hiddenFromRole ? [summaryPaperWords.notShared(notShared.map(({ code }) => code))] : []),
  ].join(' · ');
}

function problems({ problems: block, at }: RecordSummary, context: RowContext): PaperBlock {
  const atMs = Date.parse(at);
  return rowsBlock('problems', block, context, (group) => problemRow(group, context, atMs), most.problems);
}

function observations({ observations: block }: RecordSummary, context: RowContext): PaperBlock {
  const rows = observationRows(block.observed, context);
  return {
    id: 'observations',
    title: observationPaperWords.title,
    count: '',
    lines: rows.map((row) => ({ row, value: 'words' })),
    sentences: rows.length > 0 || block.empty === undefined || block.empty.words === '' ? [] : [block.empty.words],
    mark: markOf(block.sources),
  };
}

/** Orders that forbid stand above all blocks, with the decisions. */
function medicines({ medicines: block }: RecordSummary, context: RowContext): PaperBlock {
  const { isAtDeath, ofUnknownStatus, issues } = block;
  const makeRow: MakeRow = (group) => medicineRow(group, { ...context, issues, isAtDeath, ofUnknownStatus });
  const paper = rowsBlock('medicines', block, context, makeRow);
  return {
    ...paper,
    ...(isAtDeath && { title: paperBlockWords.medicinesAtDeath.title }),
    caption: paperBlockWords.medicines.caption,
  };
}

function results({ results: block }: RecordSummary, context: RowContext): PaperBlock {
  const urgent = block.results.filter(({ flag }) => isUrgentFlag(flag)).length;
  const byGroup = new Map(block.results.map((result) => [result.group.id, result]));
  const makeRow: MakeRow = (group) => resultRow(group, byGroup.get(group.id), context);
  const paper = rowsBlock('results', block, context, makeRow, Math.max(most.results, urgent));
  return {
    ...paper,
    caption: paperBlockWords.results.caption,
    lines: paper.lines.map(({ row }) => ({ row, value: 'columns' })),
    sentences: [
      ...paper.sentences,
      ...(block.notUnderstood > 0 ? [summaryPaperWords.notUnderstood(block.notUnderstood)] : []),
      ...(block.neither > 0 ? [summaryPaperWords.neither(block.neither)] : []),
    ],
  };
}

function resultRow(group: Group, result: ResultToLookAt | undefined, context: RowContext): BlockRow {
  return blockRow(group, {
    name: group.lead.title,
    rest: result?.old ? [summaryPaperWords.old] : [],
    date: lineDate(group.lead, context),
    lines: differsLines(group, group.lead, context),
  });
}

function section(block: SectionBlock, context: RowContext): PaperBlock {
  const { items, statements, restCount, withoutCode, absence, sources } = block;
  const { id, title } = block.section;
  const printed = items.slice(0, most.section);
  const leftOut = items.length - printed.length + restCount;
  const row = (group: Group): PaperLine => ({
    row: blockRow(group, {
      name: group.lead.title,
      rest: group.lead.detail === undefined ? [] : [group.lead.detail],
      date: lineDate(group.lead, context),
      lines: differsLines(group, group.lead, context),
    }),
    value: 'entry',
  });
  return {
    id,
    title,
    count: countWords(printed.length, items.length),
    lines: [...printed, ...statements].map(row),
    sentences: [...(absence ? [absence.sentence] : []), ...(withoutCode > 0 ? [codedSectionWords.withoutCode(withoutCode)] : [])],
    mark: markOf(sources),
    ...(leftOut > 0 && { notPrinted: summaryPaperWords.underTitle(formatCountOf(leftOut, 'entry', 'entries'), title) }),
  };
}
