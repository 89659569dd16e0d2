import { allergy } from '#/mocks/fhir/allergy.ts';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, identifier, snomed } from '#/mocks/fhir/codes.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { day, hour, londonInstant, minute } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes, problems, procedures } from '#/mocks/patients/catalogue/problems.ts';
import { labTests } from '#/mocks/patients/catalogue/tests.ts';
import { panelReport } from '#/mocks/patients/courses/blood-tests.ts';
import { copyResource, copyDocument } from '#/mocks/patients/courses/copies.ts';
import { hospitalStay, imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { levelsBetween, unwellLevels, vitalSigns, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Creatinine before November 2026: three at City, six and one without unit at Royal Park; nowhere else. */
function kidneyTests(life: Life): void {
  const random = life.random('kidney');
  const renal = (source: 'city-hospitals' | 'royal-park', date: string, creatinine: number) =>
    panelReport(life, random, 'renal', {
      source,
      takenAt: londonInstant(`${date}T07:15`),
      levels: { creatinine, sodium: 138, potassium: 4.4, urea: 7 },
    });
  renal('royal-park', '2014-06-10', 71);
  renal('royal-park', '2014-06-12', 76);
  renal('royal-park', '2019-06-12', 84);
  renal('royal-park', '2019-06-14', 82);
  renal('royal-park', '2022-03-08', 89);
  renal('royal-park', '2024-05-21', 93);
  renal('city-hospitals', '2023-02-07', 88);
  renal('city-hospitals', '2025-01-18', 101);
  renal('city-hospitals', '2025-01-20', 94);
  const chart = life.chart('royal-park');
  observation(chart, {
    code: labTests.creatinine.code,
    category: 'laboratory',
    effective: londonInstant('2024-11-05T09:30'),
    issued: londonInstant('2024-11-05T12:10'),
    // No unit: must be listed, never drawn on an axis (H17).
    value: { value: 97 },
    range: { low: { value: 50 }, high: { value: 98 } },
    flag: 'N',
    filler: identifier(`${chart.facility.namespace}/Id/laboratory`, 'RP-24-77120'),
  });
}

function royalPark(life: Life): void {
  const chart = life.chart('royal-park');
  const knee = hospitalStay(life, {
    source: 'royal-park',
    start: londonInstant('2014-06-10T07:30'),
    end: londonInstant('2014-06-13T11:30'),
    type: contactTypes.elective,
    reason: 'Total replacement of left knee',
    diagnosis: problems.kneeArthritis,
    place: 1,
    arrival: wellLevels,
    hoursBetweenVitals: 12,
    panels: ['fullBloodCount'],
    daysBetweenBloods: 2,
    levels: (part) => ({ haemoglobin: 128 - 18 * part }),
    inpatient: ['enoxaparin', 'paracetamol'],
    discharge: [],
    letter: {
      title: 'Discharge summary: left knee replacement',
      body: [
        'Elective total replacement of the left knee under spinal anaesthetic. Uneventful. Walked with a frame on day one.',
        'Wound clips out at ten days by the practice nurse.',
      ],
    },
  });
  procedure(chart, {
    code: procedures.kneeReplacement,
    performed: londonInstant('2014-06-10T09:15'),
    until: londonInstant('2014-06-10T11:05'),
    encounter: knee.encounter,
    performer: staffOf(chart, 1),
  });
  const fall = hospitalStay(life, {
    source: 'royal-park',
    start: londonInstant('2019-06-12T06:05'),
    end: londonInstant('2019-06-14T15:00'),
    reason: 'Fall at home',
    diagnosis: problems.fall,
    place: 3,
    arrival: wellLevels,
    hoursBetweenVitals: 12,
    panels: ['fullBloodCount'],
    daysBetweenBloods: 2,
    levels: () => ({ haemoglobin: 119 }),
    inpatient: ['paracetamol'],
    discharge: [],
    letter: {
      title: 'Discharge summary: fall',
      body: ['Tripped on a rug. No fracture. Lying and standing blood pressure normal. Home with a walking stick.'],
    },
  });
  copyDocument(chart, life.chart('city-hospitals'), fall.letter);
  allergy(chart, {
    code: codeableConcept('No known allergies', snomed('716186003', 'No known allergy')),
    recorded: londonInstant('2019-06-12T07:40'),
  });
  imagingReport(life, {
    source: 'royal-park',
    at: londonInstant('2019-06-12T06:50'),
    code: codeableConcept('X-ray of left hip report', snomed('168640003', 'Plain X-ray of hip')),
    conclusion: 'No fracture. Mild degenerative change.',
    encounter: fall.encounter,
  });
}

function cityStays(life: Life): void {
  const stays = [
    ['2017-12-27T21:10', '2018-01-01T12:30', 'Discharge summary: exacerbation of COPD'],
    ['2023-02-06T14:20', '2023-02-10T16:00', 'Discharge summary: exacerbation of COPD, winter'],
    ['2025-01-17T19:45', '2025-01-21T13:15', 'Discharge summary: exacerbation of COPD, influenza A'],
  ] as const;
  for (const [start, end, title] of stays) {
    const stay = hospitalStay(life, {
      source: 'city-hospitals',
      start: londonInstant(start),
      end: londonInstant(end),
      reason: 'Breathlessness',
      diagnosis: problems.copdExacerbation,
      place: 2,
      hoursBetweenVitals: 12,
      panels: ['fullBloodCount', 'inflammation'],
      daysBetweenBloods: 2,
      levels: (part) => ({ crp: 84 - 60 * part, whiteCells: 13.5 - 4 * part, haemoglobin: 118 }),
      inpatient: ['prednisolone', 'salbutamol', 'enoxaparin'],
      discharge: ['prednisolone'],
      letter: {
        title,
        body: [
          'Three days of cough and wheeze, no consolidation on the chest film. Nebulisers, steroids, controlled oxygen.',
          'Home on five days of prednisolone. The respiratory nurse will ring within a week.',
          'Diabetes: sugars up to 16 on steroids, settled without insulin.',
        ],
      },
    });
    imagingReport(life, {
      source: 'city-hospitals',
      at: londonInstant(start) + 2 * hour,
      conclusion: 'Hyperinflated lungs. No consolidation or effusion.',
      encounter: stay.encounter,
    });
    copyDocument(life.chart('city-hospitals'), life.chart('royal-park'), stay.letter);
    for (const medicine of stay.discharge) copyResource(life.chart('city-hospitals'), life.chart('royal-park'), medicine);
  }
}

function clinics(life: Life): void {
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
      title: `Diabetes clinic letter ${year}`,
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

export function amaraInHospital(life: Life): void {
  kidneyTests(life);
  royalPark(life);
  cityStays(life);
  clinics(life);
}
