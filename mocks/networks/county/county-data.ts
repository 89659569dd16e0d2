import { drawLetters } from '#/mocks/fhir/draw-letters.ts';
import { supportingOf } from '#/mocks/fhir/supporting.ts';
import { masterIndexPatients, optOuts, people, recordsOf } from '#/mocks/patients/people.ts';
import { facilities, sourceIds, type SourceId } from '#/mocks/patients/model/sources.ts';
import type { NetworkData, PatientRecord } from '#/mocks/networks/model/network.ts';

/** Belongs to the organisation, not to one patient's compartment. */
const sharedTypes: ReadonlySet<string> = new Set(['Organization', 'Practitioner', 'PractitionerRole', 'Location']);

const sourceOf = (id: string): SourceId => {
  const sourceId = sourceIds.find((source) => source === id);
  if (!sourceId) throw new Error(`The county has no source ${id}`);
  return sourceId;
};

async function* recordsAt(id: string, clock: Date): AsyncGenerator<PatientRecord> {
  const source = sourceOf(id);
  for (const person of people) {
    const patient = person.patient(source)?.id;
    if (patient === undefined) continue;
    const resources = recordsOf(person, source, clock).filter(({ resourceType }) => !sharedTypes.has(resourceType));
    yield { patient, resources: await drawLetters(resources) };
  }
}

/** The county's people, and each organisation's records of them. */
export const countyData: NetworkData = {
  recordsAt,
  sharedAt: (id) => supportingOf(facilities[sourceOf(id)]),
  masterIndex: masterIndexPatients,
  consents: optOuts,
};
