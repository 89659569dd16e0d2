import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept } from '#/mocks/fhir/codes.ts';
import { flag } from '#/mocks/fhir/flag.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { procedures } from '#/mocks/patients/catalogue/problems.ts';
import { dialysis } from '#/mocks/patients/courses/dialysis.ts';
import { exSmoker, practiceCare, recordSmoking } from '#/mocks/patients/courses/general-practice.ts';
import { clinicYears, quarterlyBloods, recurrentStays, sharedMedicines, sharedProblems } from '#/mocks/patients/courses/long-illness.ts';
import { call111, ambulanceConveyance, nursingVisits, outOfHours, socialCare } from '#/mocks/patients/courses/other-services.ts';
import { yearlyInfluenza } from '#/mocks/patients/courses/vaccinations.ts';
import { levelsBetween, unwellLevels, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import { lifeEnds, type Life } from '#/mocks/patients/model/life.ts';

const alerts = [
  ['city-hospitals', 'No blood pressure or needle in the left arm: fistula', '2021-07-13T12:00'],
  ['city-hospitals', 'MRSA carrier', '2023-03-14T09:30'],
  ['city-hospitals', 'Fluid at most 1 litre a day', '2022-01-03T09:00'],
  ['city-hospitals', 'Falls risk', '2026-06-22T10:15'],
  ['community', 'Pressure ulcer risk', '2021-05-03T10:00'],
  ['community', 'Difficult veins: ask for ultrasound', '2021-06-08T10:00'],
  ['royal-park', 'Transport by wheelchair', '2022-02-14T08:40'],
  ['social-care', 'Carer is unwell: ring the daughter', '2025-02-11T11:30'],
  ['social-care', 'Steps at the door: two to lift', '2022-02-08T12:30'],
] as const;

/** Five years on dialysis. Nobody has recorded anything about allergies, not even that there are none (H13). */
export function devAnand(life: Life): void {
  sharedProblems(life, [
    ['type2Diabetes', '2004', '2004-03-09T10:00'],
    ['hypertension', '2006-11', '2006-11-14T11:30'],
    ['ckd5', '2021-09', '2021-09-21T09:10'],
    ['heartFailure', '2023-03', '2023-03-17T16:00'],
  ]);
  sharedMedicines(
    life,
    [
      ['amlodipine10', '2010-02-02T10:00'],
      ['atorvastatin40', '2009-06-16T10:00'],
      ['sevelamer', '2022-02-01T10:00'],
      ['alfacalcidol', '2022-02-01T10:05'],
      ['bisoprolol', '2023-03-17T16:10'],
      ['aspirin', '2012-01-10T09:00'],
    ],
    londonInstant('2022-01-01'),
    londonInstant('2026-11-03'),
  );
  recordSmoking(life, londonInstant('2024-03-05T11:05'), exSmoker);
  practiceCare(life, {
    from: londonInstant('2006-11-01'),
    to: londonInstant('2026-11-16'),
    visitsAYear: 7,
    background: 'Stage 5 kidney disease on dialysis, type 2 diabetes, hypertension, heart failure.',
    kilograms: 78,
  });
  quarterlyBloods(life, 2021, 2026);
  yearlyInfluenza(life, 2008, 2026, true);
  procedure(life.chart('city-hospitals'), {
    code: procedures.fistula,
    performed: londonInstant('2021-07-13T10:30'),
    performer: staffOf(life.chart('city-hospitals'), 4),
  });
  dialysis(life, { from: londonInstant('2022-01-03'), to: lifeEnds, dryKilograms: 76, copyEveryMonths: 1 });
  recurrentStays(
    life,
    [
      ['2022-03-06T17:45', 5],
      ['2023-03-12T20:20', 9],
      ['2024-01-28T21:00', 8],
      ['2025-02-02T19:15', 7],
      ['2026-06-21T23:05', 6],
    ],
    { problem: 'heartFailure', title: 'fluid overload', hoursBetweenVitals: 6, daysBetweenBloods: 1 },
  );
  clinicYears(life, 'Diabetes clinic', 2010, 2026, 4);
  clinicYears(life, 'Cardiology clinic', 2023, 2026, 3);
  nursingVisits(life, londonInstant('2021-05-03T09:30'), 160, 4);
  for (const date of ['2022-03-06T16:10', '2023-03-12T18:50', '2024-01-28T19:30', '2025-02-02T17:45', '2026-06-21T21:30']) {
    call111(life, londonInstant(date), 'Breathless, missed dialysis', 'Ambulance sent.');
    ambulanceConveyance(life, londonInstant(date) + 15 * 60_000, 'Breathlessness', levelsBetween(wellLevels, unwellLevels, 0.6));
  }
  for (const [date, reason] of [
    ['2022-07-30T19:20', 'Bleeding fistula'],
    ['2024-05-26T11:10', 'Sore throat'],
    ['2026-03-29T14:00', 'Low sugar'],
  ] as const)
    outOfHours(life, londonInstant(date), reason, 'Seen, dressed or advised; unit told.', 'paracetamol');
  for (const [source, words, from] of alerts) flag(life.chart(source), { code: codeableConcept(words), from: londonInstant(from) });
  socialCare(life, londonInstant('2022-02-08T11:00'), 8, 'Tired after dialysis, needs transport three times a week and help with cooking.');
}
