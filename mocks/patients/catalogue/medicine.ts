import type { CodeableConcept, Coding, Quantity } from 'fhir/r4';
import { coding, codeableConcept, snomed } from '#/mocks/fhir/codes.ts';

export interface Medicine {
  /** Name that clinicians use; the dm+d name (VMP) and the moiety (VTM) stand in the codings, in that order. */
  readonly code: CodeableConcept;
  readonly dose: string;
  readonly form: string;
  readonly perDay: number;
  readonly route: CodeableConcept;
  /** Amount of drug in one dose, as hospitals code it beside their words. */
  readonly amount?: Quantity;
}

const oral = codeableConcept('Oral', snomed('26643006', 'Oral route'));
export const inhaledRoute = codeableConcept('Inhalation', snomed('447694001', 'Respiratory tract route'));
export const subcutaneousRoute = codeableConcept('Subcutaneous', snomed('34206005', 'Subcutaneous route'));
export const intravenousRoute = codeableConcept('Intravenous', snomed('47625008', 'Intravenous route'));

export type MedicineCode = readonly [code: string, name: string];

/** Uses the exchange's own code list where no dm+d code is at hand: a wrong SNOMED CT code would name another medicine. */
function product([code, name]: MedicineCode): Coding {
  if (code) return snomed(code, name);
  return coding('https://county-exchange.example/medicines', name.toLowerCase().replace(/[^a-z0-9.]+/g, '-'), name);
}

/** VTM code, common to all strengths of one medicine, so that a difference of dose between two sources can be seen. */
export function medicine(
  text: string,
  vmp: MedicineCode,
  vtm: MedicineCode | undefined,
  dose: string,
  more: { readonly form?: string; readonly perDay?: number; readonly route?: CodeableConcept; readonly amount?: Quantity } = {},
): Medicine {
  return {
    code: codeableConcept(text, product(vmp), ...(vtm ? [snomed(...vtm)] : [])),
    dose,
    form: more.form ?? 'tablet',
    perDay: more.perDay ?? 1,
    route: more.route ?? oral,
    ...(more.amount && { amount: more.amount }),
  };
}
