import { dateKindWord } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { type BlockRow, blockRow, notableDetail, type RowContext } from './block-row.ts';
import { differsLines } from './differs-lines.ts';
import { rowWords } from './words.ts';

/** An appointment: what, where or with whom, and when, with its time. */
export function appointmentRow(group: Group, context: RowContext): BlockRow {
  const { lead } = group;
  const when = lead.date && shortDate(lead.date, { ...context, most: 'minute' });
  return blockRow(group, {
    name: lead.title,
    rest: notableDetail(lead, new Set()),
    date: lead.date && when ? (lead.date.kind === 'start' ? when : `${dateKindWord(lead.date.kind)} ${when}`) : rowWords.noDate,
    lines: differsLines(group, lead, context),
  });
}
