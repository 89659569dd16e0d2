import { nhs } from '#/lib/sources/testing/fake-record.ts';

/** Parts of made-up International Patient Summaries, with names in place of ids as generators write them. */
export const urn = (number: number): string => `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

type Fields = Readonly<Record<string, unknown>>;

const patientUrl = urn(1);

export const adaInSummary: Fields = {
  resourceType: 'Patient',
  identifier: [{ system: nhs, value: '9991020012' }],
  name: [{ family: 'Brooks', given: ['Ada'] }],
  birthDate: '1951-03-14',
  gender: 'female',
};

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });

/** A section by its LOINC code, holding these entries. */
export const section = (code: string, title: string, entries: readonly string[], more: Fields = {}): Fields => ({
  title,
  code: loinc(code),
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${title} as written</p></div>` },
  ...(entries.length > 0 && { entry: entries.map((reference) => ({ reference })) }),
  ...more,
});

export const emptyReason = (code: string): Fields => ({
  emptyReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code }] },
});

interface SummaryParts {
  readonly sections: readonly Fields[];
  /** Resources by `fullUrl`. */
  readonly resources: readonly (readonly [fullUrl: string, resource: Fields])[];
  readonly patient?: Fields;
  readonly composition?: Fields;
  readonly bundle?: Fields;
}

/** A document Bundle: Composition, Patient, and the resources. */
export const summary = ({ sections, resources, patient = adaInSummary, composition = {}, bundle = {} }: SummaryParts) => ({
  resourceType: 'Bundle',
  type: 'document',
  identifier: { system: 'urn:ietf:rfc:3986', value: urn(9_999) },
  timestamp: '2026-11-01T09:00:00Z',
  entry: [
    {
      fullUrl: urn(0),
      resource: {
        resourceType: 'Composition',
        status: 'final',
        type: loinc('60591-5'),
        subject: { reference: patientUrl },
        date: '2026-11-01',
        author: [{ reference: urn(2) }],
        title: 'Patient summary',
        section: sections,
        ...composition,
      },
    },
    { fullUrl: patientUrl, resource: patient },
    { fullUrl: urn(2), resource: { resourceType: 'Practitioner', name: [{ text: 'Dr Two' }] } },
    ...resources.map(([fullUrl, resource]) => ({ fullUrl, resource })),
  ],
  ...bundle,
});

export const about = { reference: patientUrl };

export const allergy = (coding: Fields, more: Fields = {}): Fields => ({
  resourceType: 'AllergyIntolerance',
  patient: about,
  clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }] },
  code: { coding: [coding] },
  ...more,
});

export const condition = (coding: Fields, more: Fields = {}): Fields => ({
  resourceType: 'Condition',
  subject: about,
  code: { coding: [coding] },
  ...more,
});

export const snomed = (code: string, display: string): Fields => ({ system: 'http://snomed.info/sct', code, display });
export const absent = (code: string, display: string): Fields => ({
  system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
  code,
  display,
});
