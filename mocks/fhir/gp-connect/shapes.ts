import type { CodeableConcept, Extension, FhirResource, Reference } from 'fhir/r4';
import { snomed } from '#/mocks/fhir/codes.ts';

/** A resource in STU3's shape: only that it is one is known of it. */
export interface Stu3Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

const definitions = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC';

/** `gpConnectExtension('PrescriptionType', { valueCodeableConcept })` with GP Connect's address. */
export const gpConnectExtension = (name: string, value: Omit<Extension, 'url'>): Extension => ({
  url: `${definitions}-${name}-1`,
  ...value,
});

export const idOf = ({ id }: FhirResource): string => id ?? 'none';
export const metaProfile = (name: string) => ({ profile: [`https://fhir.nhs.uk/STU3/StructureDefinition/${name}`] });
export const snomedConcept = (code: string, display: string): CodeableConcept => ({ coding: [snomed(code, display)] });

/** `CodeableConcept` of one code to the bare code that STU3 has. */
export const bareCode = (concept: CodeableConcept | undefined): string | undefined => concept?.coding?.[0]?.code;

/** Before R4 a requester is `{ agent }`. */
export const requesterOf = (requester: Reference | undefined) => (requester ? { requester: { agent: requester } } : {});
export const contextOf = (encounter: Reference | undefined) => (encounter ? { context: encounter } : {});
export const commentOf = (note: readonly { readonly text?: string }[] | undefined) =>
  note && note.length > 0 ? { comment: note.map(({ text }) => text ?? '').join('\n') } : {};
