import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { flag } from '#/mocks/fhir/flag.ts';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { londonInstant, minute, onDay } from '#/mocks/fhir/time.ts';
import { contactTypes } from '#/mocks/patients/catalogue/problems.ts';
import { call111, ambulanceConveyance, nursingVisits, outOfHours, socialCare } from '#/mocks/patients/courses/other-services.ts';
import { levelsBetween, unwellLevels, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

function nights(life: Life): void {
  outOfHours(life, londonInstant('2016-12-26T19:40'), 'Cough and wheeze', 'Rescue pack to start, practice to review.', 'prednisolone');
  outOfHours(life, londonInstant('2018-08-25T22:10'), 'Vomiting for a day', 'Sips of fluid, stop metformin for two days.');
  outOfHours(life, londonInstant('2019-12-25T11:30'), 'Wheeze', 'Reliever every four hours, steroid for five days.', 'prednisolone');
  outOfHours(life, londonInstant('2021-05-02T16:20'), 'Painful leg ulcer', 'No infection, nurses to see tomorrow.', 'paracetamol');
  outOfHours(
    life,
    londonInstant('2022-01-01T10:15'),
    'Infected leg ulcer',
    'Antibiotic, not of the kind noted by the patient.',
    'clarithromycin',
  );
  outOfHours(
    life,
    londonInstant('2024-03-31T14:45'),
    'Productive cough',
    'Antibiotic for five days, sputum to the practice.',
    'doxycycline',
  );
  outOfHours(life, londonInstant('2026-02-15T20:05'), 'Ran out of inhaler', 'One inhaler given.', 'salbutamol');
}

function ambulances(life: Life): void {
  call111(life, londonInstant('2019-06-12T04:50'), 'Fall, cannot get up', 'Ambulance sent.');
  ambulanceConveyance(life, londonInstant('2019-06-12T05:05'), 'Fall at home', wellLevels);
  call111(life, londonInstant('2023-02-06T12:30'), 'Breathless since morning', 'Ambulance sent.');
  ambulanceConveyance(life, londonInstant('2023-02-06T12:55'), 'Breathlessness', levelsBetween(wellLevels, unwellLevels, 0.7));
  call111(life, londonInstant('2025-08-09T21:15'), 'Low sugar', 'Ate, sugar back to 6, no ambulance needed.');
}

function rehabilitation(life: Life): void {
  const chart = life.chart('community');
  for (let week = 0; week < 12; week += 1) {
    const start = onDay(londonInstant('2023-04-04T13:30'), week * 7);
    encounter(chart, {
      kind: 'ambulatory',
      type: codeableConcept('Pulmonary rehabilitation class', snomed('281036007', 'Follow-up consultation')),
      start,
      end: start + 60 * minute,
      participant: staffOf(chart, 1),
      place: 1,
      text: [`Class ${week + 1} of 12. Walked ${220 + week * 9} metres in six minutes.`],
    });
  }
  for (let visit = 0; visit < 4; visit += 1) {
    const start = onDay(londonInstant('2020-01-14T10:00'), visit * 28);
    encounter(chart, {
      kind: 'ambulatory',
      type: contactTypes.homeVisit,
      start,
      end: start + 50 * minute,
      participant: staffOf(chart, 2),
      place: 1,
      reason: 'Low mood',
      text: ['Talked about the loss of her sister. Sleeping better, eating, sees her daughter weekly.', 'No thoughts of self-harm.'],
    });
  }
}

export function amaraElsewhere(life: Life): void {
  nights(life);
  ambulances(life);
  rehabilitation(life);
  nursingVisits(life, londonInstant('2021-04-20T09:30'), 24, 7);
  socialCare(
    life,
    londonInstant('2023-05-16T11:00'),
    5,
    'Lives alone on the second floor, breathless on stairs, needs help with washing on bad days.',
  );
  flag(life.chart('social-care'), {
    code: codeableConcept('Lives alone', snomed('105529008', 'Lives alone')),
    from: londonInstant('2023-05-16T12:00'),
  });
}
