/** A unit in which an analyte is reported, and how its values become values in the analyte's own unit. */
export interface AnalyteScale {
  /** UCUM; a unit of the same kind is first converted to it, unless `exact`. */
  readonly unit: string;
  /** value × factor + offset, in the analyte's unit. */
  readonly factor: number;
  readonly offset?: number;
  /** Only this very unit: of others of its kind nothing is known. */
  readonly exact?: true;
  /** Only with one of these codes (`system|code`): with another the unit would mean something else. */
  readonly only?: readonly string[];
}

/**
 * A property of one substance in one kind of specimen, under all the codes that laboratories give it by mass and by
 * amount of substance. Results are one series only within an analyte (H17).
 */
export interface Analyte {
  /** Unique. */
  readonly name: string;
  /** UCUM unit in which its results are compared. */
  readonly unit: string;
  /** `system|code` */
  readonly codes: readonly string[];
  readonly scales: readonly AnalyteScale[];
}

const perLitre = { 'mmol/L': 1e3, 'umol/L': 1e6, 'nmol/L': 1e9, 'pmol/L': 1e12 } as const;

export const loinc = (code: string): string => `http://loinc.org|${code}`;
export const snomed = (code: string): string => `http://snomed.info/sct|${code}`;

/** Mass and amount of one substance, by its molar mass in g/mol. */
export function byMolarMass(name: string, unit: keyof typeof perLitre, molarMass: number, codes: readonly string[]): Analyte {
  const scales = [
    { unit: 'mol/L', factor: perLitre[unit] },
    { unit: 'g/L', factor: perLitre[unit] / molarMass },
  ];
  return { name, unit, codes, scales };
}

/** An ion with one charge: one equivalent is one mole. */
export function monovalentIon(name: string, codes: readonly string[]): Analyte {
  const scales = [
    { unit: 'mol/L', factor: 1e3 },
    { unit: 'eq/L', factor: 1e3 },
  ];
  return { name, unit: 'mmol/L', codes, scales };
}

/** The international unit of an enzyme's activity is UCUM's U, 1 µmol/min; `[IU]` alone would be arbitrary. */
export function enzymeActivity(name: string, code: string): Analyte {
  const scales: readonly AnalyteScale[] = [
    { unit: 'U/L', factor: 1 },
    { unit: '[IU]/L', factor: 1, exact: true },
  ];
  return { name, unit: 'U/L', codes: [code], scales };
}
