import { describe, expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { FlowsheetRow } from './flowsheet-model.ts';
import { flowsheetOf } from './flowsheet.ts';

const creatinine = { text: 'Creatinine', codings: [{ system: 'http://loinc.org', code: '2160-0' }] };
const number = (value: string, unit: string | undefined = 'umol/L', more: Partial<Measurement> = {}): Measurement => ({
  code: creatinine,
  analyte: 'Creatinine, serum or plasma',
  value: {
    type: 'quantity',
    quantity: { value, ...(unit !== '' && { unit }), ...(unit === 'umol/L' && { ucum: unit, standard: { value: Number(value), unit } }) },
  },
  ranges: [],
  ...more,
});
const words = (text: string): Measurement => ({ ...number('1'), value: { type: 'text', text } });
const at = (start: string): Pick<TimelineEntry, 'date'> => ({
  date: { start, precision: start.length > 10 ? 'minute' : 'day', kind: 'effective' },
});

function result(from: string, id: string, start: string, measurement: Measurement, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return entry(from, id, { ...at(start), body: { shape: 'measurement', measurement, components: [] }, title: 'Creatinine', ...more });
}

function sheetOf(...entries: readonly TimelineEntry[]) {
  const bySource = Map.groupBy(entries, ({ origins }) => origins[0]?.source ?? '');
  const timeline = timelineOf(...[...bySource].map(([id, own]) => ({ source: source(id), entries: own })));
  return flowsheetOf(arrange(timeline, wholeView).groups);
}

const drawn = ({ name, unit, why, cells }: FlowsheetRow) =>
  [name, unit, why, [...cells.values()].map(({ entry: { id } }) => id.split('/')[1] ?? '').toSorted()] as const;
const rowsOf = (...entries: readonly TimelineEntry[]) => sheetOf(...entries).panels.flatMap(({ rows }) => rows.map(drawn));

describe('H17 a row is one test in one unit', () => {
  test.each<[string, TimelineEntry, string]>([
    ['no unit', result('park', 'x', '2024-11-05T09:30', number('97', '')), 'no unit stated · not joined to creatinine'],
    ['another unit', result('park', 'x', '2024-11-05T09:30', number('1.1', 'mg/dL')), 'other unit · not joined to creatinine'],
    ['words with a figure', result('park', 'x', '2024-11-05T09:30', words('97 or so')), 'in words · not joined to creatinine'],
    [
      'another specimen',
      result('park', 'x', '2024-11-05T09:30', number('97'), {
        body: { shape: 'measurement', measurement: number('97'), components: [], specimen: 'Urine' },
      }),
      'specimen: urine · not joined to creatinine',
    ],
    [
      'a child’s result',
      result('park', 'x', '2024-11-05T09:30', number('97'), { cautions: [{ type: 'may-change-meaning', text: 'focus: fetus' }] }),
      'may change the meaning: focus: fetus · not joined to creatinine',
    ],
  ])('%s stands beneath and says why', (_name, odd, why) => {
    const rows = rowsOf(result('city', 'a', '2026-11-20T06:10', number('142')), odd);
    expect(rows.map(([name, , said, cells]) => [name, said, cells])).toEqual([
      ['Creatinine', undefined, ['a']],
      ['Creatinine', why, ['x']],
    ]);
  });

  test.each<[string, Measurement]>([
    ['the same unit', number('102')],
    ['words without a figure', words('haemolysed')],
    ['no value, and why', { code: creatinine, analyte: 'Creatinine, serum or plasma', absent: 'not done', ranges: [] }],
  ])('%s stands in the row', (_name, measurement) => {
    const rows = rowsOf(result('city', 'a', '2026-11-20T06:10', number('142')), result('city', 'b', '2026-11-18T06:10', measurement));
    expect(rows).toEqual([['Creatinine', 'µmol/L', undefined, ['a', 'b']]]);
  });

  test('two sources that leave the unit out are two rows', () => {
    const rows = rowsOf(
      result('city', 'a', '2026-11-20T06:10', number('142', '')),
      result('park', 'b', '2026-11-18T06:10', number('1.1', '')),
    );
    expect(rows).toHaveLength(2);
  });
});

test('two results of one moment are two rows, and neither is left out', () => {
  const rows = rowsOf(result('city', 'a', '2026-11-20T06:10', number('142')), result('park', 'b', '2026-11-20T06:10:40', number('97')));
  expect(rows.map(([, , why, cells]) => [why, cells])).toEqual([
    [undefined, [expect.any(String)]],
    ['another result at the same time · not joined to creatinine', [expect.any(String)]],
  ]);
});

test('H12 what was entered in error is a tableCell, and no latest one', () => {
  const { panels } = sheetOf(
    result('city', 'good', '2026-11-18T06:10', number('102')),
    result('city', 'wrong', '2026-11-20T06:10', number('999'), { assertion: 'removed' }),
  );
  const row = panels[0]?.rows[0];
  expect(row?.cells.size).toBe(2);
  expect(row?.latest.entry.id).toBe('city|Thing/good');
});

test('columns are moments, oldest first; a day without an hour has its own, and long gaps are marked', () => {
  const { columns } = sheetOf(
    result('city', 'a', '2026-11-20T06:10', number('142')),
    result('city', 'b', '2026-11-20', number('141')),
    result('city', 'c', '2022-03-08', number('86')),
  );
  expect(columns.map(({ date, isAfterGap }) => [date.start, isAfterGap])).toEqual([
    ['2022-03-08', false],
    ['2026-11-20T06:10', true],
    ['2026-11-20', false],
  ]);
});

function withoutDate({ date: _date, ...rest }: TimelineEntry): TimelineEntry {
  return rest;
}

test('H06 what is no cell stands below the table with why', () => {
  const report = entry('city', 'report', {
    ...at('2026-11-20'),
    kind: 'diagnostic-report',
    title: 'U&E',
    body: { shape: 'panel', members: [] },
  });
  const { outside } = sheetOf(
    report,
    result('city', 'undated', '2026-11', number('1')),
    withoutDate(result('city', 'none', '2026-11-20', number('1'))),
    entry('city', 'facts'),
    entry('city', 'stub', { withheld: { part: 'documents', text: 'Not shared.' } }),
  );
  expect(new Set(outside.map(({ group, why }) => [group.lead.id.split('/')[1], why].join(' ')))).toEqual(
    new Set(['report report', 'undated noDate', 'none noDate', 'facts nothingMeasured', 'stub withheld']),
  );
});

test('H06 every result of a record is in the table or below it, once', () => {
  const entries = Array.from({ length: 300 }, (_, index) => {
    const unit = ['umol/L', 'mg/dL', ''][index % 3] ?? '';
    const start = ['2026-11-20', '2026-11-20T06:10', '2026-10', '2025-01-01T10:00'][index % 4] ?? '';
    const measurement = index % 7 === 0 ? words(`seen ${index}`) : number(String(index), unit);
    return result(['city', 'park'][index % 2] ?? 'city', `r${index}`, start, measurement, index % 11 === 0 ? { assertion: 'removed' } : {});
  });
  const { panels, outside } = sheetOf(...entries);
  const inCells = panels.flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells.values()].map(({ entry: { id } }) => id)));
  const below = outside.flatMap(({ group }) => group.members.map(({ id }) => id));
  expect([...inCells, ...below].toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
});
