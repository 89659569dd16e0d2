import { dateAt, isDateValue, referenceAt, stringAt, tokenAt, type Match } from './fhir-match.ts';

/** A search parameter of one type, as the CapabilityStatement names it. */
export interface SearchParameter {
  readonly name: string;
  readonly type: 'token' | 'reference' | 'date' | 'string';
  readonly match: Match;
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

export const token = (name: string, ...paths: readonly string[]): SearchParameter => ({ name, type: 'token', match: tokenAt(...paths) });
export const reference = (name: string, ...paths: readonly string[]): SearchParameter => ({
  name,
  type: 'reference',
  match: referenceAt(...paths),
});
export const string = (name: string, path: string): SearchParameter => ({ name, type: 'string', match: stringAt(path) });
export const date = (name: string, ...paths: readonly string[]): SearchParameter => ({
  name,
  type: 'date',
  match: dateAt(...paths),
  valid: isDateValue,
});

export const status = token('status', 'status');
export const category = token('category', 'category');
export const code = token('code', 'code');
export const intent = token('intent', 'intent');
export const identifier = token('identifier', 'identifier');

export function clinical(parameters: readonly SearchParameter[], includes: Readonly<Record<string, string>> = {}): TypeSearch {
  return { parameters, includes: new Map(Object.entries(includes)), clinical: true };
}

export function shared(parameters: readonly SearchParameter[], includes: Readonly<Record<string, string>> = {}): TypeSearch {
  return { parameters, includes: new Map(Object.entries(includes)), clinical: false };
}
