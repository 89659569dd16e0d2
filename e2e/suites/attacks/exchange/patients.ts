import type { Resource } from '#/lib/fhir/resource/json.ts';
import { canaryOf, type System } from './canary.ts';

export const identifierSystem = 'urn:tributary:attacks:number';
export const numberOf = (person: number): string => `9${String(person).padStart(8, '0')}`;
export const idOf = (person: number): string => `p${person}`;

/** The person as every system and the index know them; the family name and address are canaries. */
export function patientOf(system: System | 'index', person: number): Resource {
  const canary = canaryOf(system, person);
  return {
    resourceType: 'Patient',
    id: idOf(person),
    identifier: [{ system: identifierSystem, value: numberOf(person) }],
    name: [{ family: canary, given: ['Robin'] }],
    gender: 'female',
    birthDate: `19${String(40 + (person % 50)).padStart(2, '0')}-03-14`,
    address: [{ line: [`1 ${canary} Street`], city: 'Thames Vale' }],
  };
}

/** A short record of which every part is a canary: what is written as text, coded, and filed. */
export function recordOf(system: System, person: number, binaryBase: string): readonly Resource[] {
  const canary = canaryOf(system, person);
  const subject = { reference: `Patient/${idOf(person)}` };
  return [
    {
      resourceType: 'Observation',
      id: `o${person}`,
      status: 'final',
      subject,
      code: { text: `Haemoglobin ${canary}` },
      effectiveDateTime: '2026-03-01T09:00:00Z',
      valueQuantity: { value: 130, unit: 'g/L' },
      note: [{ text: `Said by ${canary}` }],
    },
    {
      resourceType: 'AllergyIntolerance',
      id: `a${person}`,
      patient: subject,
      code: { text: `Penicillin ${canary}` },
      clinicalStatus: { coding: [{ code: 'active' }] },
    },
    {
      resourceType: 'DocumentReference',
      id: `d${person}`,
      status: 'current',
      subject,
      date: '2026-03-02T09:00:00Z',
      description: `Letter ${canary}`,
      content: [{ attachment: { contentType: 'text/plain', url: `${binaryBase}/Binary/b${person}`, title: `Letter ${canary}` } }],
    },
  ];
}

export const letterOf = (system: System, person: number): string => `Dear ${canaryOf(system, person)}, this letter is yours alone.\n`;
