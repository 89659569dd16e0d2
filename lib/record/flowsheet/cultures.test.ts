import { expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { splitCultures } from './cultures.ts';
import { flowsheetOf } from './flowsheet.ts';

function finding(id: string, name: string, text: string, members: readonly string[] = [], day = '2026-11-12'): TimelineEntry {
  const measurement = { code: { text: name, codings: [] }, value: { type: 'text', text } as const, ranges: [] };
  return entry('city', id, {
    title: name,
    date: { start: day, precision: 'day', kind: 'effective' },
    body: { shape: 'measurement', measurement, components: [], members: members.map((member) => `city|Thing/${member}`) },
  });
}

function split(...entries: readonly TimelineEntry[]) {
  const { groups } = arrange(timelineOf({ source: source('city'), entries }), wholeView);
  return splitCultures(flowsheetOf(groups), groups);
}

const ofTwo = [
  finding('culture', 'Urine culture', 'Mixed growth', ['mrsa', 'coli']),
  finding('mrsa', 'Organism', 'MRSA', ['genta-r', 'vanc-s']),
  finding('coli', 'Organism', 'E. coli', ['genta-s']),
  finding('genta-r', 'Gentamicin', 'Resistant'),
  finding('vanc-s', 'Vancomycin', 'S'),
  finding('genta-s', 'Gentamicin', 'Sensitive'),
];

test('H36 a culture of two organisms is one grid, each sensitivity under its own organism', () => {
  const { cultures, sheet } = split(...ofTwo);
  const words = (key: string) => cultures[0]?.organisms.find((organism) => organism.key === key)?.words;
  const grid = cultures[0]?.antibiotics.map(({ name, cells }) => [
    name,
    ...[...cells]
      .map(([key, list]) => [words(key), list.map(({ measurement: { value } }) => value?.type === 'text' && value.text)])
      .toSorted(([left], [right]) => String(left).localeCompare(String(right))),
  ]);
  expect(cultures).toHaveLength(1);
  expect(grid).toEqual([
    [
      'Gentamicin',
      ['Organism: E. coli, of Urine culture: Mixed growth', ['Sensitive']],
      ['Organism: MRSA, of Urine culture: Mixed growth', ['Resistant']],
    ],
    ['Vancomycin', ['Organism: MRSA, of Urine culture: Mixed growth', ['S']]],
  ]);
  expect(sheet.panels.flatMap(({ rows }) => rows.map(({ name }) => name)).toSorted()).toEqual(['Organism', 'Organism', 'Urine culture']);
});

test('H06 every result is in the table or in a grid', () => {
  const later = [
    finding('culture-2', 'Blood culture', 'Growth', ['staph']),
    finding('staph', 'Organism', 'S. aureus', ['fluclox']),
    finding('fluclox', 'Flucloxacillin', 'R'),
  ];
  const { cultures, sheet } = split(...ofTwo, ...later);
  const inTable = sheet.panels.flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells.values()]));
  const inGrids = cultures.flatMap(({ antibiotics }) => antibiotics.flatMap(({ cells }) => [...cells.values()].flat()));
  expect([...inTable, ...inGrids].map(({ entry: { id } }) => id).toSorted()).toEqual([...ofTwo, ...later].map(({ id }) => id).toSorted());
  expect(cultures).toHaveLength(2);
});

test('a result beneath a finding that is no sensitivity stays in the table', () => {
  const { cultures, sheet } = split(finding('film', 'Blood film', 'Abnormal', ['cells']), finding('cells', 'Target cells', 'Seen'));
  expect([cultures.length, sheet.panels.flatMap(({ rows }) => rows).length]).toEqual([0, 2]);
});
