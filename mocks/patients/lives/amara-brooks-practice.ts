import { allergy } from '#/mocks/fhir/allergy.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { immunization } from '#/mocks/fhir/immunization.ts';
import { referral } from '#/mocks/fhir/service-request.ts';
import { dateTime, londonInstant, type Instant } from '#/mocks/fhir/time.ts';
import { problems, vaccines } from '#/mocks/patients/catalogue/problems.ts';
import { copyResource } from '#/mocks/patients/courses/copies.ts';
import { consultation, exSmoker, practiceBloods, practiceCare, recordSmoking } from '#/mocks/patients/courses/general-practice.ts';
import { repeatMedicine } from '#/mocks/patients/courses/repeat-medicines.ts';
import { vaccination, yearlyInfluenza } from '#/mocks/patients/courses/vaccinations.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

const lastIssue = londonInstant('2026-10-01T10:20');
const issuesFrom = londonInstant('2024-10-01');
const background =
  'Type 2 diabetes since 2009, essential hypertension since 2003, COPD, hypothyroidism, knee osteoarthritis with left knee replacement 2014. Stopped smoking 2005. Lives alone, daughter near. Repeat medicines as listed.';

export const penicillinSubstance = codeableConcept('Penicillin', snomed('764146007', 'Penicillin'));

function allergies(life: Life): void {
  const chart = life.chart('riverside-practice');
  allergy(chart, {
    code: penicillinSubstance,
    onset: '1998',
    recorded: londonInstant('2026-11-12T17:25'),
    category: 'medication',
    criticality: 'high',
    reaction: { manifestation: codeableConcept('Anaphylaxis', snomed('39579001', 'Anaphylaxis')), severity: 'severe' },
    note: 'Collapse within minutes of an injection in 1998, treated in an emergency department abroad. Told by the daughter by telephone.',
  });
  allergy(chart, {
    code: codeableConcept('Latex', snomed('111088007', 'Latex')),
    onset: '2014-06',
    recorded: londonInstant('2014-06-20T09:40'),
    category: 'environment',
    criticality: 'low',
    reaction: { manifestation: codeableConcept('Contact dermatitis', snomed('40275004', 'Contact dermatitis')), severity: 'mild' },
  });
  allergy(chart, {
    code: codeableConcept('Adhesive plaster'),
    onset: '2014-07',
    recorded: londonInstant('2014-07-08T14:15'),
    category: 'environment',
    criticality: 'low',
    reaction: { manifestation: codeableConcept('Itching under the dressing'), severity: 'mild' },
  });
}

function problemList(life: Life): void {
  const chart = life.chart('riverside-practice');
  const hospital = life.chart('city-hospitals');
  const onset = (code: (typeof problems)[keyof typeof problems], when: string, recorded: string) =>
    condition(chart, { code, onset: when, recorded: londonInstant(recorded) });
  const shared = [
    onset(problems.hypertension, '2003-09', '2003-09-16T11:10'),
    onset(problems.type2Diabetes, '2009', '2009-04-02T10:05'),
    onset(problems.copd, '2012-02', '2012-02-21T15:30'),
  ];
  onset(problems.hypothyroidism, '2001-05-14', '2001-05-14T09:00');
  onset(problems.kneeArthritis, '2011', '2011-10-03T14:20');
  const kidney = onset(problems.ckd3, '2020-06-18', '2020-06-18T16:45');
  condition(chart, {
    code: problems.depression,
    onset: '2019',
    recorded: londonInstant('2019-11-26T12:00'),
    clinical: 'resolved',
    abatement: '2020-12',
  });
  for (const problem of shared) copyResource(chart, hospital, problem);
  // The neighbour's copy is marked as resolved: a status that differs.
  copyResource(chart, life.chart('royal-park'), kidney, {
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'inactive' }] },
  });
}

function medicines(life: Life): void {
  const repeat = (medicine: Parameters<typeof repeatMedicine>[1]['medicine'], started: string, note?: string) =>
    repeatMedicine(life, { medicine, started: londonInstant(started), issuesFrom, lastIssue, ...(note && { note }) });
  const stopped = (medicine: Parameters<typeof repeatMedicine>[1]['medicine'], started: string, end: string) =>
    repeatMedicine(life, {
      medicine,
      started: londonInstant(started),
      stopped: londonInstant(end),
      issuesFrom,
      lastIssue: londonInstant('2024-01-01'),
    });
  repeat('ramipril5', '2014-03-11T10:00');
  stopped('metformin500', '2009-04-02T10:20', '2016-09-13');
  repeat('metformin1000', '2016-09-13T10:00', 'Increased after HbA1c 64.');
  stopped('atorvastatin20', '2010-02-08T09:00', '2017-10-12');
  const statin = repeat('atorvastatin40', '2017-10-12T11:20');
  repeat('amlodipine5', '2005-01-20T09:30');
  repeat('levothyroxine75', '2003-02-11T09:30');
  repeat('inhaler', '2019-01-22T15:10');
  repeat('omeprazole', '2018-05-09T10:50');
  const chart = life.chart('riverside-practice');
  // Written down by another hospital on the night of her fall, from her own words: another time of day.
  copyResource(chart, life.chart('royal-park'), statin, {
    dosageInstruction: [{ text: '40 mg in the morning' }],
    reportedBoolean: true,
    authoredOn: dateTime(londonInstant('2019-06-12T07:50')),
  });
}

/** Kidney tests are the hospitals' alone; the practice's yearly blood has the rest. */
function yearlyBloods(life: Life): void {
  const at = Array.from({ length: 10 }, (_, index) => londonInstant(`${2017 + index}-09-14T08:50`));
  const drift = (takenAt: Instant) => (takenAt - londonInstant('2017-01-01')) / (10 * 365 * 86_400_000);
  practiceBloods(life, {
    at,
    panels: ['fullBloodCount', 'liver', 'lipids', 'diabetes', 'thyroid'],
    levels: (takenAt) => ({ hba1c: 52 + 7 * drift(takenAt), haemoglobin: 126 - 12 * drift(takenAt), cholesterol: 4.3, ldl: 2.1 }),
  });
}

function vaccinations(life: Life): void {
  const community = life.chart('community');
  const chart = life.chart('riverside-practice');
  yearlyInfluenza(life, 2008, 2025, true);
  vaccination(life, 'pneumococcal', londonInstant('2016-10-05T09:40'), 'PN16-442');
  vaccination(life, 'shingles', londonInstant('2021-11-10T10:10'), 'SH21-090');
  for (const [date, batch] of [
    ['2021-01-29', 'CV-1A77'],
    ['2021-04-16', 'CV-2C04'],
    ['2025-10-09', 'CV-9F31'],
  ] as const) {
    copyResource(chart, community, vaccination(life, 'covid', londonInstant(`${date}T11:00`), batch));
  }
  immunization(chart, {
    vaccine: vaccines.influenza,
    occurred: londonInstant('2026-11-02T09:30'),
    notDone: codeableConcept('Patient declined', snomed('591000119102', 'Vaccine declined by patient')),
    note: 'Rang to say she would rather wait this year.',
  });
}

export function amaraAtThePractice(life: Life): void {
  allergies(life);
  problemList(life);
  medicines(life);
  yearlyBloods(life);
  vaccinations(life);
  const chart = life.chart('riverside-practice');
  for (const askedAt of ['2012-02-21T15:30', '2019-01-22T15:10', '2025-09-15T09:00']) recordSmoking(life, londonInstant(askedAt), exSmoker);
  practiceCare(life, { from: londonInstant('2007-01-10'), to: londonInstant('2026-09-28'), visitsAYear: 4.5, background, kilograms: 74 });
  referral(chart, {
    code: codeableConcept('Referral to ophthalmology', snomed('183545006', 'Referral to ophthalmology service')),
    authored: londonInstant('2026-09-14T09:10'),
    to: 'Eye clinic, Royal Park Hospital',
    reason: 'Diabetic eye screening: background changes',
  });
  consultation(
    life,
    londonInstant('2026-10-04T09:20'),
    {
      reason: 'Breathless on exertion',
      history: 'More breathless on stairs for three weeks, ankles a little swollen in the evening, sleeps on two pillows as before.',
      examination: 'Oxygen saturation 95% on air, scattered wheeze, trace of ankle oedema. Blood pressure 148/84.',
      plan: 'Inhaler technique corrected, chest X-ray if no better in two weeks, blood pressure to be checked again before any change of tablets.',
    },
    { background },
  );
}
