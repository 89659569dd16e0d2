import { describe, expect, test } from 'vitest';
import { accessEvent } from '#/lib/audit/model/events.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { findTrawling, trawlingReport } from './trawling.ts';

const ward: Viewer = {
  subject: 'ward',
  issuer: 'https://login.example',
  name: 'Dr Helen Ward',
  role: 'clinician',
  organisation: 'riverside',
  organisationName: 'Riverside',
};
const ode: Viewer = { ...ward, subject: 'ode', name: 'Dr Sam Ode' };

/** Line of a look at the patient of this number, so many minutes after nine. */
function line(viewer: Viewer, patient: number, minute: number): string {
  const at = new Date(Date.UTC(2026, 11, 1, 9, minute)).toISOString();
  const identifiers = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: `999102${patient}` }];
  const event = accessEvent({
    action: 'record-opened',
    outcome: '0',
    detail: 'record opened',
    at,
    user: { viewer, purpose: 'TREAT' },
    patient: { identifiers },
  });
  return JSON.stringify({ audit: { chain: 'c', sequence: 1, previous: '', hash: '', event } });
}
const lines = (viewer: Viewer, minutes: readonly number[]): readonly string[] =>
  minutes.map((minute, patient) => line(viewer, patient, minute));

describe('trawling', () => {
  test.each<[string, readonly string[], readonly (readonly [string, number])[]]>([
    ['nothing', [''], []],
    ['lines of other programs', ['not JSON\n{"audit":{}}\n{"audit":{"event":{"recorded":"x","agent":[],"entity":[]}}}'], []],
    ['fewer people', [lines(ward, [0, 1]).join('\n')], []],
    ['one person often', [Array.from({ length: 9 }, (_, minute) => line(ward, 1, minute)).join('\n')], []],
    ['three within the time', [lines(ward, [0, 30, 60]).join('\n')], [['Dr Helen Ward', 3]]],
    ['three, a minute too long', [lines(ward, [0, 30, 61]).join('\n')], []],
    ['a busy hour within a day', [lines(ward, [0, 100, 101, 102, 103, 300]).join('\n')], [['Dr Helen Ward', 4]]],
    ['three across replicas, out of order', [line(ward, 3, 20), `${line(ward, 1, 5)}\n${line(ward, 2, 1)}`], [['Dr Helen Ward', 3]]],
    ['two users, apart', [lines(ward, [0, 1]).join('\n'), lines(ode, [0, 1]).join('\n')], []],
    [
      'two users, the most first',
      [lines(ward, [0, 1, 2]).join('\n'), lines(ode, [0, 1, 2, 3]).join('\n')],
      [
        ['Dr Sam Ode', 4],
        ['Dr Helen Ward', 3],
      ],
    ],
  ])('%s', (_, texts, expected) => {
    expect(findTrawling(texts, 3, 60).map(({ name, people }) => [name, people])).toEqual(expected);
  });

  test.each<[number, string]>([
    [30, 'No user looked at 30 different patients within 60 minutes.'],
    [3, '4 patients, 2026-12-01T09:00:00.000Z to 2026-12-01T09:03:00.000Z: Dr Helen Ward (https://login.example|ward)'],
  ])('report of %i people, without any patient', (people, first) => {
    const report = trawlingReport([lines(ward, [0, 1, 2]).join('\n'), line(ward, 9, 3)], people, 60);
    expect(report[0]).toContain(first);
    expect(report.join()).not.toContain('999102');
  });
});
