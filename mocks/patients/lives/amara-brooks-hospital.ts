import { allergy } from '#/mocks/fhir/allergy.ts';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, identifier, snomed } from '#/mocks/fhir/codes.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { hour, londonInstant } from '#/mocks/fhir/time.ts';
import { contactTypes, problems, procedures } from '#/mocks/patients/catalogue/problems.ts';
import { labTests } from '#/mocks/patients/catalogue/tests.ts';
import { panelReport } from '#/mocks/patients/courses/blood-tests.ts';
import { copyResource, copyDocument } from '#/mocks/patients/courses/copies.ts';
import { hospitalStay, imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
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
    ['2017-12-27T21:10', '2018-01-01T12:30', 'Discharge summary: COPD'],
    ['2023-02-06T14:20', '2023-02-10T16:00', 'Discharge summary: COPD, winter'],
    ['2025-01-17T19:45', '2025-01-21T13:15', 'Discharge summary: COPD, influenza A'],
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

export function amaraInHospital(life: Life): void {
  kidneyTests(life);
  royalPark(life);
  cityStays(life);
}
