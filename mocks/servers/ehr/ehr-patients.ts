import { textsAt, valuesAt, type FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import type { FhirStore } from '#/mocks/servers/fhir/fhir-store.ts';

/** A patient as a line of the record system's list. */
export interface ListedPatient {
  readonly id: string;
  readonly name: string;
  readonly born: string;
  readonly gender: string;
  readonly number: string;
}

/** Every patient of the record system, in the store's order. */
export function listedPatients(store: FhirStore): readonly ListedPatient[] {
  return store.ofType('Patient').map((patient) => {
    const [name] = valuesAt(patient, 'name');
    return {
      id: patient.id ?? '',
      name: `${(textsAt(name, 'family')[0] ?? '').toUpperCase()}, ${textsAt(name, 'given').join(' ')}${usualName(patient)}`,
      born: shortDate(textsAt(patient, 'birthDate')[0] ?? ''),
      gender: textsAt(patient, 'gender')[0] ?? '',
      number: numberOf(patient),
    };
  });
}

/** Name in Latin letters, for a name in another script. */
function usualName(patient: FhirResource): string {
  const usual = valuesAt(patient, 'name').find((name) => textsAt(name, 'use')[0] === 'usual');
  return usual === undefined ? '' : ` (${textsAt(usual, 'text')[0] ?? textsAt(usual, 'given').join(' ')})`;
}

const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDate = (date: string): string => (/^\d{4}-\d\d-\d\d$/.test(date) ? day.format(new Date(date)).replaceAll(' ', '-') : date);

function numberOf(patient: FhirResource): string {
  const numbers = valuesAt(patient, 'identifier');
  const nhs = numbers.find((number) => textsAt(number, 'system')[0] === 'https://fhir.nhs.uk/Id/nhs-number');
  return (textsAt(nhs ?? numbers[0], 'value')[0] ?? '').replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

/** The encounter a launch is in: one that is going on, else the newest. */
export function currentEncounter(store: FhirStore, patient: string): string | undefined {
  const encounters = store.ofPatient('Encounter', patient);
  const going = encounters.find((encounter) => textsAt(encounter, 'status')[0] === 'in-progress');
  const begun = (encounter: FhirResource): string => textsAt(encounter, 'period.start')[0] ?? '';
  return (going ?? encounters.toSorted((left, two) => begun(two).localeCompare(begun(left)))[0])?.id;
}
