import { anchorOf, partsDays } from '#/lib/record/dates/date-interval.ts';
import { localDate } from '#/lib/record/dates/local-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { isOwn, sortOfEntry, usedScore } from './early-warning.ts';
import { isNews2For, type ScoredPerson } from './news2-use.ts';

/** Person whose scores they are, and the clock by which their days are told. */
export interface ScoreReader extends ScoredPerson {
  readonly locale: string;
  /** Today on the locale's clock, in days since 1970-01-01. */
  readonly today: number;
}

/** The score that an entry is, by the name that it has for this person (H36); undefined for any other entry, or another person's. */
export function scoreOfEntry(entry: TimelineEntry, reader: ScoreReader) {
  const sort = isOwn(entry) ? sortOfEntry(entry) : undefined;
  return sort && { key: sort.key, ...usedScore(sort, entry, isOfUse(entry, reader)) };
}

/** Tells whether one of the groups is a NEWS2 of someone for whom it is not. */
export function isMisappliedIn(groups: readonly Pick<Group, 'members'>[], reader: ScoreReader): boolean {
  return groups.some(({ members }) => members.some((entry) => scoreOfEntry(entry, reader)?.isMisapplied === true));
}

/** Tells whether NEWS2 is for the person on every day that the entry's date may mean; without a date it is told by the age of today. */
function isOfUse({ date }: TimelineEntry, { locale, today, ...person }: ScoreReader): boolean {
  const parts = date && anchorOf(localDate(date, locale));
  if (parts === undefined) return isNews2For({ birthDate: person.birthDate }, today);
  const { first, last } = partsDays(parts);
  return isNews2For(person, first) && isNews2For(person, last);
}
