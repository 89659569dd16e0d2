import { expect, test } from 'vitest';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { noticeText } from '#/lib/record/decisions/notice.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { coded, list, readAll, subject } from './testing/read-all.ts';

const uncategorised = '826501000000100';
const problems = '717711000000103';
const finding = (more: object) => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  subject,
  effectiveDateTime: '2026-11-12',
  ...more,
});
const problem = (more: object) => ({
  resourceType: 'Condition',
  id: 'c',
  clinicalStatus: 'active',
  subject,
  assertedDate: '2026-11-12',
  ...more,
});
const not = coded('450476008', 'Not for attempted cardiopulmonary resuscitation');

test.each<[string, readonly object[], readonly string[]]>([
  [
    'a finding',
    [list(uncategorised, ['Observation/o']), finding({ code: not })],
    ['danger | Not for attempted cardiopulmonary resuscitation · 12-Nov-2026'],
  ],
  [
    'a finding in favour',
    [list(uncategorised, ['Observation/o']), finding({ code: coded('304252001', 'For resuscitation') })],
    ['plain | For resuscitation · 12-Nov-2026'],
  ],
  [
    'a Read code of that name',
    [
      list(uncategorised, ['Observation/o']),
      finding({ code: { coding: [{ system: 'http://read.info/readv2', code: '1R1..', display: 'Not for resuscitation' }] } }),
    ],
    ['danger | Not for resuscitation · 12-Nov-2026'],
  ],
  [
    'a problem',
    [list(problems, ['Condition/c']), problem({ code: not })],
    ['danger | Not for attempted cardiopulmonary resuscitation · 12-Nov-2026'],
  ],
  [
    'a problem that has ended',
    [list(problems, ['Condition/c']), problem({ code: not, clinicalStatus: 'inactive' })],
    ['plain | No longer in force: Not for attempted cardiopulmonary resuscitation · 12-Nov-2026'],
  ],
  [
    'words without a code',
    [list(uncategorised, ['Observation/o']), finding({ code: { text: 'Not for attempted cardiopulmonary resuscitation' } })],
    [],
  ],
])('H38 a decision of a practice’s record: %s', (_, resources, lines) => {
  const entries = [...readAll(resources).entries.values()];
  const { notices } = heldNotices(timelineOf({ source: source('gp'), entries }), '2026-11-21T14:02:00Z');
  expect(notices.map((notice) => `${notice.tone} | ${noticeText(notice)}`)).toEqual(lines);
});
