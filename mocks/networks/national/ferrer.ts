import type { FhirResource } from '#/mocks/servers/fhir-resource.ts';
import { federalPatient, type FederalPerson } from '#/mocks/networks/federal-people.ts';
import type { PatientRecord } from '#/mocks/networks/network.ts';

/** Made up: served, moved often, and was seen in twelve places outside. */
export const ferrer: FederalPerson = {
  key: 'ferrer',
  family: 'Ferrer',
  given: ['Rosalind', 'Anne'],
  gender: 'female',
  born: '1966-04-17',
  member: '4400205517',
};

const patient = 'fh-ferrer';
const hl7 = (system: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });
const snomed = (code: string, display: string) => ({ coding: [{ system: 'http://snomed.info/sct', code, display }], text: display });

const of = (resourceType: string, id: string, more: object): FhirResource => {
  const resource = { resourceType, id: `ferrer-${id}`, meta: { versionId: '1', lastUpdated: '2026-10-30T08:00:00-04:00' } };
  return { ...resource, ...more };
};

/** The federal providers share one record system: a visit at each of the four. */
const visits = [
  ['1991-06-11', 'Fort Aldous Military Hospital', 'Enlistment medical examination'],
  ['2004-02-19', 'Coast Guard Clinic Point Rowe', 'Fitness for duty'],
  ['2019-09-03', 'Juniper Bay Veterans Medical Center', 'Primary care visit'],
  ['2026-10-29', 'Park Ranger Health Agency, Mesa Clinic', 'Annual examination'],
] as const;

const encounter = ([day, provider, reason]: (typeof visits)[number], index: number): FhirResource =>
  of('Encounter', `visit-${index}`, {
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
    subject: { reference: `Patient/${patient}` },
    period: { start: `${day}T09:00:00-05:00`, end: `${day}T09:40:00-05:00` },
    reasonCode: [{ text: reason }],
    serviceProvider: { display: provider },
  });

/** What the federal record system itself holds of her. */
export const ferrerAtFederal: PatientRecord = {
  patient,
  resources: [
    federalPatient(ferrer, { root: '2.16.840.1.113883.19.41', code: 'FH' }),
    ...visits.map(encounter),
    of('Condition', 'hearing', {
      clinicalStatus: hl7('condition-clinical', 'active'),
      verificationStatus: hl7('condition-ver-status', 'confirmed'),
      category: [hl7('condition-category', 'problem-list-item')],
      subject: { reference: `Patient/${patient}` },
      code: snomed('15188001', 'Hearing loss'),
      onsetDateTime: '2004',
    }),
  ],
};
