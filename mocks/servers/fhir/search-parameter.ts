import { dateAt, isDateValue, referenceAt, stringAt, tokenAt, type ValueMatcher } from './fhir-match.ts';

/** A search parameter of one type, as the CapabilityStatement names it. */
export interface SearchParameter {
  readonly name: string;
  readonly type: 'token' | 'reference' | 'date' | 'string';
  readonly match: ValueMatcher;
  readonly valid?: (value: string) => boolean;
}

/** Parameters and includes of one type. */
export interface TypeSearch {
  readonly parameters: readonly SearchParameter[];
  /** `_include` values without the type: parameter name → where the references stand. */
  readonly includes: ReadonlyMap<string, string>;
  /** Belongs to a patient's record: a search must name the patient. */
  readonly clinical: boolean;
}

export const tokenParameter = (name: string, ...paths: readonly string[]): SearchParameter => ({
  name,
  type: 'token',
  match: tokenAt(...paths),
});
export const referenceParameter = (name: string, ...paths: readonly string[]): SearchParameter => ({
  name,
  type: 'reference',
  match: referenceAt(...paths),
});
export const stringParameter = (name: string, path: string): SearchParameter => ({ name, type: 'string', match: stringAt(path) });
export const dateParameter = (name: string, ...paths: readonly string[]): SearchParameter => ({
  name,
  type: 'date',
  match: dateAt(...paths),
  valid: isDateValue,
});

export const statusParameter = tokenParameter('status', 'status');
export const categoryParameter = tokenParameter('category', 'category');
export const codeParameter = tokenParameter('code', 'code');
export const intentParameter = tokenParameter('intent', 'intent');
export const identifierParameter = tokenParameter('identifier', 'identifier');

export function clinicalSearch(parameters: readonly SearchParameter[], includes: Readonly<Record<string, string>> = {}): TypeSearch {
  return { parameters, includes: new Map(Object.entries(includes)), clinical: true };
}

export function sharedSearch(parameters: readonly SearchParameter[], includes: Readonly<Record<string, string>> = {}): TypeSearch {
  return { parameters, includes: new Map(Object.entries(includes)), clinical: false };
}
