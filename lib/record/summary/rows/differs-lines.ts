import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { notStated } from '#/lib/record/merge/words.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { RowContext, RowLine } from './block-row.ts';
import { rowWords } from './words.ts';

/** Fields whose values need no name: "rash", "unconfirmed", "inactive", "5 mg". */
const plainFields: ReadonlySet<string> = new Set(['Reaction', 'Status', 'Verification', 'Dose', 'Frequency', 'Conclusion', 'Strength']);

/**
 * Lines for the sources that differ from the one whose words the first line says: "City Hospitals: rash, severity not stated,
 * unconfirmed". No source is said to be right. `entry`: the member that the first line says; `more`: further words of a source's line.
 */
export function differsLines(
  group: Group,
  entry: TimelineEntry,
  context: RowContext,
  more: (source: string) => readonly string[] = () => [],
): readonly RowLine[] {
  const own = sourceOfMember(entry);
  const sources = [...new Set(group.conflicts.flatMap(({ values }) => values.map(({ source }) => source)))];
  return sources
    .filter((source) => source !== own || sources.length === 1)
    .map((source) => lineOf(group, source, context, more(source)))
    .filter(({ text }) => text !== '');
}

/** The line of one source, in the order of the fields. */
function lineOf(group: Group, source: string, context: RowContext, more: readonly string[]): RowLine {
  const values = conflictWords(group, source, context);
  return { kind: 'differs', text: values.length === 0 ? '' : rowWords.differ(sourceName(source, context), [...values, ...more]) };
}

/** The values of one source in which it differs: "rash", "severity not stated". */
export function conflictWords(
  { conflicts }: Pick<Group, 'conflicts'>,
  source: string,
  { locale }: Pick<RowContext, 'locale'>,
): readonly string[] {
  return conflicts.flatMap(({ field, values }) =>
    values
      .filter((line) => line.source === source)
      .map(({ value }) =>
        plainFields.has(field) && value !== notStated ? lowerFirst(value) : `${field.toLowerCase()} ${readable(value, locale)}`,
      ),
  );
}

/** The day of a date as people write it; any other value as it was sent. */
const readable = (value: string, locale: string): string =>
  /^\d{4}-\d\d/.test(value) ? formatDateText(value.slice(0, 10), locale) : value;

export const sourceName = (source: string, { sources }: RowContext): string => sources.get(source)?.name ?? source;

/** `PublicSource.id` of the source that sent a member. */
export const sourceOfMember = ({ origins, id }: TimelineEntry): string => origins[0]?.source ?? id.slice(0, id.indexOf('|'));

/** "Anaphylaxis" → "anaphylaxis"; what begins with two capitals is a name or an abbreviation. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
