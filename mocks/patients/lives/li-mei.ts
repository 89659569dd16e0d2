import { allergy } from '#/mocks/fhir/allergy.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { flag } from '#/mocks/fhir/flag.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { documentTypes, problems } from '#/mocks/patients/catalogue/problems.ts';
import { copyDocument } from '#/mocks/patients/courses/copies.ts';
import { urineCulture } from '#/mocks/patients/courses/cultures.ts';
import { consultation, practiceBloods, practiceCare } from '#/mocks/patients/courses/general-practice.ts';
import { imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { repeatMedicine } from '#/mocks/patients/courses/repeat-medicines.ts';
import { vaccination, yearlyInfluenza } from '#/mocks/patients/courses/vaccinations.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** 李 梅: her name and some of her notes are in another script (H28). */
export function liMei(life: Life): void {
  const chart = life.chart('riverside-practice');
  practiceCare(life, {
    from: londonInstant('2017-01-05'),
    to: londonInstant('2026-10-28'),
    visitsAYear: 3,
    background: 'Hypertension, hypothyroidism. Interpreter (Mandarin) needed.',
  });
  condition(chart, { code: problems.hypertension, onset: '2016', recorded: londonInstant('2016-11-08T10:20') });
  condition(chart, { code: problems.hypothyroidism, onset: '2018-04', recorded: londonInstant('2018-04-24T09:50') });
  allergy(chart, {
    code: codeableConcept('Shellfish', snomed('735029006', 'Shellfish')),
    recorded: londonInstant('2017-02-14T10:00'),
    category: 'food',
    reaction: { manifestation: codeableConcept('Swelling of the lips') },
    note: '患者自述：吃虾后嘴唇肿胀。',
  });
  // Ends as the name of a statin does, and is none.
  repeatMedicine(life, {
    medicine: 'nystatin',
    started: londonInstant('2026-02-03T15:10'),
    stopped: londonInstant('2026-02-10T15:10'),
    issuesFrom: londonInstant('2026-02-03T00:00'),
    lastIssue: londonInstant('2026-02-03T15:10'),
  });
  for (const medicine of ['amlodipine5', 'atorvastatin20', 'levothyroxine75'] as const)
    repeatMedicine(life, {
      medicine,
      started: londonInstant('2018-04-24T10:00'),
      issuesFrom: londonInstant('2025-06-01'),
      lastIssue: londonInstant('2026-11-05'),
    });
  practiceBloods(life, {
    at: [londonInstant('2025-04-08T08:30'), londonInstant('2026-04-14T08:30')],
    panels: ['fullBloodCount', 'thyroid'],
    levels: () => ({ tsh: 2.4 }),
  });
  yearlyInfluenza(life, 2019, 2026, false);
  vaccination(life, 'shingles', londonInstant('2026-03-03T10:10'), 'SH26-201');
  flag(chart, {
    code: codeableConcept('Interpreter needed: Mandarin', snomed('315594003', 'Interpreter needed')),
    from: londonInstant('2016-11-08T10:00'),
  });
  consultation(life, londonInstant('2026-11-10T15:20'), {
    reason: 'Headache',
    history: '“头痛三天，左侧” (headache for three days, left side), no visual change, by telephone interpreter.',
    examination: 'Blood pressure 134/80, neck supple, fundi normal.',
    plan: 'Paracetamol, come back if worse; MRI only if red flags.',
  });
  const hospital = life.chart('city-hospitals');
  const neighbour = life.chart('royal-park');
  const clinic = letter(life, hospital, {
    type: documentTypes.letter,
    title: 'Thyroid clinic letter',
    written: londonInstant('2025-06-18T12:00'),
    format: 'text',
    specialty: 'Endocrinology',
    body: ['Primary hypothyroidism, well replaced on 75 micrograms.', '请每天早上空腹服药。', 'Discharged to the practice: yearly TSH.'],
  });
  copyDocument(hospital, neighbour, clinic);
  const culture = { takenAt: londonInstant('2026-08-18T09:10'), specimen: 'Urine', number: 'MB26-081842' } as const;
  const growth = 'Growth of two organisms, more than 100,000 per mL';
  const enterococcus = { organism: 'faecalis', sensitivities: { amoxicillin: 'S', nitrofurantoin: 'S', vancomycin: 'S' } } as const;
  const coli = { amoxicillin: 'R', ciprofloxacin: 'S', gentamicin: 'S', nitrofurantoin: 'S', trimethoprim: 'R' } as const;
  urineCulture(hospital, { ...culture, growth, organisms: [{ organism: 'coli', sensitivities: coli }, enterococcus] });
  // The neighbour still has the laboratory's first answer about trimethoprim.
  urineCulture(neighbour, {
    ...{ ...culture, growth },
    organisms: [{ organism: 'coli', sensitivities: { ...coli, trimethoprim: 'S' } }, enterococcus],
  });
  urineCulture(neighbour, {
    ...{ takenAt: londonInstant('2025-11-03T11:20'), specimen: 'Urine', number: 'RP25-110377' },
    growth: 'Growth of Escherichia coli, more than 100,000 per mL',
    organisms: [{ organism: 'coli', sensitivities: { ciprofloxacin: 'S', gentamicin: 'S', nitrofurantoin: 'I', trimethoprim: 'R' } }],
  });
  imagingReport(life, {
    source: 'royal-park',
    at: londonInstant('2026-05-06T09:10'),
    code: codeableConcept('Ultrasound of neck report', snomed('3177009', 'Ultrasonography of neck')),
    conclusion: 'Thyroid small and heterogeneous, no nodule.',
  });
}
