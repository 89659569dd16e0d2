import { dateKindWord } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type BlockRow, blockRow, datesOfKind, notableDetail, type RowContext, splitTitle } from './block-row.ts';
import { differsLines, lowerFirst } from './differs-lines.ts';
import { rowWords } from './words.ts';

/** An allergy: its name, its reaction with how severe it is, and at the right since when, or a year with what it is (visual-next §6). */
export function allergyRow(group: Group, context: RowContext): BlockRow {
  const entry = severeMember(group);
  const { before, name, after } = splitTitle(entry.title, entry.code?.text);
  const severity = group.cautions.flatMap((caution) => (caution.type === 'severe' ? [caution.text.toLowerCase()] : []));
  const reaction = lowerFirst(after.replace(/^[:,]?\s*/, ''));
  return blockRow(group, {
    entry,
    before,
    name,
    value: [reaction, ...new Set(severity)].filter(Boolean).join(', '),
    isSevere: severity.length > 0,
    rest: notableDetail(entry, plainDetail),
    date: yearWords(entry, context),
    lines: differsLines(group, entry, context),
  });
}

/** A statement that there is none, or that nothing is known; `isBesideItems`: other sources hold some. */
export function statementRow(group: Group, isBesideItems: boolean, context: RowContext): BlockRow {
  const { lead } = group;
  const dated = lead.date && `${dateKindWord(lead.date.kind)} ${shortDate(lead.date, { ...context, most: 'day' })}`;
  const disagrees = isBesideItems && lead.assertion === 'none-known' ? [rowWords.contradicted] : [];
  return blockRow(group, {
    name: lead.title,
    rest: [...notableDetail(lead, plainDetail), ...(dated ? [dated] : []), ...disagrees],
    isMuted: isBesideItems,
    lines: differsLines(group, lead, context),
  });
}

const plainDetail: ReadonlySet<string> = new Set(['active', 'reported', 'unknown', 'prescribed']);

/** The gravest member speaks, whatever is newer: "rash, unconfirmed" must not stand before "anaphylaxis". */
function severeMember({ lead, members, replaced = [] }: Group): TimelineEntry {
  const current = members.filter(({ id }) => !replaced.some((older) => older.id === id));
  const isSevere = ({ cautions }: TimelineEntry) => cautions.some(({ type }) => type === 'severe');
  return isSevere(lead) ? lead : (current.find(isSevere) ?? lead);
}

/** "1998" under the caption "since", else "recorded 2014": a reader must never take one for the other (H16); paper, which has no captions, names both. */
function yearWords(entry: TimelineEntry, context: RowContext): string {
  const [onset] = datesOfKind(entry, 'onset');
  const date = onset ?? entry.date ?? entry.otherDates[0];
  if (date === undefined) return rowWords.noDate;
  const year = shortDate(date, { ...context, most: 'year' });
  return onset !== undefined && context.keepsYear !== true ? year : `${dateKindWord(date.kind)} ${year}`;
}
