import { expect, test } from 'vitest';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { trendOf } from '#/lib/record/trends/trend.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';

const clock = new Date('2026-11-21T14:02:00+00:00');

function entriesAt(id: 'city-hospitals' | 'riverside-practice'): readonly TimelineEntry[] {
  const jean = people.find(({ key }) => key === 'jean-marsh');
  return (jean ? recordsOf(jean, id, clock) : []).flatMap((resource) => {
    const described = describe(resource, { source: id, lookup: () => undefined });
    return described.type === 'entry' ? [described.entry] : [];
  });
}

const city = entriesAt('city-hospitals');
const practice = entriesAt('riverside-practice');
const timeline = timelineOf(
  { source: source('city-hospitals'), entries: city },
  { source: source('riverside-practice'), entries: practice },
);

test.each([
  ['Creatinine', 'µmol/L', ['0.86 mg/dL', '1.02 mg/dL', '84 µmol/L'], [76, 90.2, 84]],
  ['Glucose', 'mmol/L', ['112 mg/dL', '151 mg/dL', '6.9 mmol/L'], [6.2, 8.4, 6.9]],
])('H17 the course of %s is drawn in %s, whatever its sources write', (title, unit, sent, drawn) => {
  const newest = practice.find((entry) => entry.title === title);
  const trend = newest && trendOf(timeline, wholeView, newest);
  const written = trend?.points.map(
    ({ measurement: { value } }) => value?.type === 'quantity' && `${value.quantity.value} ${value.quantity.unit}`,
  );
  expect(trend?.unit).toBe(unit);
  expect(written).toEqual(sent);
  expect(trend?.points.map(({ value }) => Number(value.toFixed(1)))).toEqual(drawn);
});
