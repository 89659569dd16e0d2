import { textsAt, type FhirResource } from './fhir-resource.ts';
import { referenceAt, tokenAt } from './fhir-match.ts';
import type { SearchQuery } from './fhir-query.ts';
import type { FhirStore } from './fhir-store.ts';

const byIdentifier = tokenAt('identifier');

/** Everything that a query matches, before paging. `allowed` is the only patient that the token may see. */
export function runQuery(store: FhirStore, query: SearchQuery, allowed: string | undefined): readonly FhirResource[] {
  return candidates(store, query)
    .filter((resource) => allowed === undefined || visibleTo(store, resource, allowed))
    .filter((resource) => query.criteria.every(({ parameter, values }) => values.some((value) => parameter.match(resource, value))));
}

/** A token of one patient sees that patient's compartment, and resources that belong to no patient (SMART 2.2, patient scopes). */
export function visibleTo(store: FhirStore, resource: FhirResource, patient: string): boolean {
  if (resource.resourceType === 'Patient') return resource.id === patient;
  const owner = store.ownerOf(resource.resourceType, resource.id ?? '');
  return owner === undefined || owner === patient;
}

function candidates(store: FhirStore, query: SearchQuery): readonly FhirResource[] {
  const [first, ...rest] = query.patient;
  if (first === undefined) return store.ofType(query.type);
  const named = (value: readonly [string, string]): ReadonlySet<string> => new Set(patientsOf(store, value));
  const criteria = rest.map(named);
  const patients = [...named(first)].filter((patient) => criteria.every((set) => set.has(patient)));
  const compartment = patients.flatMap((patient) => store.ofPatient(query.type, patient));
  return query.type === 'Consent' ? [...new Set([...compartment, ...logicallyOf(store, first)])] : compartment;
}

/** `patient=1`, `subject=Patient/1`, an absolute address, or `patient.identifier=system|value` → logical ids here. */
function patientsOf(store: FhirStore, [name, value]: readonly [string, string]): readonly string[] {
  const values = value.split(',');
  return name.endsWith('.identifier')
    ? store
        .ofType('Patient')
        .filter((patient) => values.some((identifier) => byIdentifier(patient, identifier)))
        .map((patient) => patient.id ?? '')
    : values.map((reference) => reference.slice(reference.lastIndexOf('/') + 1));
}

const logical = tokenAt('patient.identifier');
const literal = referenceAt('patient');

/** A registry of consents holds no Patient: its consents name the patient themselves (references.html#logical). */
function logicallyOf(store: FhirStore, [name, value]: readonly [string, string]): readonly FhirResource[] {
  const match = name.endsWith('.identifier') ? logical : literal;
  return store.ofType('Consent').filter((consent) => value.split(',').some((alternative) => match(consent, alternative)));
}

/** The resources that the matches of one page refer to by the requested `_include`s, each once. */
export function includedBy(
  store: FhirStore,
  query: SearchQuery,
  matches: readonly FhirResource[],
  allowed: string | undefined,
): readonly FhirResource[] {
  const seen = new Set(matches.map(keyOf));
  const included: FhirResource[] = [];
  for (const { path } of query.includes) {
    for (const text of matches.flatMap((match) => textsAt(match, `${path}.reference`))) {
      const [type, id] = text.split('/').slice(-2);
      const resource = type && id ? store.get(type, id) : undefined;
      if (!resource || seen.has(keyOf(resource)) || (allowed !== undefined && !visibleTo(store, resource, allowed))) continue;
      seen.add(keyOf(resource));
      included.push(resource);
    }
  }
  if (!query.withProvenance) return included;
  const matchKeys = new Set(matches.map(keyOf));
  const isAboutThese = (provenance: FhirResource): boolean =>
    textsAt(provenance, 'target.reference').some((text) => matchKeys.has(text.split('/').slice(-2).join('/')));
  return [...included, ...store.ofType('Provenance').filter(isAboutThese)];
}

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;
