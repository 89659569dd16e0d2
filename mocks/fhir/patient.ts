import type { CodeableConcept, Coding, ContactPoint, HumanName, Patient, PatientContact } from 'fhir/r4';
import { coding, hl7Coding, identifier, codeSystems } from './codes.ts';

export interface ContactPerson {
  readonly name: string;
  readonly relationships: readonly CodeableConcept[];
  /** Absent: known by name alone. */
  readonly phone?: string;
}

export interface Demographics {
  readonly nhsNumber: string;
  readonly names: readonly HumanName[];
  readonly birthDate: string;
  /** Instant of birth, where the hour matters. */
  readonly birthTime?: string;
  readonly gender: 'male' | 'female' | 'other' | 'unknown';
  readonly address?: { readonly lines: readonly string[]; readonly city: string; readonly postcode: string };
  readonly telecom: readonly ContactPoint[];
  readonly practice?: { readonly name: string; readonly ods: string };
  readonly deceased?: string;
  /** Next of kin and others to tell, as this organisation has them. */
  readonly contacts?: readonly ContactPerson[];
  readonly language?: { readonly code: string; readonly display: string; readonly interpreter: boolean };
  /** v3-Confidentiality label of the person's demographics: `R` for a restricted address. */
  readonly confidentiality?: 'R';
}

export interface LocalPatient {
  readonly id: string;
  readonly localSystem: string;
  readonly lastUpdated: string;
}

const verified: Coding = coding(
  'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus',
  '01',
  'Number present and verified',
);

function nhsIdentifier(nhsNumber: string) {
  return {
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
        valueCodeableConcept: { coding: [verified] },
      },
    ],
    use: 'official' as const,
    ...identifier(codeSystems.nhsNumber, nhsNumber),
  };
}

function contactOf({ name, relationships, phone }: ContactPerson): PatientContact {
  return {
    relationship: [...relationships],
    name: { text: name },
    ...(phone !== undefined && { telecom: [{ system: 'phone', value: phone, use: 'mobile' }] }),
  };
}

function whereabouts(person: Demographics) {
  const { address, practice, telecom } = person;
  return {
    ...(telecom.length > 0 && { telecom: [...telecom] }),
    ...(address && {
      address: [
        {
          use: 'home' as const,
          text: [...address.lines, address.city, address.postcode].join(', '),
          line: [...address.lines],
          city: address.city,
          postalCode: address.postcode,
          country: 'GB',
        },
      ],
    }),
    // A logical reference (FHIR R4 §2.3.0.2): other organisations' servers do not hold the practice itself.
    ...(practice && {
      generalPractitioner: [{ type: 'Organization', identifier: identifier(codeSystems.ods, practice.ods), display: practice.name }],
    }),
  };
}

/** The person as one organisation has registered them. */
export function patient(person: Demographics, local: LocalPatient): Patient {
  const { language } = person;
  return {
    resourceType: 'Patient',
    id: local.id,
    meta: {
      versionId: '4',
      lastUpdated: local.lastUpdated,
      ...(person.confidentiality && { security: [hl7Coding('v3-Confidentiality', person.confidentiality, 'restricted')] }),
    },
    identifier: [nhsIdentifier(person.nhsNumber), { use: 'usual', ...identifier(local.localSystem, local.id) }],
    active: true,
    name: [...person.names],
    gender: person.gender,
    birthDate: person.birthDate,
    ...(person.birthTime && {
      _birthDate: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: person.birthTime }] },
    }),
    ...(person.deceased && { deceasedDateTime: person.deceased }),
    ...whereabouts(person),
    ...(person.contacts && { contact: person.contacts.map(contactOf) }),
    ...(language && {
      communication: [
        {
          ...(language.interpreter && {
            extension: [
              {
                url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication-InterpreterRequired',
                valueBoolean: true,
              },
            ],
          }),
          language: { coding: [coding('urn:ietf:bcp:47', language.code, language.display)] },
          preferred: true,
        },
      ],
    }),
  };
}
