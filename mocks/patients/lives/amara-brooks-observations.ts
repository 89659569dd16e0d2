import type { Encounter } from 'fhir/r4';
import type { Chart } from '#/mocks/fhir/chart.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { chartedVitals } from '#/mocks/patients/courses/vital-signs.ts';

/** A column of the ward's observation chart; `oxygen`: given, else on air. */
type Column = readonly [
  at: string,
  systolic: number,
  diastolic: number,
  pulse: number,
  temperature: number,
  saturation: number,
  breaths: number,
  oxygen?: 'oxygen',
];

/** Pneumonia: the day's highest NEWS2 falls from 9 to 0, and the blood pressure rises once the fever has gone. */
export const wardChart: readonly Column[] = [
  ['2026-11-11T09:51', 114, 61, 110, 38.7, 90, 24, 'oxygen'],
  ['2026-11-11T16:04', 112, 63, 108, 38.6, 92, 24, 'oxygen'],
  ['2026-11-11T22:11', 111, 59, 104, 38.5, 92, 23, 'oxygen'],
  ['2026-11-12T04:11', 112, 62, 102, 38.4, 92, 24, 'oxygen'],
  ['2026-11-12T09:51', 113, 64, 102, 38.3, 93, 22, 'oxygen'],
  ['2026-11-12T15:55', 114, 64, 100, 38.2, 94, 22, 'oxygen'],
  ['2026-11-12T21:57', 113, 61, 98, 38.2, 94, 22, 'oxygen'],
  ['2026-11-13T04:13', 114, 65, 97, 38.2, 94, 21, 'oxygen'],
  ['2026-11-13T09:58', 116, 64, 96, 38.1, 95, 21, 'oxygen'],
  ['2026-11-13T16:01', 116, 66, 96, 37.9, 95, 21, 'oxygen'],
  ['2026-11-13T22:00', 117, 71, 95, 37.9, 96, 21, 'oxygen'],
  ['2026-11-14T04:14', 117, 69, 94, 37.9, 96, 20, 'oxygen'],
  ['2026-11-14T09:54', 121, 67, 92, 37.9, 93, 22],
  ['2026-11-14T16:03', 125, 71, 92, 37.8, 94, 20],
  ['2026-11-14T21:57', 127, 72, 90, 37.8, 94, 20],
  ['2026-11-15T04:00', 131, 75, 95, 37.6, 95, 21],
  ['2026-11-15T09:57', 136, 78, 91, 37.5, 94, 20],
  ['2026-11-15T15:58', 141, 80, 92, 37.6, 94, 19],
  ['2026-11-15T22:07', 144, 82, 93, 37.4, 95, 20],
  ['2026-11-16T03:56', 148, 84, 91, 37.4, 95, 19],
  ['2026-11-16T10:05', 152, 86, 86, 37.4, 95, 18],
  ['2026-11-16T15:51', 156, 86, 78, 37.3, 95, 19],
  ['2026-11-16T21:56', 158, 88, 83, 37.3, 95, 16],
  ['2026-11-17T03:51', 159, 88, 81, 37.2, 95, 16],
  ['2026-11-17T10:11', 162, 90, 81, 37.1, 96, 17],
  ['2026-11-17T16:03', 164, 92, 80, 36.8, 96, 15],
  ['2026-11-17T22:10', 160, 90, 76, 36.9, 96, 16],
  ['2026-11-18T04:02', 162, 90, 75, 36.8, 97, 16],
  ['2026-11-18T10:14', 160, 88, 72, 36.8, 96, 15],
  ['2026-11-18T16:07', 158, 88, 72, 36.7, 97, 15],
];

/** Two days after the ramipril was doubled. */
export const emergencyChart: readonly Column[] = [
  ['2026-11-20T04:05', 104, 58, 92, 36.5, 96, 18],
  ['2026-11-20T08:05', 108, 62, 91, 36.6, 96, 18],
  ['2026-11-20T12:05', 112, 64, 94, 36.7, 96, 18],
  ['2026-11-20T16:05', 114, 66, 91, 36.5, 96, 17],
  ['2026-11-20T20:05', 112, 66, 92, 36.5, 96, 17],
  ['2026-11-21T00:05', 115, 66, 88, 36.7, 96, 16],
  ['2026-11-21T04:05', 106, 60, 93, 36.6, 96, 21],
  ['2026-11-21T08:05', 112, 64, 91, 36.8, 96, 18],
  ['2026-11-21T12:05', 115, 65, 94, 36.8, 97, 18],
];

export function writeObservationChart(chart: Chart, columns: readonly Column[], encounter: Encounter): void {
  for (const [at, systolic, diastolic, pulse, temperature, saturation, breaths, oxygen] of columns)
    chartedVitals(chart, {
      at: londonInstant(at),
      levels: { systolic, diastolic, pulse, temperature, saturation, breaths },
      encounter,
      oxygen: oxygen === 'oxygen',
    });
}
