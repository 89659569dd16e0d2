import type { FhirResource } from './fhir-resource.ts';

interface Kept {
  readonly resource: FhirResource;
  /** The logical id of the Patient whose record it is part of; undefined for shared resources (Practitioner, …). */
  readonly owner: string | undefined;
}

/** A server's resources in memory, by type and id and by type and patient. */
export interface FhirStore {
  readonly add: (resources: Iterable<FhirResource>, owner?: string) => void;
  readonly get: (type: string, id: string) => FhirResource | undefined;
  readonly ownerOf: (type: string, id: string) => string | undefined;
  readonly ofPatient: (type: string, patient: string) => readonly FhirResource[];
  readonly ofType: (type: string) => readonly FhirResource[];
  readonly types: () => readonly string[];
}

/**
 * Resources are found by the patient whose record they were added with, not by their own subject, so that a planted
 * resource that names somebody else is really answered, as at a server that has it wrong.
 */
export function fhirStore(): FhirStore {
  const byId = new Map<string, Map<string, Kept>>();
  const byPatient = new Map<string, Map<string, FhirResource[]>>();
  const addOne = (resource: FhirResource, owner: string | undefined): void => {
    if (resource.id === undefined) throw new Error(`A ${resource.resourceType} without id cannot be stored`);
    entryOf(byId, resource.resourceType, () => new Map<string, Kept>()).set(resource.id, { resource, owner });
    if (owner === undefined) return;
    const patients = entryOf(byPatient, resource.resourceType, () => new Map<string, FhirResource[]>());
    entryOf(patients, owner, () => []).push(resource);
  };
  return {
    add: (resources, owner) => {
      for (const resource of resources) addOne(resource, owner);
    },
    get: (type, id) => byId.get(type)?.get(id)?.resource,
    ownerOf: (type, id) => byId.get(type)?.get(id)?.owner,
    ofPatient: (type, patient) => byPatient.get(type)?.get(patient) ?? [],
    ofType: (type) => [...(byId.get(type)?.values() ?? [])].map(({ resource }) => resource),
    types: () => [...byId.keys()],
  };
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const present = map.get(key);
  if (present !== undefined) return present;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}
