import { allergy } from '#/mocks/fhir/allergy.ts';
import type { CodeableConcept } from 'fhir/r4';
import { codeableConcept, loinc, quantity, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { londonInstant, minute } from '#/mocks/fhir/time.ts';
import { documentTypes, problems } from '#/mocks/patients/catalogue/problems.ts';
import { labTests } from '#/mocks/patients/catalogue/tests.ts';
import { flagOf } from '#/mocks/patients/courses/blood-tests.ts';
import { practiceBloods, practiceCare } from '#/mocks/patients/courses/general-practice.ts';
import { imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { repeatMedicine } from '#/mocks/patients/courses/repeat-medicines.ts';
import { yearlyInfluenza } from '#/mocks/patients/courses/vaccinations.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import type { SourceId } from '#/mocks/patients/model/sources.ts';

/** Royal Park has her with day and month of birth swapped: to be confirmed by the reader, never merged by itself (H04). */
export function jeanMarsh(life: Life): void {
  const chart = life.chart('riverside-practice');
  practiceCare(life, { from: londonInstant('2018-01-08'), to: londonInstant('2026-11-06'), visitsAYear: 3, kilograms: 81 });
  condition(chart, { code: problems.hypertension, onset: '2010-10', recorded: londonInstant('2010-10-12T09:20') });
  condition(chart, { code: problems.atrialFibrillation, onset: '2022-05-09', recorded: londonInstant('2022-05-09T15:10') });
  repeatMedicine(life, {
    medicine: 'bisoprolol',
    started: londonInstant('2022-05-09T15:20'),
    issuesFrom: londonInstant('2025-09-01'),
    lastIssue: londonInstant('2026-11-04'),
  });
  repeatMedicine(life, {
    medicine: 'ramipril25',
    started: londonInstant('2010-10-12T09:30'),
    issuesFrom: londonInstant('2025-09-01'),
    lastIssue: londonInstant('2026-11-04'),
  });
  yearlyInfluenza(life, 2020, 2026, false);
  practiceBloods(life, {
    at: [londonInstant('2026-05-12T08:30')],
    panels: ['fullBloodCount', 'renal', 'lipids'],
    levels: () => ({ creatinine: 79 }),
  });
  const neighbour = life.chart('royal-park');
  allergy(neighbour, {
    code: codeableConcept('Iodinated contrast', snomed('385420005', 'Contrast media')),
    recorded: londonInstant('2024-04-16T13:40'),
    category: 'medication',
    reaction: { manifestation: codeableConcept('Urticaria', snomed('126485001', 'Urticaria')), severity: 'moderate' },
  });
  imagingReport(life, {
    source: 'royal-park',
    at: londonInstant('2024-04-16T13:10'),
    code: codeableConcept('CT of abdomen report', snomed('169070004', 'CT of abdomen')),
    conclusion: 'Simple cyst of the left kidney. Hives after contrast, treated.',
  });
  letter(life, neighbour, {
    type: documentTypes.letter,
    title: 'Urology clinic letter',
    written: londonInstant('2024-05-02T12:00'),
    specialty: 'Urology',
    body: ['Simple renal cyst, no follow-up. Reaction to contrast noted.'],
  });
  letter(life, life.chart('city-hospitals'), {
    type: documentTypes.letter,
    title: 'Cardiology clinic letter',
    written: londonInstant('2022-06-20T12:00'),
    specialty: 'Cardiology',
    body: ['Paroxysmal atrial fibrillation. Bisoprolol. Anticoagulation discussed, declined for now.'],
  });
  analyserInTheClinic(life);
}

interface Reading {
  readonly source: SourceId;
  readonly at: string;
  readonly code: CodeableConcept;
  readonly unit: string;
  readonly value: number;
  readonly range: readonly [low: number, high: number];
}

const glucoseByMass = codeableConcept('Glucose', loinc('2345-7', 'Glucose [Mass/volume] in Serum or Plasma'));
const creatinineByMass = codeableConcept('Creatinine', loinc('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'));

/** The hospital's clinic has an analyser that reports in mg/dL, the practice's laboratory in mmol/L and µmol/L: one course of one thing. */
const readings: readonly Reading[] = [
  { source: 'city-hospitals', at: '2022-06-20T10:35', code: creatinineByMass, unit: 'mg/dL', value: 0.86, range: [0.51, 0.95] },
  { source: 'city-hospitals', at: '2022-06-20T10:35', code: glucoseByMass, unit: 'mg/dL', value: 112, range: [70, 140] },
  { source: 'city-hospitals', at: '2023-06-19T11:05', code: creatinineByMass, unit: 'mg/dL', value: 1.02, range: [0.51, 0.95] },
  { source: 'city-hospitals', at: '2023-06-19T11:05', code: glucoseByMass, unit: 'mg/dL', value: 151, range: [70, 140] },
  { source: 'riverside-practice', at: '2026-05-12T08:30', code: labTests.glucose.code, unit: 'mmol/L', value: 6.9, range: [3.9, 7.8] },
];

function analyserInTheClinic(life: Life): void {
  for (const { source, at, code, unit, value, range } of readings) {
    const [low, high] = range;
    observation(life.chart(source), {
      code,
      category: 'laboratory',
      effective: londonInstant(at),
      issued: londonInstant(at) + 12 * minute,
      value: quantity(value, unit, unit),
      range: { low: quantity(low, unit, unit), high: quantity(high, unit, unit) },
      flag: flagOf(value, range),
    });
  }
}
