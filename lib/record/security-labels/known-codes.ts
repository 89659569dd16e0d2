import { openLevels, highLevels, sensitivities, disclosureLimits, duties, purposes, processing } from './words.ts';

/** Effect of a known code on an item that carries it, until configuration says otherwise. */
export type LabelEffect = 'keeps-back' | 'hides-nothing';

/** Code of a security label that this product knows, as its code system writes it. */
export type LabelCode = string;

function rowsOf(text: string): readonly (readonly [LabelCode, string])[] {
  return text.split(';').map((row) => {
    const colon = row.indexOf(':');
    return [row.slice(0, colon).trim(), row.slice(colon + 1).trim()] as const;
  });
}

const withEffect = (effect: LabelEffect, tables: readonly string[]): readonly KnownCode[] =>
  tables.flatMap(rowsOf).map(([code, name]) => ({ code, name, effect }));

export interface KnownCode {
  readonly code: LabelCode;
  /** Display in the code system. */
  readonly name: string;
  readonly effect: LabelEffect;
}

/** Codes of v3 Confidentiality. */
const levelCodes: readonly KnownCode[] = [...withEffect('hides-nothing', [openLevels]), ...withEffect('keeps-back', [highLevels])];

/** Codes of v3 ActCode that label an item. */
const actCodes: readonly KnownCode[] = [
  ...withEffect('keeps-back', [sensitivities, disclosureLimits]),
  ...withEffect('hides-nothing', [duties]),
];

/** Codes of v3 ActReason and v3 ObservationValue, which hide nothing. */
const purposesAndProcessing: readonly KnownCode[] = withEffect('hides-nothing', [purposes, processing]);

export const knownCodes: readonly KnownCode[] = [...levelCodes, ...actCodes, ...purposesAndProcessing];

/** Label that forbids telling the patient. */
export const notForPatient: LabelCode = 'NOPAT';

/** Labels of records under 42 CFR Part 2, which may be shown only with its notice (§2.32). */
export const part2Codes: ReadonlySet<LabelCode> = new Set(['42CFRPart2', '42CFRPart2CD', 'MDHHS-5515Part2']);
