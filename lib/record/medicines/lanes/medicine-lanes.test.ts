import { describe, expect, it } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { collectMedicines } from '#/lib/record/medicines/collect-lines.ts';
import { medicineNames } from '#/lib/record/medicines/ingredients/ingredient-names.ts';
import { medicine, written } from '#/lib/record/medicines/testing/medicine-entries.ts';
import { medicineLanes } from './medicine-lanes.ts';

const read = medicineNames(nameGroups.filter((group) => group.source === 'medicines'));
const atMs = Date.parse('2026-11-20T12:00:00Z');

function lanes(...entries: readonly TimelineEntry[]) {
  const bySource = Map.groupBy(entries, ({ id }) => id.slice(0, id.indexOf('|')));
  const timeline = timelineOf(...[...bySource].map(([id, own]) => ({ source: source(id), entries: own })));
  const { lines } = collectMedicines(timeline, wholeView, { atMs, died: undefined }, read);
  return medicineLanes(lines, entries, { atMs, locale: 'en-GB' });
}

const issue = (id: string, day: string) => medicine('gp', id, { act: 'issued', orderLinks: ['gp|Thing/order'], ...written(day) });

describe('two years of medicines', () => {
  it('issues are marks, in words too; those before are left out of both', () => {
    const [lane] = lanes(medicine('gp', 'order', written('2014-03-11')), issue('1', '2024-10-01'), issue('2', '2025-11-20'), issue('3', '2026-10-01')).lanes;
    expect(lane?.marks.map(({ type, source: from }) => [type, from])).toEqual([
      ['issue', 'gp'],
      ['issue', 'gp'],
    ]);
    expect(lane?.marks.at(-1)?.from).toBeCloseTo(0.5, 1);
    expect(lane?.words).toBe('2 issues, 20-Nov-2025 to 01-Oct-2026');
  });

  it('a course is as long as it was', () => {
    const [lane] = lanes(medicine('gp', 'c', { status: 'completed', ...written('2025-11-20', '2026-05-21') })).lanes;
    expect(lane?.marks).toMatchObject([{ type: 'course' }]);
    expect(lane?.marks[0]?.from).toBeCloseTo(0.5, 2);
    expect(lane?.marks[0]?.width).toBeCloseTo(0.25, 2);
    expect(lane).toMatchObject({ isCurrent: false, detail: 'ended', words: '20-Nov-2025 to 21-May-2026' });
  });

  it('what goes on reaches today; what ended without a date is its beginning alone', () => {
    expect(lanes(medicine('gp', 'c', written('2025-11-20'))).lanes[0]?.marks[0]?.width).toBeCloseTo(0.5, 2);
    expect(lanes(medicine('gp', 'c', { status: 'stopped', ...written('2025-11-20') })).lanes[0]?.marks[0]?.width).toBeLessThan(0.01);
  });

  it('differing ones first, then those that began, then by name; what was before has no lane', () => {
    const amlodipine = (id: string, day: string) => medicine(id, 'a', { text: 'Amlodipine 5 mg tablet', ...written(day) });
    const names = lanes(
      amlodipine('gp', '2014-01-01'),
      medicine('gp', 'm', { text: 'Metformin 1 g tablet', ...written('2026-11-01') }),
      medicine('gp', 'r', written('2014-01-01')),
      medicine('city', 'r', { text: 'Ramipril 10 mg capsule', dose: '10 mg once a day', ...written('2026-11-18') }),
      medicine('gp', 'old', { text: 'Doxycycline 100 mg', status: 'completed', ...written('2019-01-01', '2019-01-08') }),
    ).lanes.map(({ name, detail }) => `${name} ${detail}`);
    expect(names).toEqual(['Ramipril 5 mg, then 10 mg', 'Metformin 5 mg', 'Amlodipine 5 mg']);
  });

  it('stays are shaded, and said', () => {
    const stay = entry('city', 'stay', {
      category: 'encounters',
      title: 'Inpatient stay',
      isAdmission: true,
      date: { start: '2026-11-12', end: '2026-11-18', precision: 'day', kind: 'period' },
    });
    expect(lanes(stay).stays).toMatchObject([{ words: 'Inpatient stay, 12-Nov-2026' }]);
  });
}); // prettier-ignore
