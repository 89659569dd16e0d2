import { byMolarMass, enzymeActivity, loinc, monovalentIon, snomed } from './analyte.ts';
import type { Analyte } from './analyte.ts';

/*
 * Each factor follows from the molar mass written here (IUPAC standard atomic weights) and was compared with published
 * tables, to their digits: [A] AMA Manual of Style, "Conventional Units and SI Units" (also JAMA's instructions to
 * authors); [B] SI conversion factors as printed in clinical chemistry courses (ecoursesonline.iasri.res.in, "Systeme
 * Internationale Units"); [C] the table of the Elephant Formulary (Mikota and Plumb). LOINC names were read in published
 * value sets; codes of whole blood, urine and other fluids are other analytes and are left out, as are codes whose
 * molecule is not certain (haemoglobin by amount: monomer or tetramer; "urea nitrogen" by amount; albumin-adjusted
 * calcium). What is not here is compared by its own code only.
 */

/** HbA1c in `%` is NGSP's (DCCT) percentage with these codes only; IFCC's own percentage was another scale. */
const ngspCodes = [loinc('4548-4'), loinc('17856-6'), snomed('1019431000000105')];

/** NGSP = 0.09148 × IFCC + 2.152: ngsp.org/ifcc.asp; ifcchba1c.org master equations (0.0915, 2.15). */
const hba1c: Analyte = {
  name: 'HbA1c',
  unit: 'mmol/mol',
  codes: [...ngspCodes, loinc('59261-8'), snomed('999791000000106')],
  scales: [
    { unit: 'mmol/mol', factor: 1, exact: true },
    { unit: '%', factor: 1 / 0.09148, offset: -2.152 / 0.09148, exact: true, only: ngspCodes },
  ],
};

/** 60.06 g/mol [A, B: 0.1665 mmol/L per mg/dL]; of its mass 28.01 is nitrogen [A, B: 0.357]: which of both, the code says. */
const urea: Analyte = {
  name: 'Urea, serum or plasma',
  unit: 'mmol/L',
  codes: [loinc('22664-7'), loinc('3091-6'), loinc('3094-0')],
  scales: [
    { unit: 'mol/L', factor: 1e3, only: [loinc('22664-7'), loinc('3091-6')] },
    { unit: 'g/L', factor: 1e3 / 60.06, only: [loinc('3091-6')] },
    { unit: 'g/L', factor: 1e3 / 28.014, only: [loinc('3094-0')] },
  ],
};

/** Thyrotropin: mU/L and µU/mL are written for mIU/L and µIU/mL, and are one size (WHO standard 81/565). */
const thyrotropin: Analyte = {
  name: 'Thyroid stimulating hormone, serum or plasma',
  unit: 'm[IU]/L',
  codes: [loinc('3016-3')],
  scales: ['m[IU]/L', 'u[IU]/mL', 'mU/L', 'uU/mL'].map((unit) => ({ unit, factor: 1, exact: true as const })),
};

const pressure = { unit: 'mm[Hg]', scales: [{ unit: 'mm[Hg]', factor: 1 }] } as const;

/** In the order of no importance; a code is in one analyte only. */
export const analytes: readonly Analyte[] = [
  // 88.4 µmol/L per mg/dL [A, B, C]. SNOMED CT UK: "Serum creatinine level".
  byMolarMass('Creatinine, serum or plasma', 'umol/L', 113.12, [loinc('14682-9'), loinc('2160-0'), snomed('1000731000000107')]),
  // 0.0555 mmol/L per mg/dL [A, B: 0.05551]. A fasting glucose is another property.
  byMolarMass('Glucose, serum or plasma', 'mmol/L', 180.156, [loinc('14749-6'), loinc('2345-7')]),
  byMolarMass('Fasting glucose, serum or plasma', 'mmol/L', 180.156, [loinc('14771-0'), loinc('1558-6')]),
  // 0.02586 mmol/L per mg/dL [A, B]; the esterified part is counted as cholesterol.
  byMolarMass('Cholesterol, serum or plasma', 'mmol/L', 386.65, [loinc('14647-2'), loinc('2093-3')]),
  byMolarMass('HDL cholesterol, serum or plasma', 'mmol/L', 386.65, [loinc('14646-4'), loinc('2085-9')]),
  byMolarMass('LDL cholesterol, calculated', 'mmol/L', 386.65, [loinc('39469-2'), loinc('13457-7')]),
  // 0.01129 mmol/L per mg/dL [A, B]: as triolein.
  byMolarMass('Triglycerides, serum or plasma', 'mmol/L', 885.43, [loinc('14927-8'), loinc('2571-8')]),
  // 17.1 µmol/L per mg/dL [A, B].
  byMolarMass('Bilirubin, total, serum or plasma', 'umol/L', 584.66, [loinc('14631-6'), loinc('1975-2')]),
  // 0.2495 mmol/L per mg/dL [A, B].
  byMolarMass('Calcium, serum or plasma', 'mmol/L', 40.078, [loinc('2000-8'), loinc('17861-6')]),
  // 0.3229 mmol/L per mg/dL [B, C]: mass is that of phosphorus.
  byMolarMass('Phosphate, serum or plasma', 'mmol/L', 30.974, [loinc('14879-1'), loinc('2777-1')]),
  // 0.4114 mmol/L per mg/dL [C; A: 0.411].
  byMolarMass('Magnesium, serum or plasma', 'mmol/L', 24.305, [loinc('2601-3'), loinc('19123-9')]),
  // 59.48 µmol/L per mg/dL [A, B].
  byMolarMass('Urate, serum or plasma', 'umol/L', 168.11, [loinc('14933-6'), loinc('3084-1')]),
  // 0.111 mmol/L per mg/dL [A, C].
  byMolarMass('Lactate, serum or plasma', 'mmol/L', 90.08, [loinc('2524-7'), loinc('14118-4')]),
  // 0.179 µmol/L per µg/dL [A; Table 1 of PMC3934467].
  byMolarMass('Iron, serum or plasma', 'umol/L', 55.845, [loinc('14798-3'), loinc('2498-4')]),
  // 12.87 pmol/L per ng/dL [A; calcengines.com, free thyroxine].
  byMolarMass('Free thyroxine, serum or plasma', 'pmol/L', 776.87, [loinc('14920-3'), loinc('3024-7')]),
  // 27.59 nmol/L per µg/dL [A].
  byMolarMass('Cortisol, serum or plasma', 'nmol/L', 362.46, [loinc('14675-3'), loinc('2143-6')]),
  urea,
  hba1c,
  thyrotropin,
  // 1 mmol/L per mEq/L [A, B]. SNOMED CT UK: "Serum sodium level", "Serum potassium level".
  monovalentIon('Sodium, serum or plasma', [loinc('2951-2'), snomed('1000661000000107')]),
  monovalentIon('Potassium, serum or plasma', [loinc('2823-3'), snomed('1000651000000109')]),
  monovalentIon('Chloride, serum or plasma', [loinc('2075-0')]),
  monovalentIon('Bicarbonate, serum or plasma', [loinc('1963-8')]),
  enzymeActivity('Alanine aminotransferase, serum or plasma', loinc('1742-6')),
  enzymeActivity('Aspartate aminotransferase, serum or plasma', loinc('1920-8')),
  enzymeActivity('Alkaline phosphatase, serum or plasma', loinc('6768-6')),
  enzymeActivity('Gamma-glutamyl transferase, serum or plasma', loinc('2324-2')),
  { name: 'Systolic blood pressure', codes: [loinc('8480-6'), snomed('271649006'), snomed('72313002')], ...pressure },
  { name: 'Diastolic blood pressure', codes: [loinc('8462-4'), snomed('271650006'), snomed('1091811000000102')], ...pressure },
];
