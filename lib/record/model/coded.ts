/** FHIR R4 Coding: `system` is a URI; a coding without one cannot be compared with any other. */
export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

/** FHIR R4 CodeableConcept: `text` is what the clinician wrote or chose, and is shown first (H26). Never blank. */
export interface CodedConcept {
  readonly text: string;
  readonly codings: readonly Coding[];
}

/** FHIR R4 Quantity. `value` is the number as the source wrote it, digits and trailing zeros kept. */
export interface Quantity {
  readonly value: string;
  readonly comparator?: string;
  readonly unit?: string;
  /** UCUM code, where the source sent one. */
  readonly ucum?: string;
  /** Value for comparing and drawing, never shown in place of the sent value (H17); absent: comparable with nothing. */
  readonly standard?: StandardValue;
}

/** A quantity's value in the unit in which its kind is compared: the value as sent × `factor` + `offset`. */
export interface StandardValue {
  readonly value: number;
  /** UCUM; equal units can be compared. */
  readonly unit: string;
  /** 1 when absent. */
  readonly factor?: number;
  /** 0 when absent. */
  readonly offset?: number;
}

/** FHIR R4 Observation.referenceRange: it stays with its own result (H18). */
export interface ReferenceRange {
  readonly low?: Quantity;
  readonly high?: Quantity;
  readonly text?: string;
  readonly appliesTo?: string;
}
