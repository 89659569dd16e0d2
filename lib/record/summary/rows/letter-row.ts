import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type BlockRow, blockRow, notableDetail, type RowContext } from './block-row.ts';
import { differsLines } from './differs-lines.ts';
import { rowWords } from './words.ts';

/** A letter with its author or ward, or an imaging report with the first sentence of its conclusion, in quotes, on the second line. */
export function letterRow(group: Group, context: RowContext): BlockRow {
  const { lead } = group;
  const parts = notableDetail(lead, none);
  const quotes = parts.filter(isQuote);
  return blockRow(group, {
    name: lead.title,
    rest: parts.filter((part) => !isQuote(part)).slice(0, 1),
    date: lead.date ? shortDate(lead.date, { ...context, most: 'day' }) : rowWords.noDate,
    lines: [...quotes.map((text) => ({ kind: 'quote', text }) as const), ...differsLines(group, lead, context)],
  });
}

const none: ReadonlySet<string> = new Set();
const isQuote = (part: string): boolean => part.startsWith('“');

/** The reason why a letter's file cannot be had, as the row must say. */
export function lostFile({ body }: TimelineEntry): string | undefined {
  return body.shape === 'attachments' ? body.attachments.find(({ unavailable }) => unavailable)?.unavailable : undefined;
}
