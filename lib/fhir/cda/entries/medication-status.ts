import { intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { isCoded, statusOf, relatedStatements } from './statement.ts';
import { statusCodeOf } from './status-discrepancy.ts';
import { scheduleOf } from '#/lib/fhir/cda/datatypes/timing.ts';
import type { StatementContext } from './statement-context.ts';
import { statementNotes } from './words.ts';

const administered = '29549-3';
export const orderStatuses = new Map([
  ['active', 'active'],
  ['new', 'active'],
  ['normal', 'active'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['aborted', 'stopped'],
  ['cancelled', 'cancelled'],
  ['completed', 'completed'],
  ['nullified', 'entered-in-error'],
]);
export const statementStatuses = new Map([...orderStatuses, ['cancelled', 'stopped']]);
const stated = new Map([
  ['55561003', 'active'],
  ['421139008', 'on-hold'],
  ['392521001', 'completed'],
  ['73425007', 'stopped'],
]);

/**
 * The status observation of older documents, else the act's. "Completed" often means that the prescription was written
 * (C-CDA on FHIR, medications): where no end before the document says that the course is over, it is not known to be.
 */
export function statusIn(statement: Element, context: StatementContext, statuses: ReadonlyMap<string, string>): string | undefined {
  const observed = relatedStatements(statement)
    .map((related) => related.statement)
    .find((part) => isCoded(part, '33999-4'));
  const word = stated.get(statusCodeOf(childNamed(observed, 'value'), context.narrative) ?? '');
  if (observed !== undefined && word !== undefined) {
    context.claimed.add(observed);
    return word;
  }
  const statusCode = statusOf(statement);
  if (statusCode === undefined) return 'unknown';
  return statusCode === 'completed' && !isOver(statement, context) ? 'unknown' : (statuses.get(statusCode) ?? statusCode);
}

function isOver(statement: Element, { written, narrative }: StatementContext): boolean {
  const { value, end } = intervalOf(scheduleOf(statement, narrative).span);
  const last = end ?? value;
  return last !== undefined && (written === undefined || last.slice(0, 10) <= written.slice(0, 10));
}

/** Reasons behind a status that is not known. */
export function statusNote(statement: Element, context: StatementContext): readonly string[] {
  const unsure = statusOf(statement) === 'completed' && !isOver(statement, context) && !context.section.has(administered);
  return unsure ? [statementNotes.completedWithoutEnd] : [];
}
