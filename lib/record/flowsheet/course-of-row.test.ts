import { expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { courseOfRow } from './course-of-row.ts';
import type { FlowsheetCell, FlowsheetRow } from './flowsheet-model.ts';
import { flowsheetOf } from './flowsheet.ts';

const code = { text: 'Creatinine', codings: [{ system: 'http://loinc.org', code: '2160-0' }] };

function result(start: string, value: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  const [, comparator, digits = ''] = /^([<>]?)(.*)$/.exec(value) ?? [];
  const quantity = { value: digits, unit: 'umol/L', ...(comparator && { comparator }) };
  const measured = /^\d/.test(digits) ? ({ type: 'quantity', quantity } as const) : ({ type: 'text', text: value } as const);
  return entry('city', `${start} ${value}`, {
    date: { start, precision: 'day', kind: 'effective' },
    body: { shape: 'measurement', measurement: { code, value: measured, ranges: [] }, components: [] },
    ...more,
  });
}

function courseOf(...entries: readonly TimelineEntry[]) {
  const row = flowsheetOf(arrange(timelineOf({ source: source('city'), entries }), wholeView).groups).panels[0]?.rows[0];
  return courseOfRow(row as FlowsheetRow);
}

const id = (tableCell: FlowsheetCell | undefined): string | undefined => tableCell?.entry.id.split('/')[1];

test.each<[string, readonly TimelineEntry[], string | undefined, string | undefined]>([
  ['a rise', [result('2026-11-18', '102'), result('2026-11-20', '142')], '2026-11-18 102', '+40'],
  ['a fall, in the digits that were sent', [result('2026-11-18', '1.30'), result('2026-11-20', '1.2')], '2026-11-18 1.30', '−0.10'],
  ['no change', [result('2026-11-18', '142'), result('2026-11-20', '142.0')], '2026-11-18 142', '0'],
  ['binary fractions leave no tail', [result('2026-11-18', '0.1'), result('2026-11-20', '0.3')], '2026-11-18 0.1', '+0.2'],
  ['H17 a comparator has no difference', [result('2026-11-18', '<5'), result('2026-11-20', '142')], '2026-11-18 <5', undefined],
  ['words have no difference', [result('2026-11-18', 'haemolysed'), result('2026-11-20', '142')], '2026-11-18 haemolysed', undefined],
  [
    'H12 what was removed is not the value before',
    [result('2026-11-17', '97'), result('2026-11-18', '999', { assertion: 'removed' }), result('2026-11-20', '142')],
    '2026-11-17 97',
    '+45',
  ],
  ['nothing before', [result('2026-11-20', '142')], undefined, undefined],
])('%s', (_name, entries, before, difference) => {
  const course = courseOf(...entries);
  expect([id(course.before), course.difference]).toEqual([before, difference]);
});

test('lowest and highest of the 12 months that end with the newest, and what is no number counted apart', () => {
  const { year } = courseOf(
    result('2025-11-19', '10'),
    result('2025-11-20', '90'),
    result('2026-03-01', '<5'),
    result('2026-11-16', '97'),
    result('2026-11-18', '999', { assertion: 'removed' }),
    result('2026-11-20', '142'),
  );
  expect(year && [id(year.lowest), id(year.highest), year.results, year.sources, year.notNumbers]).toEqual([
    '2025-11-20 90',
    '2026-11-20 142',
    3,
    1,
    1,
  ]);
});

test('of equal values the newest is named', () => {
  const { year } = courseOf(result('2026-11-16', '97'), result('2026-11-18', '97'), result('2026-11-20', '142'));
  expect(id(year?.lowest)).toBe('2026-11-18 97');
});
