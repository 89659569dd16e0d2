import type { CodeableConcept } from 'fhir/r4';
import { codeableConcept, loinc } from '#/mocks/fhir/codes.ts';
import type { SourceId } from '#/mocks/patients/model/sources.ts';

export interface LabTest {
  readonly code: CodeableConcept;
  readonly unit: string;
  readonly ucum: string;
  readonly decimals: number;
  /** A healthy adult's mean and spread. */
  readonly usual: number;
  readonly spread: number;
  readonly range: Range;
  readonly male?: Range;
  /** Each laboratory has its own. */
  readonly at?: Partial<Readonly<Record<SourceId, Range>>>;
  /** Beyond these a laboratory telephones. */
  readonly critical?: Range;
}

type Range = readonly [low: number | undefined, high: number | undefined];

const test = (
  text: string,
  code: string,
  [unit, ucum]: readonly [string, string],
  [usual, spread, decimals]: readonly [number, number, number],
  range: Range,
  more: Pick<LabTest, 'male' | 'at' | 'critical'> = {},
): LabTest => ({ code: codeableConcept(text, loinc(code, text)), unit, ucum, decimals, usual, spread, range, ...more });

const gPerL = ['g/L', 'g/L'] as const;
const mmolPerL = ['mmol/L', 'mmol/L'] as const;
const umolPerL = ['µmol/L', 'umol/L'] as const;
const uPerL = ['U/L', 'U/L'] as const;
const giga = ['10*9/L', '10*9/L'] as const;
const percent = ['%', '%'] as const;

export const labTests = {
  haemoglobin: test('Haemoglobin', '718-7', gPerL, [134, 8, 0], [115, 150], { male: [130, 170] }),
  whiteCells: test('White cell count', '6690-2', giga, [7, 1.6, 1], [4, 11]),
  platelets: test('Platelet count', '777-3', giga, [250, 45, 0], [150, 400]),
  redCells: test('Red cell count', '789-8', ['10*12/L', '10*12/L'], [4.5, 0.3, 2], [3.8, 5], { male: [4.3, 5.8] }),
  haematocrit: test('Haematocrit', '4544-3', ['L/L', 'L/L'], [0.4, 0.02, 3], [0.33, 0.46], { male: [0.38, 0.52] }),
  mcv: test('Mean cell volume', '787-2', ['fL', 'fL'], [89, 4, 1], [80, 100]),
  mch: test('Mean cell haemoglobin', '785-6', ['pg', 'pg'], [29.6, 1.2, 1], [27, 32]),
  mchc: test('Mean cell haemoglobin concentration', '786-4', gPerL, [332, 8, 0], [310, 360]),
  rdw: test('Red cell distribution width', '788-0', percent, [13, 0.8, 1], [11, 15]),
  neutrophils: test('Neutrophils', '751-8', giga, [4.2, 1, 1], [2, 7.5]),
  lymphocytes: test('Lymphocytes', '731-0', giga, [2, 0.4, 1], [1, 4]),
  monocytes: test('Monocytes', '742-7', giga, [0.5, 0.1, 1], [0.2, 1]),
  eosinophils: test('Eosinophils', '711-2', giga, [0.2, 0.1, 2], [0, 0.5]),
  basophils: test('Basophils', '704-7', giga, [0.05, 0.02, 2], [0, 0.1]),
  mpv: test('Mean platelet volume', '32623-1', ['fL', 'fL'], [9.5, 0.8, 1], [7.5, 11.5]),
  sodium: test('Sodium', '2951-2', mmolPerL, [139, 2, 0], [133, 146], { critical: [120, 155] }),
  potassium: test('Potassium', '2823-3', mmolPerL, [4.3, 0.3, 1], [3.5, 5.3], { critical: [2.6, 6.4] }),
  urea: test('Urea', '22664-7', mmolPerL, [5.4, 1.2, 1], [2.5, 7.8]),
  creatinine: test('Creatinine', '14682-9', umolPerL, [72, 8, 0], [45, 84], { male: [59, 104], at: { 'royal-park': [50, 98] } }),
  egfr: test('eGFR (CKD-EPI)', '62238-1', ['mL/min/1.73m2', 'mL/min/{1.73_m2}'], [80, 5, 0], [60, undefined]),
  bilirubin: test('Bilirubin', '14631-6', umolPerL, [9, 3, 0], [0, 21]),
  alt: test('Alanine aminotransferase', '1742-6', uPerL, [22, 7, 0], [0, 41]),
  alp: test('Alkaline phosphatase', '6768-6', uPerL, [78, 15, 0], [30, 130]),
  albumin: test('Albumin', '1751-7', gPerL, [41, 3, 0], [35, 50]),
  protein: test('Total protein', '2885-2', gPerL, [70, 3, 0], [60, 80]),
  globulin: test('Globulin', '10834-0', gPerL, [29, 2, 0], [20, 38]),
  cholesterol: test('Cholesterol', '14647-2', mmolPerL, [4.6, 0.5, 1], [0, 5]),
  hdl: test('HDL cholesterol', '14646-4', mmolPerL, [1.4, 0.2, 1], [1.1, undefined]),
  triglycerides: test('Triglycerides', '14927-8', mmolPerL, [1.4, 0.3, 1], [0, 2.3]),
  ldl: test('LDL cholesterol (calculated)', '39469-2', mmolPerL, [2.5, 0.4, 1], [0, 3]),
  hba1c: test('HbA1c', '59261-8', ['mmol/mol', 'mmol/mol'], [36, 2, 0], [20, 41]),
  glucose: test('Glucose', '14749-6', mmolPerL, [5.6, 0.8, 1], [3.9, 7.8], { critical: [2.5, 25] }),
  crp: test('C-reactive protein', '1988-5', ['mg/L', 'mg/L'], [3, 1.5, 0], [0, 5]),
  tsh: test('Thyroid stimulating hormone', '3016-3', ['mU/L', 'm[IU]/L'], [2.1, 0.6, 2], [0.27, 4.2]),
  freeT4: test('Free thyroxine', '14920-3', ['pmol/L', 'pmol/L'], [15.5, 1.5, 1], [12, 22]),
  calcium: test('Adjusted calcium', '18281-6', mmolPerL, [2.35, 0.06, 2], [2.2, 2.6]),
  phosphate: test('Phosphate', '14879-1', mmolPerL, [1.1, 0.12, 2], [0.8, 1.5]),
  pth: test('Parathyroid hormone', '14866-4', ['pmol/L', 'pmol/L'], [4.5, 1, 1], [1.6, 6.9]),
  ferritin: test('Ferritin', '2276-4', ['µg/L', 'ug/L'], [90, 30, 0], [15, 300]),
  ntProBnp: test('NT-proBNP', '33762-6', ['ng/L', 'ng/L'], [180, 60, 0], [0, 400]),
  troponin: test('Troponin T, high sensitivity', '67151-1', ['ng/L', 'ng/L'], [8, 2, 0], [0, 14]),
  lactate: test('Lactate', '14118-4', mmolPerL, [1.1, 0.3, 1], [0.5, 2], { critical: [undefined, 4] }),
} as const satisfies Record<string, LabTest>;

export type TestKey = keyof typeof labTests;

interface PanelDefinition {
  readonly code: CodeableConcept;
  readonly tests: readonly TestKey[];
}

export const labPanels = {
  fullBloodCount: {
    code: codeableConcept('Full blood count', loinc('58410-2', 'CBC panel - Blood by Automated count')),
    tests: [
      'haemoglobin',
      'whiteCells',
      'platelets',
      'redCells',
      'haematocrit',
      'mcv',
      'mch',
      'mchc',
      'rdw',
      'neutrophils',
      'lymphocytes',
      'monocytes',
      'eosinophils',
      'basophils',
      'mpv',
    ],
  },
  renal: {
    code: codeableConcept('Urea and electrolytes', loinc('24362-6', 'Renal function 2000 panel - Serum or Plasma')),
    tests: ['sodium', 'potassium', 'urea', 'creatinine', 'egfr'],
  },
  liver: {
    code: codeableConcept('Liver function tests', loinc('24325-3', 'Hepatic function 2000 panel - Serum or Plasma')),
    tests: ['bilirubin', 'alt', 'alp', 'albumin', 'protein', 'globulin'],
  },
  lipids: {
    code: codeableConcept('Lipid profile', loinc('24331-1', 'Lipid 1996 panel - Serum or Plasma')),
    tests: ['cholesterol', 'hdl', 'triglycerides', 'ldl'],
  },
  thyroid: { code: codeableConcept('Thyroid function tests', loinc('55204-3', 'Thyroid function panel')), tests: ['tsh', 'freeT4'] },
  bone: { code: codeableConcept('Bone profile', loinc('24320-4', 'Bone profile')), tests: ['calcium', 'phosphate', 'pth'] },
  inflammation: { code: codeableConcept('C-reactive protein', loinc('1988-5', 'C-reactive protein')), tests: ['crp'] },
  diabetes: { code: codeableConcept('HbA1c', loinc('59261-8', 'HbA1c')), tests: ['hba1c'] },
  cardiac: { code: codeableConcept('Cardiac markers', loinc('89577-1', 'Cardiac markers')), tests: ['troponin', 'ntProBnp'] },
  acidBase: { code: codeableConcept('Lactate and glucose', loinc('14118-4', 'Lactate and glucose')), tests: ['lactate', 'glucose'] },
} as const satisfies Record<string, PanelDefinition>;

export type PanelKey = keyof typeof labPanels;
