import type { Consent } from 'fhir/r4';
import { coding, hl7Concept, identifier, loinc, codeSystems } from './codes.ts';

export interface OptOutInput {
  readonly id: string;
  /** Id in the master patient index, and the NHS number that every source shares. */
  readonly patientId: string;
  readonly nhsNumber: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly ods: string };
  readonly since: string;
}

/** A patient's refusal to share one organisation's records (IHE PCF: basic policy deny, narrowed to a custodian). */
export function optOut(input: OptOutInput): Consent {
  const { organisation } = input;
  const custodian = {
    reference: `Organization/${organisation.id}`,
    type: 'Organization',
    identifier: identifier(codeSystems.ods, organisation.ods),
    display: organisation.name,
  };
  return {
    resourceType: 'Consent',
    id: input.id,
    meta: { versionId: '1', lastUpdated: input.since },
    status: 'active',
    scope: hl7Concept('consentscope', 'patient-privacy', 'Privacy Consent'),
    category: [{ coding: [loinc('59284-0', 'Consent Document')] }],
    patient: { reference: `Patient/${input.patientId}`, type: 'Patient', identifier: identifier(codeSystems.nhsNumber, input.nhsNumber) },
    dateTime: input.since,
    organization: [custodian],
    policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-deny' }],
    provision: {
      type: 'deny',
      actor: [
        { role: { coding: [coding('http://terminology.hl7.org/CodeSystem/v3-RoleClass', 'CUST', 'custodian')] }, reference: custodian },
      ],
    },
  };
}
