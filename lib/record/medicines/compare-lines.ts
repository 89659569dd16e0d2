import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import { conflictsOf } from '#/lib/record/merge/conflicts.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { MedicineLine } from './medicine-line.ts';
import { courseOf } from './medicine-course.ts';

/** How the current lines of one ingredient compare: never which of them is right (design §8). */
export type Comparison =
  | { readonly type: 'differs'; readonly fields: ReadonlySet<string> }
  | { readonly type: 'same'; readonly sources: number }
  | { readonly type: 'one-source' };

/** Fields by which a name says more than its ingredient. */
const nameFields: readonly (readonly [field: string, valueOf: (line: MedicineLine) => string | undefined])[] = [
  ['Name', ({ name }) => name.calledBy],
  ['Release', ({ name }) => name.release ?? 'plain'],
  ['Standing', ({ member: { entry } }) => (entry.body.shape === 'medication' && entry.body.act === 'proposed' ? 'proposed' : undefined)],
];
/** Fields in which only what is stated can differ. */
const statedFields: readonly (readonly [field: string, valueOf: (line: MedicineLine) => string | undefined])[] = [
  ['Salt', ({ name }) => name.salt],
  ['Course', ({ member }) => courseOf(member.entry)],
];

/** Two sources may write the same prescription on other days, under other numbers and codes; names are compared by their words. */
const harmless: ReadonlySet<string> = new Set(['Date', 'Identifier', 'Medicine']);

/**
 * Compares the lines of one ingredient by source. They are the same only if each source has the same prescriptions in all that can be
 * compared; one that another source ended after this one began differs too. `ended`: lines of the ingredient that are over.
 */
export function compareLines(lines: readonly MedicineLine[], ended: readonly MedicineLine[]): Comparison {
  const bySource = [...Map.groupBy(lines, ({ source }) => source).values()];
  const isEndedElsewhere = ended.some((line) => bySource.every(([own]) => own?.source !== line.source) && isEndedSince(line, lines));
  if (isEndedElsewhere) return { type: 'differs', fields: new Set(['Ended']) };
  if (bySource.length < 2) return { type: 'one-source' };
  const [first = [], ...further] = bySource;
  const fields = new Set(further.flatMap((ofSource) => fieldsBetween(first, ofSource)));
  return fields.size === 0 ? { type: 'same', sources: bySource.length } : { type: 'differs', fields };
}

/** Fields in which two sources differ: each line of one is held against the one of the other that differs least. */
function fieldsBetween(left: readonly MedicineLine[], right: readonly MedicineLine[]): readonly string[] {
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left];
  const unmatched = [...more];
  const fields = fewer.flatMap((line) => {
    const [best] = unmatched
      .map((candidate) => ({ candidate, fields: differingFields(line, candidate) }))
      .toSorted((a, b) => a.fields.length - b.fields.length);
    if (best === undefined) return [];
    unmatched.splice(unmatched.indexOf(best.candidate), 1);
    return best.fields;
  });
  return unmatched.length === 0 ? fields : [...fields, 'Prescriptions'];
}

function differingFields(left: MedicineLine, right: MedicineLine): readonly string[] {
  const conflicts = conflictsOf([left.member, right.member])
    .map(({ field }) => field)
    .filter((field) => !harmless.has(field));
  const inNames = nameFields.filter(([, valueOf]) => valueOf(left) !== valueOf(right)).map(([field]) => field);
  const stated = statedFields.filter(([, valueOf]) => {
    const [ownValue, otherValue] = [valueOf(left), valueOf(right)];
    return ownValue !== undefined && otherValue !== undefined && ownValue !== otherValue;
  });
  return [...new Set([...conflicts, ...inNames, ...stated.map(([field]) => field)])];
}

/** Tells whether a line ended on or after the day on which any of the current ones began. */
function isEndedSince(line: MedicineLine, current: readonly MedicineLine[]): boolean {
  const end = endOf(line.member.entry);
  const began = current.flatMap(({ member: { entry } }) => (entry.date === undefined ? [] : (dateInterval(entry.date)?.from ?? [])));
  return end !== undefined && began.some((start) => end >= start);
}

/** The last moment of a medicine that is over, as far as its source says; milliseconds since 1970. */
export function endOf({ date, otherDates }: TimelineEntry): number | undefined {
  const ends = [date, ...otherDates].flatMap((candidate) => (candidate?.end === undefined ? [] : (dateInterval(candidate)?.to ?? [])));
  return ends.length === 0 ? undefined : Math.max(...ends);
}
