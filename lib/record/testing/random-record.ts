import fc from 'fast-check';
import type { Category } from '#/lib/record/model/category.ts';
import { entry } from './record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';

/** Arbitrary records for property tests: everything that can make groups, versions, rows and folds, in a small space, so that it meets. */
export const sourceIds = ['city', 'practice', 'third'] as const;

const kinds = [
  'observation',
  'diagnostic-report',
  'document-reference',
  'condition',
  'medication-request',
  'medication-statement',
] as const;
const categoryOf: Readonly<Record<(typeof kinds)[number], Category>> = {
  observation: 'results',
  'diagnostic-report': 'results',
  'document-reference': 'documents',
  condition: 'problems',
  'medication-request': 'medications',
  'medication-statement': 'medications',
};
const keys = [
  'x|1',
  'x|2',
  'Thing|identifier|https://a.test|1',
  'Thing|identifier|https://a.test|2',
  'file|url|f',
  'file|hash|g',
  'document|s|1',
];

const someParts = fc.record({
  from: fc.constantFrom(...sourceIds),
  id: fc.integer({ min: 0, max: 9 }),
  // Versions of one result need five things to be equal: they come often enough to meet.
  kind: fc.constantFrom(...kinds, 'observation', 'observation', 'observation', 'diagnostic-report'),
  vitals: fc.boolean(),
  assertion: fc.constantFrom('affirmed', 'affirmed', 'affirmed', 'denied', 'not-known', 'removed'),
  identity: fc.subarray(keys, { maxLength: 2 }),
  target: fc.option(fc.tuple(fc.constantFrom('plan', 'replaces'), fc.integer({ min: 0, max: 9 })), { nil: undefined }),
  status: fc.constantFrom('preliminary', 'final', 'corrected', 'final', 'active', undefined),
  code: fc.constantFrom('1', '2', undefined),
  start: fc.oneof(
    fc.constant('2026-11-20T06:10:00Z'),
    fc.constantFrom('2026-11-20', '2026-11-20T07:10:00+01:00', '2026-10', '2026', 'rubbish', undefined),
  ),
  onset: fc.constantFrom('2001', '2015-03', undefined),
  dose: fc.constantFrom('5 mg', '10 mg', undefined),
  members: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
  series: fc.constantFrom('s', undefined, undefined),
  inDocument: fc.boolean(),
});

export const someEntries: fc.Arbitrary<readonly TimelineEntry[]> = fc
  .uniqueArray(someParts, { selector: ({ from, id }) => `${from} ${id}`, maxLength: 24 })
  .map((all) => all.map(entryOf));

function entryOf(parts: SomeParts): TimelineEntry {
  const { from, kind, start, onset, dose, status, code, series, target } = parts;
  const id = String(parts.id);
  return entry(from, id, {
    kind,
    category: parts.vitals && kind === 'observation' ? 'vitals' : categoryOf[kind],
    assertion: parts.assertion,
    identity: [...parts.identity, ...(target ? [`${target[0]}|${from}|Thing/${target[1]}`] : [])],
    compare: { ...(dose && { Dose: dose }), ...(status && { Status: status }) },
    ...(status && { status }),
    ...(code && { code: { text: `Test ${code}`, codings: [{ system: 'http://loinc.org', code }] } }),
    ...(series && { series }),
    date: start === undefined ? undefined : { start, precision: start.length > 10 ? 'second' : 'day', kind: 'effective' },
    otherDates: onset === undefined ? [] : [{ start: onset, precision: onset.length === 4 ? 'year' : 'month', kind: 'onset' }],
    body: bodyOf(parts),
    origins: [{ source: from, reference: `Thing/${id}`, ...(parts.inDocument && { document: `${from}|Thing/doc` }) }],
  });
}

interface SomeParts {
  readonly from: string;
  readonly id: number;
  readonly kind: (typeof kinds)[number];
  readonly vitals: boolean;
  readonly assertion: TimelineEntry['assertion'];
  readonly identity: readonly string[];
  readonly target: readonly [string, number] | undefined;
  readonly status: string | undefined;
  readonly code: string | undefined;
  readonly start: string | undefined;
  readonly onset: string | undefined;
  readonly dose: string | undefined;
  readonly members: readonly number[];
  readonly series: string | undefined;
  readonly inDocument: boolean;
}

function bodyOf({ kind, members, from }: SomeParts): TimelineEntry['body'] {
  if (kind === 'diagnostic-report' && members.length > 0) return { shape: 'panel', members: members.map((id) => `${from}|Thing/${id}`) };
  if (kind !== 'observation') return { shape: 'facts' };
  return { shape: 'measurement', measurement: { code: { text: 'v', codings: [] }, ranges: [] }, components: [] };
}

export const someView: fc.Arbitrary<View> = fc.record({
  unticked: fc.subarray([...sourceIds]).map((ids) => new Set(ids)),
  othersOnly: fc.boolean(),
  categories: fc.option(
    fc.subarray<Category>(['results', 'vitals', 'problems', 'medications', 'documents']).map((all) => new Set(all)),
    { nil: undefined },
  ),
  period: fc.constantFrom({ from: '2026-11-20' }, { to: '2020-01-01' }, undefined),
  since: fc.constantFrom({ day: '2026-11-20', preset: 'day', today: '2026-11-21', locale: 'en-GB' } as const, undefined),
  search: fc.constantFrom({ key: '1', matches: ({ title }: TimelineEntry) => title.includes('1') }, undefined, undefined),
  accepted: fc.constantFrom(new Map([['city', 1]]), new Map<string, number>(), undefined),
});
