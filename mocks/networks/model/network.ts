import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import type { ServerPaging } from '#/mocks/servers/fhir/fhir-searchset.ts';

/** Someone who can sign in at the record system or at the identity provider. */
export interface Clinician {
  readonly id: string;
  readonly name: string;
  /** In plain words, for the sign-in page. */
  readonly does: string;
  /** Code of the role: a PractitionerRole's at the record system, a claim at the identity provider. */
  readonly role: string;
  readonly organisation: { readonly name: string; readonly ods: string };
}

/** FHIR server of one organisation. */
export interface NetworkSource {
  readonly id: string;
  readonly name: string;
  /** A general practice speaks GP Connect; every other server FHIR R4. */
  readonly speaks?: 'gp-connect';
  /** Added to the exchange's base port. */
  readonly port: number;
  /** Path of its FHIR base: `/fhir` unless stated. One record system may keep several organisations, each under its own path. */
  readonly path?: string;
  readonly paging: ServerPaging;
  /** Types that this server does not keep at all. */
  readonly without: readonly string[];
  /** Warning that the server adds to every search. */
  readonly warning?: string;
  /** Refuses a search parameter that it does not know. */
  readonly strict?: true;
}

/** Record of one person at one source: the Patient there, and everything that belongs to it. */
export interface PatientRecord {
  readonly patient: string;
  readonly resources: readonly FhirResource[];
}

/** The clinical content of a network; everything but the servers themselves. */
export interface NetworkData {
  readonly recordsAt: (source: string, clock: Date) => Iterable<PatientRecord> | AsyncIterable<PatientRecord>;
  readonly sharedAt: (source: string) => readonly FhirResource[];
  readonly masterIndex: (clock: Date) => readonly FhirResource[];
  readonly consents: (clock: Date) => readonly FhirResource[];
}

/** Somebody who may ask a national network, as its directory names them. */
export interface NamedUser {
  readonly subject: { readonly system: string; readonly value: string };
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly role: { readonly system: string; readonly code: string };
  readonly homeCommunity: string;
}

/** A national network of the exchange: a directory, a record locator, and tens of thousands of members, all at one origin. */
export interface NationalNetwork {
  readonly id: string;
  readonly name: string;
  /** Added to the exchange's base port. */
  readonly port: number;
  readonly members: number;
  readonly nameOf: (index: number) => string;
  readonly kindOf: (index: number) => string;
  /** How its locator names an organisation: by its place in the directory, or by its number. */
  readonly named: 'by-reference' | 'by-identifier';
  /** Form of the assertion that its token service accepts. */
  readonly asserted: 'udap' | 'iua';
  readonly users: readonly NamedUser[];
  /** Records by the member's index; every other member knows nobody. */
  readonly records: ReadonlyMap<number, readonly PatientRecord[]>;
}

/** An organisation that keeps its records in the record system: a source there, and the people who launch from it. */
export interface EhrTenant {
  readonly source: string;
  /** `signIn[].id` of the viewer's configuration. */
  readonly signIn: string;
  readonly clinicians: readonly Clinician[];
}

/** A whole exchange as data, for `startExchange`. */
export interface Network {
  readonly id: string;
  readonly name: string;
  readonly clock: string;
  readonly ports: { readonly ehr: number; readonly identityProvider: number; readonly masterIndex: number; readonly consent: number };
  /** The record system that launches; its tenants' sources have its port. The first tenant's first clinician is signed in at the start. */
  readonly ehr: {
    readonly name: string;
    readonly tenants: readonly EhrTenant[];
    /** Label of the patients' number in its list: `NHS No.` unless stated. */
    readonly numberLabel?: string;
  };
  readonly staff: readonly Clinician[];
  readonly sources: readonly NetworkSource[];
  /** National networks of many organisations, each with its directory and record locator. */
  readonly nationals?: readonly NationalNetwork[];
  /** People to try, and what to see there; the county's people unless stated. */
  readonly people?: readonly (readonly [name: string, words: string])[];
  readonly data: NetworkData;
}

/** Types that an organisation keeps that answers with documents alone. */
export const documentTypes: ReadonlySet<string> = new Set(['Patient', 'DocumentReference', 'Binary', 'Organization', 'Practitioner']);
