import { allergy } from '#/mocks/fhir/allergy.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { problems } from '#/mocks/patients/catalogue/problems.ts';
import { practiceBloods, practiceCare } from '#/mocks/patients/courses/general-practice.ts';
import { hospitalStay } from '#/mocks/patients/courses/hospital-stay.ts';
import { outOfHours } from '#/mocks/patients/courses/other-services.ts';
import { repeatMedicine } from '#/mocks/patients/courses/repeat-medicines.ts';
import { levelsBetween, unwellLevels, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Opted out at the practice: an allergy and a medicine that only the practice knows must never read as "none" (H24). */
export function tomEller(life: Life): void {
  const chart = life.chart('riverside-practice');
  practiceCare(life, { from: londonInstant('2015-03-01'), to: londonInstant('2026-10-20'), visitsAYear: 2.5 });
  condition(chart, { code: problems.depression, onset: '2021-09', recorded: londonInstant('2021-09-30T11:20') });
  allergy(chart, {
    code: codeableConcept('Trimethoprim', snomed('387170002', 'Trimethoprim')),
    onset: '2017-05',
    recorded: londonInstant('2017-05-11T10:10'),
    category: 'medication',
    reaction: { manifestation: codeableConcept('Rash', snomed('271807003', 'Eruption of skin')), severity: 'moderate' },
  });
  repeatMedicine(life, {
    medicine: 'sertraline',
    started: londonInstant('2021-09-30T11:30'),
    issuesFrom: londonInstant('2025-06-01'),
    lastIssue: londonInstant('2026-11-02'),
  });
  practiceBloods(life, { at: [londonInstant('2024-02-06T08:40')], panels: ['fullBloodCount', 'liver', 'thyroid'], levels: () => ({}) });
  outOfHours(
    life,
    londonInstant('2025-05-25T13:10'),
    'Painful swallowing',
    'Fluids and paracetamol; come back if no better in three days.',
    'paracetamol',
  );
  hospitalStay(life, {
    source: 'city-hospitals',
    start: londonInstant('2020-02-14T18:20'),
    end: londonInstant('2020-02-16T12:10'),
    reason: 'Pain in the right side of the abdomen',
    diagnosis: problems.appendicitis,
    place: 1,
    arrival: levelsBetween(wellLevels, unwellLevels, 0.4),
    hoursBetweenVitals: 8,
    panels: ['fullBloodCount', 'renal', 'inflammation'],
    daysBetweenBloods: 1,
    levels: (part) => ({ crp: 96 - 50 * part, whiteCells: 15 - 5 * part }),
    inpatient: ['enoxaparin', 'paracetamol'],
    discharge: ['paracetamol'],
    letter: {
      title: 'Discharge summary: appendicectomy',
      body: ['Laparoscopic appendicectomy for acute appendicitis. Home on day two, sutures dissolve.'],
    },
  });
}
