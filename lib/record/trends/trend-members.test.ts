import { expect, it } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { trendMembers } from './trend-members.ts';

const measured = (id: string, analyte: string, start: string, category: Category = 'vitals'): TimelineEntry =>
  entry('ward', id, {
    category,
    date: { start, precision: 'minute', kind: 'effective' },
    body: {
      shape: 'measurement',
      measurement: {
        code: { text: analyte, codings: [] },
        analyte,
        value: { type: 'quantity', quantity: { value: '80', unit: '/min' } },
        ranges: [],
      },
      components: [],
    },
  });

it('offers the newest of each quantity measured, and nothing without a value', () => {
  const ward = timelineOf({
    source: source('ward'),
    entries: [
      measured('pulse-8', 'Pulse', '2026-11-20T08:00'),
      measured('pulse-12', 'Pulse', '2026-11-20T12:00'),
      measured('breaths-8', 'Respiratory rate', '2026-11-20T08:00'),
      entry('ward', 'note'),
    ],
  });
  const members = trendMembers(arrange(ward, wholeView).groups);
  expect(members.map(({ id }) => id)).toEqual(['ward|Thing/pulse-12', 'ward|Thing/breaths-8']);
});
