import { allergy } from '#/mocks/fhir/allergy.ts';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { procedures } from '#/mocks/patients/catalogue/problems.ts';
import { dialysis } from '#/mocks/patients/courses/dialysis.ts';
import { exSmoker, practiceCare, recordSmoking } from '#/mocks/patients/courses/general-practice.ts';
import {
  clinicYears,
  criticalCare,
  quarterlyBloods,
  recurrentStays,
  sharedMedicines,
  sharedProblems,
} from '#/mocks/patients/courses/long-illness.ts';
import { call111, ambulanceConveyance, nursingVisits, outOfHours, socialCare } from '#/mocks/patients/courses/other-services.ts';
import { yearlyInfluenza } from '#/mocks/patients/courses/vaccinations.ts';
import { levelsBetween, unwellLevels, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import { lifeEnds, type Life } from '#/mocks/patients/model/life.ts';
import { ivorsMedicines } from './ivor-pugh-medicines.ts';

const stays = Array.from(
  { length: 22 },
  (_, index) => [`${2016 + Math.floor(index / 2)}-${index % 2 === 0 ? '02-11T20:15' : '08-03T18:40'}`, 8 + (index % 5)] as const,
);

/** Eleven years on dialysis and three long times in critical care: forty thousand entries (H29). */
export function ivorPugh(life: Life): void {
  sharedProblems(life, [
    ['type2Diabetes', '1994', '1994-05-10T10:00'],
    ['hypertension', '1990', '1990-02-06T09:00'],
    ['ckd5', '2015-02', '2015-02-17T09:10'],
    ['heartAttack', '2003-10-04', '2003-10-14T11:00'],
    ['atrialFibrillation', '2011-06', '2011-06-07T15:00'],
    ['prostateHyperplasia', '2001', '2001-08-21T10:30'],
  ]);
  sharedMedicines(
    life,
    [
      ['amlodipine10', '2002-02-05T10:00'],
      ['atorvastatin40', '2003-10-14T11:10'],
      ['aspirin', '2003-10-14T11:12'],
      ['bisoprolol', '2003-10-14T11:14'],
      ['sevelamer', '2015-04-14T10:00'],
      ['alfacalcidol', '2015-04-14T10:05'],
      ['tamsulosin', '2001-08-21T10:40'],
      ['omeprazole', '2006-01-17T09:50'],
      ['furosemide', '2005-03-01T09:00'],
    ],
    londonInstant('2010-01-01'),
    londonInstant('2026-11-05'),
  );
  ivorsMedicines(life);
  allergy(life.chart('riverside-practice'), {
    code: codeableConcept('Co-trimoxazole', snomed('398731002', 'Sulfamethoxazole and trimethoprim')),
    onset: '1987',
    recorded: londonInstant('1994-05-10T10:10'),
    category: 'medication',
    reaction: { manifestation: codeableConcept('Rash', snomed('271807003', 'Eruption of skin')), severity: 'moderate' },
  });
  recordSmoking(life, londonInstant('2024-03-05T11:05'), exSmoker);
  practiceCare(life, {
    from: londonInstant('1994-05-01'),
    to: londonInstant('2026-11-18'),
    visitsAYear: 11,
    background: 'Stage 5 kidney disease on dialysis, heart attack 2003, atrial fibrillation, type 2 diabetes, hypertension. Prefers Welsh.',
    kilograms: 83,
  });
  quarterlyBloods(life, 2009, 2026);
  yearlyInfluenza(life, 1996, 2026, true);
  const chart = life.chart('city-hospitals');
  procedure(chart, { code: procedures.fistula, performed: londonInstant('2014-11-19T10:30'), performer: staffOf(chart, 4) });
  dialysis(life, { from: londonInstant('2015-03-02'), to: lifeEnds, dryKilograms: 81, copyEveryMonths: 1 });
  recurrentStays(life, stays, { problem: 'heartFailure', title: 'fluid overload', hoursBetweenVitals: 6, daysBetweenBloods: 2 });
  criticalCare(life, '2012-07-02T14:00', 24, 4);
  criticalCare(life, '2018-09-10T16:30', 31, 4);
  criticalCare(life, '2024-04-22T12:10', 28, 4);
  for (const clinic of ['Renal transplant clinic', 'Cardiology clinic', 'Diabetes clinic', 'Heart failure nurse clinic'])
    clinicYears(life, clinic, 2006, 2026, 5);
  nursingVisits(life, londonInstant('2012-09-03T09:30'), 420, 5);
  for (const [date, nights] of stays) {
    if (nights < 9) continue;
    call111(life, londonInstant(date) - 2 * 3_600_000, 'Breathless at rest', 'Ambulance sent.');
    ambulanceConveyance(life, londonInstant(date) - 100 * 60_000, 'Breathlessness', levelsBetween(wellLevels, unwellLevels, 0.7));
  }
  for (let year = 2015; year <= 2026; year += 1)
    outOfHours(
      life,
      londonInstant(`${year}-04-0${1 + (year % 8)}T18:30`),
      'Bleeding from the fistula',
      'Pressure for twenty minutes, stopped; unit told.',
      'paracetamol',
    );
  socialCare(life, londonInstant('2012-11-13T11:00'), 26, 'Weak after critical care, needs two carers a day and transport to dialysis.');
}
