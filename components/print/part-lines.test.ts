import { expect, it } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { partLines } from './part-lines.ts';

const quantity = (text: string, value: string, unit: string, code?: string): Measurement => ({
  code: { text, codings: code ? [{ system: 'http://loinc.org', code }] : [] },
  value: { type: 'quantity', quantity: { value, unit } },
  ranges: [],
});
const vital = (id: string, time: string, title: string, measurement: Measurement, components: readonly Measurement[] = []): TimelineEntry =>
  entry('ch', id, {
    category: 'vitals',
    title,
    encounter: 'ch|Encounter/1',
    date: { start: `2026-11-20T${time}:00Z`, precision: 'second', kind: 'effective' },
    body: { shape: 'measurement', measurement, components },
  });
const pressure = (systolic: Measurement) => [systolic, quantity('Diastolic', '65', 'mmHg', '8462-4')];
const high: Measurement = { ...quantity('Systolic', '185', 'mmHg', '8480-6'), interpretation: { text: 'High', meaning: 'high' } };

it('prints a round of vital signs on a line, with its time, and every flag', () => {
  const none = { code: { text: 'Blood pressure', codings: [] }, ranges: [] };
  const timeline = timelineOf({
    source: source('ch'),
    entries: [
      vital('1', '12:05', 'Blood pressure', none, pressure(quantity('Systolic', '115', 'mmHg', '8480-6'))),
      vital('2', '12:05', 'Pulse', quantity('Pulse', '94', 'beats/min')),
      vital('3', '08:05', 'Blood pressure', none, pressure(high)),
    ],
  });
  const [row] = arrange(timeline, wholeView).months[0]?.rows ?? [];
  const lines = row ? partLines(row, 'en-GB').map(({ text }) => text.replace(/^(\d\d:\d\d)( UTC| \+00:00)?/, '$1')) : [];
  expect(lines).toEqual(['12:05 Blood pressure 115/65 mmHg, Pulse 94 beats/min', '08:05 Systolic 185 mmHg High, Diastolic 65 mmHg']);
});
