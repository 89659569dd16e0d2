import { staffOf } from '#/mocks/fhir/chart.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { day, londonInstant, minute } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes } from '#/mocks/patients/catalogue/problems.ts';
import { copyDocument } from '#/mocks/patients/courses/copies.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { levelsBetween, unwellLevels, vitalSigns, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** The diabetes clinic, once a year, with a letter each time. */
export function amaraInClinics(life: Life): void {
  const chart = life.chart('city-hospitals');
  const random = life.random('clinics');
  for (let year = 2013; year <= 2026; year += 1) {
    const start = londonInstant(`${year}-05-${String(random.integer(10, 27))}T10:${random.pick(['00', '20', '40'])}`);
    const visit = encounter(chart, {
      kind: 'ambulatory',
      type: contactTypes.outpatient,
      start,
      end: start + 20 * minute,
      reason: 'Diabetes clinic',
      participant: staffOf(chart, 1),
      place: 3,
    });
    vitalSigns(chart, random, {
      at: start - 10 * minute,
      levels: levelsBetween(wellLevels, unwellLevels, 0.05),
      encounter: visit,
      brief: true,
    });
    const written = letter(life, chart, {
      type: documentTypes.letter,
      title: 'Diabetes clinic letter',
      written: start + 4 * day,
      encounter: visit,
      author: staffOf(chart, 1),
      specialty: 'Diabetes and endocrinology',
      body: [
        'Type 2 diabetes since 2009, hypertension, COPD, hypothyroidism.',
        'Feet: pulses present, protective sensation normal. Eyes: background changes only.',
        `Control ${year < 2020 ? 'steady' : 'slipping a little with each course of steroids'}. Metformin continues.`,
        'Plan: diet, foot care, see again in a year.',
      ],
    });
    if (year % 3 === 0) copyDocument(chart, life.chart('royal-park'), written);
  }
}
