import { allergy } from '#/mocks/fhir/allergy.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { day, londonInstant, minute } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes, problems } from '#/mocks/patients/catalogue/problems.ts';
import { practiceCare } from '#/mocks/patients/courses/general-practice.ts';
import { growthMeasured } from '#/mocks/patients/courses/growth.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { outOfHours } from '#/mocks/patients/courses/other-services.ts';
import { repeatMedicine } from '#/mocks/patients/courses/repeat-medicines.ts';
import { childhoodVaccinations } from '#/mocks/patients/courses/vaccinations.ts';
import { vitalSigns, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

const child = { ...wellLevels, systolic: 102, diastolic: 62, pulse: 92, breaths: 20 };

/** Facts that both share: one birth, one address, one schedule. Only the given name and later events distinguish them (H04). */
function childhood(life: Life): void {
  childhoodVaccinations(life);
  practiceCare(life, { from: londonInstant('2018-09-01'), to: londonInstant('2026-11-10'), visitsAYear: 3, reviews: false });
  const chart = life.chart('city-hospitals');
  const start = londonInstant('2018-06-02T03:10');
  const birth = encounter(chart, {
    kind: 'inpatient',
    type: contactTypes.birth,
    start,
    end: start + 2 * day,
    place: 6,
    reason: 'Twin birth at 37 weeks',
  });
  for (let hours = 0; hours < 24; hours += 12)
    vitalSigns(chart, life.random('birth'), {
      at: start + hours * 60 * minute + 20 * minute,
      levels: { ...child, systolic: 68, diastolic: 40, pulse: 138, breaths: 42 },
      encounter: birth,
      isChild: true,
    });
}

/** Rosa: asthma, and a true allergy to egg. */
export function rosaQuaye(life: Life): void {
  childhood(life);
  const chart = life.chart('riverside-practice');
  condition(chart, { code: problems.asthma, onset: '2023-10', recorded: londonInstant('2023-10-17T16:10') });
  allergy(chart, {
    code: codeableConcept('Egg', snomed('102263004', 'Eggs (edible)')),
    onset: '2019',
    recorded: londonInstant('2019-08-06T09:30'),
    category: 'food',
    reaction: { manifestation: codeableConcept('Urticaria', snomed('126485001', 'Urticaria')), severity: 'moderate' },
  });
  repeatMedicine(life, {
    medicine: 'beclometasone',
    started: londonInstant('2023-10-17T16:20'),
    issuesFrom: londonInstant('2024-10-01'),
    lastIssue: londonInstant('2026-11-03'),
  });
  outOfHours(
    life,
    londonInstant('2024-12-28T18:20'),
    'Wheeze after a cold',
    'Ten puffs by spacer, steroid for three days.',
    'prednisolone',
  );
  const hospital = life.chart('city-hospitals');
  letter(life, hospital, {
    type: documentTypes.letter,
    title: 'Paediatric asthma clinic letter',
    written: londonInstant('2025-03-12T15:00'),
    specialty: 'Paediatrics',
    body: [
      'Rosa is doing well on a low dose of inhaled steroid. Spacer technique good.',
      'Egg allergy: carries antihistamine, school has a plan.',
    ],
  });
}

/** Weighed and measured at the practice: kilograms, centimetres, and the centiles of its chart. */
const growth = [
  ['2018-07-16T10:00', 4.1, 52.5, 25, 25],
  ['2019-06-11T10:20', 9, 73.5, 50, 50],
  ['2020-06-16T09:40', 11.6, 85.4, 50, 50],
  ['2022-06-14T10:10', 15.6, 101, 50, 50],
  ['2024-06-11T09:20', 19.4, 113, 50, 25],
  ['2026-06-09T09:30', 24.6, 125.5, 50, 25],
] as const;

/** Lily: stated to have no known allergies, a broken ankle on a trampoline. */
export function lilyQuaye(life: Life): void {
  childhood(life);
  const chart = life.chart('riverside-practice');
  condition(chart, { code: problems.eczema, onset: '2019-02', recorded: londonInstant('2019-02-19T10:40'), clinical: 'remission' });
  allergy(chart, {
    code: codeableConcept('No known allergies', snomed('716186003', 'No known allergy')),
    recorded: londonInstant('2024-06-11T09:30'),
  });
  for (const [at, kilograms, centimetres, weight, height] of growth)
    growthMeasured(chart, { at: londonInstant(at), kilograms, centimetres, centiles: { weight, height } });
  const hospital = life.chart('city-hospitals');
  const start = londonInstant('2025-07-19T15:40');
  growthMeasured(hospital, { at: start + 10 * minute, kilograms: 22.4 });
  const visit = encounter(hospital, {
    kind: 'emergency',
    type: contactTypes.emergency,
    start,
    end: start + 190 * minute,
    reason: 'Ankle injury',
    place: 0,
  });
  vitalSigns(hospital, life.random('ankle'), { at: start + 15 * minute, levels: child, encounter: visit, isChild: true });
  condition(hospital, {
    code: problems.ankleFracture,
    category: 'encounter-diagnosis',
    onset: '2025-07-19',
    recorded: start + 120 * minute,
    clinical: 'resolved',
    abatement: '2025-09',
    encounter: visit,
  });
  letter(life, hospital, {
    type: documentTypes.emergency,
    title: 'Emergency department summary: ankle',
    written: start + 200 * minute,
    encounter: visit,
    body: [
      'Lily fell from a trampoline. Undisplaced fracture of the left ankle, boot fitted.',
      'Fracture clinic in a week. No allergies told by her mother.',
    ],
  });
}
