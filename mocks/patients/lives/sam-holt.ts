import { allergy } from '#/mocks/fhir/allergy.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { londonInstant, minute } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes, problems } from '#/mocks/patients/catalogue/problems.ts';
import { neverSmoked, practiceBloods, practiceCare, recordSmoking } from '#/mocks/patients/courses/general-practice.ts';
import { imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { vaccination } from '#/mocks/patients/courses/vaccinations.ts';
import { vitalSigns, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Young and mostly well: two sources, a hundred entries. */
export function samHolt(life: Life): void {
  const chart = life.chart('riverside-practice');
  recordSmoking(life, londonInstant('2024-03-05T11:05'), neverSmoked);
  practiceCare(life, { from: londonInstant('2016-09-01'), to: londonInstant('2026-11-01'), visitsAYear: 2, reviews: false });
  condition(chart, { code: problems.asthma, onset: '2006', recorded: londonInstant('2016-09-20T10:10'), clinical: 'inactive' });
  allergy(chart, {
    code: codeableConcept('No known allergies', snomed('716186003', 'No known allergy')),
    recorded: londonInstant('2024-03-05T11:00'),
  });
  practiceBloods(life, { at: [londonInstant('2024-03-05T08:40')], panels: ['fullBloodCount', 'renal'], levels: () => ({}) });
  vaccination(life, 'covid', londonInstant('2021-07-08T12:10'), 'CV-3B19');
  vaccination(life, 'covid', londonInstant('2021-09-24T12:10'), 'CV-4D70');
  const hospital = life.chart('city-hospitals');
  const start = londonInstant('2023-10-29T00:40');
  const visit = encounter(hospital, {
    kind: 'emergency',
    type: contactTypes.emergency,
    start,
    end: start + 260 * minute,
    reason: 'Ankle injury at football',
    place: 0,
  });
  vitalSigns(hospital, life.random('ankle'), { at: start + 12 * minute, levels: wellLevels, encounter: visit });
  imagingReport(life, {
    source: 'city-hospitals',
    at: start + 75 * minute,
    code: codeableConcept('X-ray of right ankle report', snomed('19490002', 'Plain X-ray of ankle')),
    conclusion: 'No fracture. Soft tissue swelling.',
    encounter: visit,
  });
  letter(life, hospital, {
    type: documentTypes.emergency,
    title: 'Emergency department summary: ankle',
    written: start + 262 * minute,
    encounter: visit,
    body: ['Inversion injury, no fracture. Ice, rest, exercises from day two.'],
  });
}
