import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import type { Clinician, Network, PatientRecord } from '#/mocks/networks/model/network.ts';

/** The smallest exchange: a record system, one more source, two patients of 25 results each. For tests of the servers. */

const identifier = (value: string) => [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }];

function result(patient: string, index: number) {
  const id = `${patient}-r${index}`;
  const observation = {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: index % 5 === 0 ? 'vital-signs' : 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: index % 5 === 0 ? '8867-4' : '2160-0' }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: `2026-${String((index % 10) + 1).padStart(2, '0')}-15`,
  };
  return observation;
}

function recordOf(patient: string, number: string, family: string, given: string, birthDate: string): PatientRecord {
  const resources: readonly FhirResource[] = [
    patientOf(patient, number, family, given, birthDate),
    ...Array.from({ length: 25 }, (_, index) => result(patient, index)),
    requestOf(patient),
    medicationOf(patient),
    documentOf(patient),
  ];
  return { patient, resources };
}

function patientOf(id: string, number: string, family: string, given: string, birthDate: string): FhirResource {
  const patient = {
    resourceType: 'Patient',
    id,
    active: true,
    identifier: identifier(number),
    name: [{ family, given: [given] }],
    birthDate,
    gender: 'female',
  };
  return patient;
}

function requestOf(patient: string): FhirResource {
  const request = {
    resourceType: 'MedicationRequest',
    id: `${patient}-rx`,
    status: 'active',
    intent: 'order',
    subject: { reference: `Patient/${patient}` },
    medicationReference: { reference: `Medication/${patient}-med` },
  };
  return request;
}

const medicationOf = (patient: string): FhirResource => ({ resourceType: 'Medication', id: `${patient}-med` });

function documentOf(patient: string): FhirResource {
  const binary = {
    resourceType: 'Binary',
    id: `${patient}-pdf`,
    contentType: 'application/pdf',
    data: Buffer.from('%PDF-1.4').toString('base64'),
  };
  return binary;
}

const organisation = { name: 'Hill Hospital', ods: 'Z0HH0' };
const clinicians: readonly Clinician[] = [{ id: 'dr-hill', name: 'Dr Ann Hill', does: 'Physician', role: 'doctor', organisation }];

/** Two records as every source of the trial holds them, with ids of its own. */
export const recordsAt = (source: string): readonly PatientRecord[] => [
  recordOf(`${source}-ada`, '9991020012', 'Brooks', 'Ada', '1951-03-14'),
  recordOf(`${source}-zoe`, '9991020020', 'Quáye', 'Zoë', '2018-06-02'),
];

export const twoPatients: Network = {
  id: 'two-patients',
  name: 'Trial exchange',
  clock: '2026-11-21T14:02:00+00:00',
  ports: { ehr: 0, identityProvider: 1, masterIndex: 2, consent: 3 },
  ehr: { name: 'Hill EHR', tenants: [{ source: 'hill', signIn: 'city-ehr', clinicians }] },
  staff: clinicians,
  sources: [
    { id: 'hill', name: 'Hill Hospital', port: 0, paging: { next: 'absolute', defaultCount: 10, maxCount: 100, total: true }, without: [] },
    {
      id: 'vale',
      name: 'Vale Surgery',
      port: 10,
      paging: { next: 'relative', defaultCount: 10, maxCount: 100, total: false },
      without: ['Immunization'],
    },
  ],
  data: {
    recordsAt,
    sharedAt: () => [],
    masterIndex: () => [patientOf('mpi-ada', '9991020012', 'Brooks', 'Ada', '1951-03-14')],
    consents: () => {
      const consent = {
        resourceType: 'Consent',
        id: 'no',
        status: 'active',
        patient: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' } },
      };
      return [consent];
    },
  },
};
