import { dateKindWord } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { isCurrentProblem } from '#/lib/record/summary/current-problem.ts';
import { type BlockRow, blockRow, datesOfKind, notableDetail, type RowContext, splitTitle } from './block-row.ts';
import { differsLines } from './differs-lines.ts';
import { rowWords } from './words.ts';

/** "Major problem" is what a problem of this list is in a practice's record; "minor problem" is said. */
const plainDetail: ReadonlySet<string> = new Set(['active', 'encounter diagnosis', 'major problem']);

/** A problem with the year since when; the member that calls it current speaks, and another's "resolved" is a difference. `atMs`: milliseconds since 1970. */
export function problemRow(group: Group, context: RowContext, atMs: number): BlockRow {
  const { lead, members } = group;
  const entry = isCurrentProblem(lead, atMs) ? lead : (members.find((member) => isCurrentProblem(member, atMs)) ?? lead);
  const { before, name, after } = splitTitle(entry.title, entry.code?.text);
  return blockRow(group, {
    entry,
    before,
    name,
    value: after.trim(),
    rest: notableDetail(entry, plainDetail),
    date: sinceWords(entry, context),
    lines: differsLines(group, entry, context),
  });
}

/** "2020", "20-Nov": since when; any other date is named (H16). */
function sinceWords(entry: TimelineEntry, context: RowContext): string {
  const [onset] = datesOfKind(entry, 'onset');
  const date = onset ?? entry.date ?? entry.otherDates[0];
  if (date === undefined) return rowWords.noDate;
  const words = shortDate(date, { ...context, most: 'year' });
  return onset === undefined ? `${dateKindWord(date.kind)} ${words}` : words;
}
