import { entryFlag } from '#/components/entry/measured-words.ts';
import { outsideOf } from './row-words.ts';
import type { KindRows } from '#/lib/record/contacts/group-by-contact.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';
import type { SectionKey } from '#/lib/record/contacts/contact-items.ts';

/** Words of the list by contact. */
export const contactWords = {
  sections: {
    planned: 'Planned',
    undated: 'No date',
    notLinked: 'Not linked to a contact',
    notReceived: 'Linked to a contact that was not received',
  } satisfies Readonly<Record<SectionKey, string>>,
  openEntry: (title: string) => `Open ${title}`,
  rows: (rows: number) => formatCountOf(rows, 'row', 'rows'),
  noDate: 'No date',
  stay: (admitted: string, discharged: string) => `admitted ${admitted}, discharged ${discharged}`,
} as const;

/** "Results 4 · Problems 1": what stands under a head. */
export function kindsWords(kinds: readonly KindRows[], locale: string): string {
  return kinds.map(({ category, rows }) => `${categoryName(category, locale)} ${formatCount(rows.length)}`).join(' · ');
}

/** "Results 4, 2 outside range or flagged" */
export function kindWords({ category, rows }: KindRows, locale: string): string {
  const outside = rows.filter(isOutside).length;
  const name = `${categoryName(category, locale)} ${formatCount(rows.length)}`;
  return outside > 0 ? `${name}, ${formatCount(outside)} outside range or flagged` : name;
}

const isOutside = (row: Row): boolean => outsideOf(row).length > 0 || (row.type === 'single' && entryFlag(row.lead.lead) !== undefined);

interface DateOptions {
  readonly locale: string;
  readonly thisYear: string;
  /** True in speech, where no date may leave its year out. */
  readonly keepsYear?: boolean;
}

const mostPlanned = 3;

/** "27-Nov Home visit, 30-Dec Clinic": the first of what is planned. */
export function plannedWords(rows: readonly Row[], options: DateOptions): string {
  const named = rows.slice(0, mostPlanned).map(({ lead: { lead } }) => {
    const day = lead.date ? `${shortDate(lead.date, { ...options, most: 'day' })} ` : '';
    return `${day}${lead.title}`;
  });
  return [...named, ...(rows.length > mostPlanned ? [`${formatCount(rows.length - mostPlanned)} more`] : [])].join(', ');
}

/** "admitted 11-Nov, discharged 18-Nov" of a finished admission, which stands by its discharge. */
export function stayWords({ isAdmission, date }: TimelineEntry, options: DateOptions): string | undefined {
  if (isAdmission !== true || date?.start === undefined || date.end === undefined || date.open) return undefined;
  const day = (text: string) => shortDate({ start: text, precision: date.precision, kind: date.kind }, { ...options, most: 'day' });
  return contactWords.stay(day(date.start), day(date.end));
}
