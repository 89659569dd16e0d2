import { anchorOf, partsDays } from '#/lib/record/dates/date-interval.ts';
import { localDate } from '#/lib/record/dates/local-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ScoreContext } from '#/lib/record/summary/observed/early-warning.ts';
import { timeOnAxis } from '#/lib/record/trends/trend-axis.ts';
import { centileSignOf, growthSignOf } from './growth-sign.ts';
import type { OtherObservation } from './observed-record.ts';
import { isQualifier } from './qualifiers.ts';

/** A group with the place of its date. */
export interface PlacedGroup {
  readonly group: Group;
  /** On the locale's clock. */
  readonly date: ClinicalDate;
  readonly day: number;
  readonly at: number;
  readonly hasTime: boolean;
  readonly source: string;
}

export type Placement =
  | ({ readonly stands: 'round' | 'growth' | 'centile' } & PlacedGroup)
  | ({ readonly stands: 'apart' } & OtherObservation);

/** Tells where a group of vital signs stands on the page; `today`: day since 1970-01-01. */
export function placeGroup(group: Group, { locale, today }: Pick<ScoreContext, 'locale' | 'today'>): Placement {
  const why = whyApart(group.lead);
  if (why !== undefined) return { stands: 'apart', group, why };
  const date = group.lead.date && localDate(group.lead.date, locale);
  const parts = date && anchorOf(date);
  const at = timeOnAxis(date);
  if (date === undefined || parts?.day === undefined || typeof at === 'string') return { stands: 'apart', group, why: 'no-day' };
  const day = partsDays(parts).first;
  if (day > today) return { stands: 'apart', group, why: 'ahead' };
  const { shape } = group.lead.body;
  if (shape !== 'measurement' && shape !== 'panel') return { stands: 'apart', group };
  const source = group.lead.origins[0]?.source ?? '';
  return { stands: roomOf(group), group, date, day, at, hasTime: parts.hour !== undefined, source };
}

function whyApart({ assertion, withheld, cautions }: TimelineEntry): OtherObservation['why'] {
  if (withheld) return 'not-shared';
  if (assertion === 'removed') return 'removed';
  if (assertion !== 'affirmed') return 'not-done';
  return cautions.some(({ type }) => type === 'may-change-meaning') ? 'may-change-meaning' : undefined;
}

/** A weight that came with a pulse in one entry stands in its round, and in the line of weights as well. */
function roomOf({ lead }: Group): 'round' | 'growth' | 'centile' {
  const stated = statedMeasurements(lead).filter((measured) => !isQualifier(measured));
  if (stated.length === 0) return 'round';
  if (stated.every((measured) => centileSignOf(measured) !== undefined)) return 'centile';
  return stated.every((measured) => growthSignOf(measured) ?? centileSignOf(measured)) ? 'growth' : 'round';
}

/** Everything that an entry measured, with what it says to have no value for: the heading over a set has nothing to say where a part has. */
export function statedMeasurements({ body }: Pick<TimelineEntry, 'body'>): readonly Measurement[] {
  const [own, ...parts] = measurementsOf(body);
  if (own === undefined) return [];
  if (body.shape === 'panel') return [own, ...parts];
  const isHeading = own.value === undefined && own.interpretation === undefined && parts.length > 0;
  return isHeading ? parts : [own, ...parts];
}
