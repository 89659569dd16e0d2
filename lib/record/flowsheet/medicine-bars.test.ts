import { expect, test } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { medicineBars } from './medicine-bars.ts';

const now = Date.parse('2026-11-21T23:59:59Z');
const body = (act: 'prescribed' | 'issued' | 'given' = 'prescribed'): TimelineEntry['body'] => ({
  shape: 'medication',
  medication: { text: 'Enoxaparin', codings: [] },
  doses: [{ text: '40 mg once a day' }],
  act,
});

function barOf(more: Partial<TimelineEntry>) {
  const lead = entry('city', 'm', { category: 'medications', body: body(), status: 'active', ...more });
  const [bar] = medicineBars([{ id: 'm', lead, members: [lead], sources: ['city'], likeness: 'alone', conflicts: [], cautions: [] }], now);
  return (
    bar && [
      new Date(bar.from).toISOString().slice(0, 10),
      bar.to === Infinity ? 'on' : new Date(bar.to).toISOString().slice(0, 10),
      bar.isForbidden,
      bar.isEndUnknown,
    ]
  );
}

const from = (start: string, end?: string): TimelineEntry['date'] => ({
  start,
  ...(end !== undefined && { end }),
  precision: 'day',
  kind: 'authored',
});

test.each<[string, Partial<TimelineEntry>, ReturnType<typeof barOf>]>([
  ['still taken', { date: from('2026-11-11')! }, ['2026-11-11', 'on', false, false]],
  ['ended on a day', { date: from('2026-11-11', '2026-11-18')!, status: 'completed' }, ['2026-11-11', '2026-11-18', false, false]],
  ['ended, and nothing says when', { date: from('2026-11-11')!, status: 'stopped' }, ['2026-11-11', '2026-11-11', false, true]],
  [
    'H37 what is forbidden goes on',
    { date: from('2026-11-14')!, forbids: 'Do not give: Ibuprofen', assertion: 'denied' },
    ['2026-11-14', 'on', true, false],
  ],
  ['a dose that was given is no course', { body: body('given') }, undefined],
  ['H12 what was removed is none', { assertion: 'removed' }, undefined],
  ['a month alone places nothing', { date: { start: '2026-11', precision: 'month', kind: 'authored' } }, undefined],
])('%s', (_name, more, expected) => {
  expect(barOf(more)).toEqual(expected);
});

test('issues that name their order are marks of its course; those without one are marks alone, by source and medicine', () => {
  const order = entry('city', 'order', { category: 'medications', body: body(), status: 'active', date: from('2026-09-01')! });
  const issue = (source: string, id: string, start: string, more: Partial<TimelineEntry> = {}) =>
    entry(source, id, { category: 'medications', body: body('issued'), date: from(start)!, ...more });
  const all = [
    order,
    issue('city', 'i1', '2026-10-01', { orderLinks: [order.id] }),
    issue('city', 'i2', '2026-09-01', { orderLinks: [order.id] }),
    issue('park', 'i3', '2026-08-01'),
    issue('park', 'i4', '2026-07-01'),
    issue('city', 'i5', '2026-06-01'),
    issue('city', 'removed', '2026-05-01', { assertion: 'removed' }),
    entry('city', 'given', { category: 'medications', body: body('given'), date: from('2026-05-01')! }),
  ];
  const groups = all.map((lead) => ({
    ...{ id: lead.id, lead, members: [lead], likeness: 'alone' as const, conflicts: [], cautions: [] },
    sources: [lead.origins[0]?.source ?? ''],
  }));
  const days = (times: readonly number[]) => times.map((at) => new Date(at).toISOString().slice(0, 10));
  expect(medicineBars(groups, now).map(({ group, issues, isIssuesOnly }) => [group.id.split('/')[1], isIssuesOnly, days(issues)])).toEqual([
    ['order', false, ['2026-09-01', '2026-10-01']],
    ['i3', true, ['2026-07-01', '2026-08-01']],
    ['i5', true, ['2026-06-01']],
  ]);
});
