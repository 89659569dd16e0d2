import { cvx, loinc, rxnorm, snomed } from '#/mocks/fhir/ccda/ccda-elements.ts';

/** Facts that the outside organisations' documents state, each under one number wherever it is repeated. */
export const penicillinAllergy = {
  number: 'alg-44018',
  substance: rxnorm('7980', 'Penicillin G'),
  reaction: snomed('39579001', 'Anaphylaxis'),
  severity: snomed('24484000', 'Severe'),
  since: '1998-06-01',
};
export const sulfaAllergy = {
  number: 'alg-44019',
  substance: rxnorm('10831', 'Sulfamethoxazole / Trimethoprim'),
  reaction: snomed('271807003', 'Skin rash'),
  severity: snomed('6736007', 'Moderate'),
  since: '2024-02-11',
};
export const hypertension = { number: 'prb-20331', problem: snomed('38341003', 'Hypertensive disorder'), since: '2015-04-20' };
export const pneumonia = { number: 'prb-88120', problem: snomed('233604007', 'Pneumonia'), since: '2026-08-30', until: '2026-09-20' };
export const lisinopril = {
  number: 'med-70412',
  medicine: rxnorm('314076', 'Lisinopril 10 MG Oral Tablet'),
  dose: '1',
  unit: '1',
  everyHours: 24,
  words: '1 tablet by mouth once daily',
  since: '2021-01-15',
};
export const levofloxacin = {
  number: 'med-90077',
  medicine: rxnorm('1049502', 'Levofloxacin 500 MG Oral Tablet'),
  dose: '1',
  unit: '1',
  everyHours: 24,
  words: '1 tablet by mouth once daily for 7 days',
  since: '2026-09-03',
  until: '2026-09-10',
};
export const fluRefused = {
  number: 'imm-51102',
  vaccine: cvx('150', 'Influenza, injectable, quadrivalent'),
  givenOn: '2025-10-14',
  refused: 'Patient objection',
};
export const tetanus = { number: 'imm-33871', vaccine: cvx('115', 'Tdap'), givenOn: '2019-05-06' };

export const metabolicPanel = (takenOn: string, number: string, creatinine: string, flag: 'N' | 'H') => ({
  number,
  panel: loinc('24323-8', 'Comprehensive metabolic panel'),
  takenOn,
  results: [
    { number: `${number}-1`, test: loinc('2160-0', 'Creatinine'), value: creatinine, unit: 'mg/dL', low: '0.7', high: '1.3', flag },
    { number: `${number}-2`, test: loinc('2951-2', 'Sodium'), value: '139', unit: 'mmol/L', low: '136', high: '145', flag: 'N' as const },
  ],
});
