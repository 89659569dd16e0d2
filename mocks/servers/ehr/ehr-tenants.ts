import type { Clinician } from '#/mocks/networks/model/network.ts';
import type { FhirServer } from '#/mocks/servers/fhir/fhir-handlers.ts';

/** An organisation of the record system: its FHIR base, and the people who launch from it. */
export interface ServedTenant {
  /** Under which the viewer knows this way in: part of its redirect address. */
  readonly signIn: string;
  readonly clinicians: readonly Clinician[];
  readonly fhir: FhirServer;
}

/** Somebody at work in one of the organisations. */
export interface Employee {
  readonly tenant: ServedTenant;
  readonly person: Clinician;
}

export const employees = (tenants: readonly ServedTenant[]): readonly Employee[] =>
  tenants.flatMap((tenant) => tenant.clinicians.map((person) => ({ tenant, person })));

export const tenantAt = (tenants: readonly ServedTenant[], base: unknown): ServedTenant | undefined =>
  tenants.find(({ fhir }) => fhir.base === base);
