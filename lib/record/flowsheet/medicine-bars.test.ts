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
  ['an issue is no course', { body: body('issued') }, undefined],
  ['a dose that was given is no course', { body: body('given') }, undefined],
  ['H12 what was removed is none', { assertion: 'removed' }, undefined],
  ['a month alone places nothing', { date: { start: '2026-11', precision: 'month', kind: 'authored' } }, undefined],
])('%s', (_name, more, expected) => {
  expect(barOf(more)).toEqual(expected);
});
