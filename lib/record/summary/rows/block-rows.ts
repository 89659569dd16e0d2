import type { RecordSummary } from '#/lib/record/summary/summary.ts';
import { allergyRow, statementRow } from './allergy-row.ts';
import { appointmentRow } from './appointment-row.ts';
import type { BlockRow, RowContext } from './block-row.ts';
import { letterRow } from './letter-row.ts';
import { medicineRow } from './medicine-row.ts';
import { problemRow } from './problem-row.ts';

/** Makes the rows of one block, statements of none or of nothing known last. */
export type MakeRows = (summary: RecordSummary, context: Omit<RowContext, 'thisYear'>) => readonly BlockRow[];

/** Rows of the blocks that are lists. */
export const blockRows = {
  allergies: rowsOf('allergies', () => allergyRow),
  problems: rowsOf('problems', ({ at }) => {
    const atMs = Date.parse(at);
    return (group, context) => problemRow(group, context, atMs);
  }),
  medicines: rowsOf('medicines', ({ medicines: { issues, isAtDeath, ofUnknownStatus } }) => {
    return (group, context) => medicineRow(group, { ...context, issues, isAtDeath, ofUnknownStatus });
  }),
  letters: rowsOf('letters', () => letterRow),
  appointments: rowsOf('appointments', () => appointmentRow),
} as const;

type RowBlock = 'allergies' | 'problems' | 'medicines' | 'letters' | 'appointments';
type MakeRow = (group: BlockRow['group'], context: RowContext) => BlockRow;

function rowsOf(name: RowBlock, makeRow: (summary: RecordSummary) => MakeRow): MakeRows {
  return (summary, { sources, locale }) => {
    const context = { sources, locale, thisYear: summary.at.slice(0, 4) };
    const { items, statements } = summary[name];
    const make = makeRow(summary);
    return [...items.map((group) => make(group, context)), ...statements.map((group) => statementRow(group, items.length > 0, context))];
  };
}
