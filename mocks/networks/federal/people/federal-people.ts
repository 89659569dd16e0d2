import type { CcdaPatient } from '#/mocks/fhir/ccda/ccda-input.ts';
import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';

/** The joint exchange's own number, which all organisations know. Its root lies within HL7's arc for examples. */
const exchangeRoot = '2.16.840.1.113883.19.40.1';
const exchangeSystem = `urn:oid:${exchangeRoot}`;

/** Made up, like every number here. */
export interface FederalPerson {
  readonly key: string;
  readonly family: string;
  readonly givenNames: readonly string[];
  readonly gender: 'male' | 'female';
  readonly born: string;
  readonly member: string;
}

export const whitfield: FederalPerson = {
  key: 'whitfield',
  family: 'Whitfield',
  givenNames: ['Marcus', 'James'],
  gender: 'male',
  born: '1958-07-09',
  member: '4400171208',
};

export const okafor: FederalPerson = {
  key: 'okafor',
  family: 'Okafor',
  givenNames: ['Denise'],
  gender: 'female',
  born: '1971-02-23',
  member: '4400193344',
};

/** Served, moved often, and was seen at all four federal providers and in twelve places outside. */
export const ferrer: FederalPerson = {
  key: 'ferrer',
  family: 'Ferrer',
  givenNames: ['Rosalind', 'Anne'],
  gender: 'female',
  born: '1966-04-17',
  member: '4400205517',
};

/** The number that an organisation gives: `LC-1208`. */
const localNumber = ({ member }: FederalPerson, code: string): string => `${code}-${member.slice(-4)}`;

export interface RegisteredAt {
  /** OID of the organisation. */
  readonly root: string;
  readonly code: string;
}

/** The person as registered at an organisation. */
export function federalPatient(person: FederalPerson, { root, code }: RegisteredAt): FhirResource {
  const patient = {
    resourceType: 'Patient',
    id: `${code.toLowerCase()}-${person.key}`,
    active: true,
    identifier: [
      { system: exchangeSystem, value: person.member },
      { use: 'usual', system: `urn:oid:${root}.2`, value: localNumber(person, code) },
    ],
    name: [{ use: 'official', family: person.family, given: person.givenNames }],
    gender: person.gender,
    birthDate: person.born,
  };
  return patient;
}

/** The same person in the head of a document; `exchange: false`: by the organisation's own number alone. */
export function documentPatient(person: FederalPerson, { root, code }: RegisteredAt, exchange = true): CcdaPatient {
  const own = { root: `${root}.2`, extension: localNumber(person, code) };
  return {
    ids: exchange ? [own, { root: exchangeRoot, extension: person.member }] : [own],
    name: { givenNames: person.givenNames, family: person.family },
    gender: person.gender === 'male' ? 'M' : 'F',
    born: person.born,
  };
}
