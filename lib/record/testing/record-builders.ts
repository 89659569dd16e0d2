import { emptyTimeline, applyMessage } from '#/lib/record/stream/timeline.ts';
import type { RelatedEntries } from '#/lib/record/opened-entry/related.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type HelloMessage, messageVersion } from '#/lib/record/model/timeline-message.ts';

/** Builders of literals for this folder's tests; every person and place is made up. */
export const hello: HelloMessage = {
  type: 'hello',
  version: messageVersion,
  session: 'session-1',
  patientKey: 'key-1',
  at: '2026-11-21T14:02:00+00:00',
  viewer: { name: 'Dr Sam Ode', role: 'clinician', organisation: 'city-hospitals', organisationName: 'City Hospitals' },
  locale: 'en-GB',
  service: 'Tributary',
};

export function source(id: string, more: Partial<PublicSource> = {}): PublicSource {
  return { id, name: id, code: 'XX', organisation: id, own: false, mark: 1, never: [], standing: [], ...more };
}

export function entry(sourceId: string, id: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: `${sourceId}|Thing/${id}`,
    category: 'results',
    kind: 'observation',
    resourceType: 'Observation',
    title: id,
    assertion: 'affirmed',
    date: { start: '2026-11-20', precision: 'day', kind: 'effective' },
    otherDates: [],
    body: { shape: 'facts' },
    facts: [],
    cautions: [],
    origins: [{ source: sourceId, reference: `Thing/${id}` }],
    identity: [],
    compare: {},
    ...more,
  };
}

/** The date of an entry, with the precision that its text has. */
export function datedOn(start: string): Pick<TimelineEntry, 'date'> {
  const precision = start.length === 4 ? 'year' : start.length === 7 ? 'month' : start.length === 10 ? 'day' : 'second';
  return { date: { start, precision, kind: 'effective' } };
}

export interface Answer {
  readonly source: PublicSource;
  readonly entries?: readonly TimelineEntry[];
  /** Outcome of every category that `outcomes` does not name; absent: `complete` or `none`, by its entries. */
  readonly all?: Outcome;
  readonly outcomes?: Readonly<Partial<Record<Category, Outcome>>>;
  /** True for an answer that has not ended. */
  readonly open?: true;
}

/** The messages of one source's answer, in the order a server sends them. */
export function answer({ source: from, entries = [], all, outcomes = {}, open }: Answer, attempt = 1): readonly unknown[] {
  const of = { source: from.id, attempt };
  const own = (category: Category): Outcome => {
    const count = entries.filter((each) => each.category === category).length;
    return count > 0 ? { state: 'complete', entries: count } : { state: 'none' };
  };
  const said = open ? (Object.keys(outcomes) as Category[]) : categories;
  return [
    ...(entries.length > 0 ? [{ type: 'entries', ...of, entries }] : []),
    ...said.map((category) => ({ type: 'outcome', ...of, category, outcome: outcomes[category] ?? all ?? own(category) })),
    ...(open
      ? []
      : [
          {
            type: 'end',
            ...of,
            resources: { received: entries.length, entries: entries.length, supporting: 0, refused: 0 },
            entries: entries.length,
            at: hello.at,
            tookMs: 900,
          },
        ]),
  ];
}

export function apply(timeline: Timeline, messages: readonly unknown[]): Timeline {
  return messages.reduce<Timeline>(applyMessage, timeline);
}

export function timelineOf(...answers: readonly Answer[]): Timeline {
  const joins = answers.map((each) => ({ type: 'source', source: each.source }));
  return apply(emptyTimeline('session-1'), [hello, ...joins, ...answers.flatMap((each) => answer(each))]);
}

/** An opened entry to which no source links anything. */
export const nothingRelated: RelatedEntries = { issues: [], letters: [], workedOutFrom: [], usedFor: [] };
