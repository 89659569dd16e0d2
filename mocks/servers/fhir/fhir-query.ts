import { patientParametersOf, typeSearches } from './fhir-parameters.ts';
import type { SearchParameter } from './search-parameter.ts';
import { tokenAt } from './fhir-match.ts';

/** A search that was understood. */
export interface SearchQuery {
  readonly type: string;
  /** The values of `patient`, `subject` and `patient.identifier`, by name; every one must hold. */
  readonly patient: readonly (readonly [string, string])[];
  readonly criteria: readonly { readonly parameter: SearchParameter; readonly values: readonly string[] }[];
  readonly includes: readonly { readonly type: string; readonly name: string; readonly path: string }[];
  /** `_revinclude=Provenance:target`: the Provenances of what is found come along. */
  readonly withProvenance: boolean;
  readonly count: number | undefined;
  /** Parameters that were honoured, for the self link. */
  readonly honoured: readonly (readonly [string, string])[];
}

export type ParsedQuery =
  | { readonly ok: true; readonly query: SearchQuery }
  | { readonly ok: false; readonly code: 'invalid' | 'required' | 'not-supported'; readonly why: string };

const idParameter: SearchParameter = { name: '_id', type: 'token', match: tokenAt('id') };
const alwaysTaken: ReadonlySet<string> = new Set(['_format', '_pretty']);

/** The one reverse include that these servers know (US Core, basic provenance). */
export const provenanceInclude = 'Provenance:target';

type Step =
  | Partial<Pick<SearchQuery, 'patient' | 'criteria' | 'includes' | 'withProvenance' | 'count'>>
  | 'unknown'
  | { readonly invalid: string };

/**
 * Search parameters → Query. Unknown ones are dropped, and so missing in the self link, or refused when the client
 * or the server is strict (R4 search.html, 3.1.1.2).
 */
export function parseQuery(type: string, parameters: Iterable<readonly [string, string]>, strict: boolean): ParsedQuery {
  let query: SearchQuery = { type, patient: [], criteria: [], includes: [], withProvenance: false, count: undefined, honoured: [] };
  for (const [name, value] of parameters) {
    if (alwaysTaken.has(name)) continue;
    const step = stepOf(type, name, value);
    if (step === 'unknown') {
      if (strict) return { ok: false, code: 'not-supported', why: `Unknown search parameter ${name} for ${type}` };
      continue;
    }
    if ('invalid' in step) return { ok: false, code: 'invalid', why: step.invalid };
    query = {
      ...query,
      patient: [...query.patient, ...(step.patient ?? [])],
      criteria: [...query.criteria, ...(step.criteria ?? [])],
      includes: [...query.includes, ...(step.includes ?? [])],
      withProvenance: step.withProvenance ?? query.withProvenance,
      count: step.count ?? query.count,
      honoured: [...query.honoured, [name, value]],
    };
  }
  return namesPatient(query) ? { ok: true, query } : { ok: false, code: 'required', why: `A search of ${type} must name the patient` };
}

const namesPatient = (query: SearchQuery): boolean =>
  !typeSearches.get(query.type)?.clinical || query.patient.length > 0 || query.criteria.some(({ parameter }) => parameter.name === '_id');

function stepOf(type: string, name: string, value: string): Step {
  if (value === '') return { invalid: `The parameter ${name} has no value` };
  if (name === '_count') return countStep(value);
  if (name === '_include') return includeStep(type, value);
  if (name === '_revinclude') return value === provenanceInclude ? { withProvenance: true } : 'unknown';
  if (patientParametersOf(type).includes(name)) return { patient: [[name, value]] };
  const parameter = name === '_id' ? idParameter : typeSearches.get(type)?.parameters.find((candidate) => candidate.name === name);
  if (!parameter) return 'unknown';
  const values = value.split(',');
  const bad = values.find((alternative) => parameter.valid?.(alternative) === false);
  return bad === undefined
    ? { criteria: [{ parameter, values }] }
    : { invalid: `The parameter ${name} has the value ${bad}, which is no ${parameter.type}` };
}

const countStep = (value: string): Step =>
  /^\d{1,6}$/.test(value) ? { count: Number(value) } : { invalid: `_count is ${value}, expected a number` };

function includeStep(type: string, value: string): Step {
  const [from, name] = value.split(':');
  const path = from === type && name !== undefined ? typeSearches.get(type)?.includes.get(name) : undefined;
  return path === undefined || name === undefined ? 'unknown' : { includes: [{ type, name, path }] };
}
