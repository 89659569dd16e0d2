import type { Patient } from 'fhir/r4';
import { patient } from '#/mocks/fhir/patient.ts';
import type { PersonFacts } from './model/person-facts.ts';
import { facilities, type SourceId } from './model/sources.ts';

const indexNamespace = 'https://master-index.county-exchange.example';
export const indexId = (person: PersonFacts): string => `mpi-${person.nhsNumber.slice(-5)}`;

/** A birth or a death is news; everybody else was last looked at in spring. */
const lastUpdated = (person: PersonFacts): string => person.deceased ?? person.birthTime ?? '2026-04-02T08:00:00+01:00';

/** The person as registered at a source or in the master patient index; undefined where they are not known. */
export function registeredPatient(person: PersonFacts, source: SourceId | 'master-index'): Patient | undefined {
  const id = source === 'master-index' ? indexId(person) : person.localIds[source];
  if (id === undefined) return undefined;
  const namespace = source === 'master-index' ? indexNamespace : facilities[source].namespace;
  return patient(
    { ...person, ...person.localDemographics?.[source] },
    { id, localSystem: `${namespace}/Id/patient`, lastUpdated: lastUpdated(person) },
  );
}
