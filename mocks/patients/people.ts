import type { Consent, FhirResource, Patient } from 'fhir/r4';
import { optOut } from '#/mocks/fhir/consent.ts';
import { peopleFacts } from './demographics.ts';
import type { PersonFacts, RecordSize } from './model/person-facts.ts';
import { writeLife } from './records.ts';
import { indexId, registeredPatient } from './registration.ts';
import { facilities, type SourceId } from './model/sources.ts';

export type { SourceId } from './model/sources.ts';

export interface Person {
  readonly key: string;
  /** Ten digits, without spaces. */
  readonly nhsNumber: string;
  /** The id differs at every source; undefined: not known there. */
  readonly patient: (source: SourceId | 'master-index') => Patient | undefined;
  readonly size: RecordSize;
}

const factsOf = new Map<string, PersonFacts>(peopleFacts.map((person) => [person.key, person]));

export const people: readonly Person[] = peopleFacts.map((person) => ({
  key: person.key,
  nhsNumber: person.nhsNumber,
  patient: (source) => registeredPatient(person, source),
  size: person.size,
}));

const written = new Map<string, ReadonlyMap<SourceId, readonly FhirResource[]>>();

function lifeOf(key: string, clock: Date): ReadonlyMap<SourceId, readonly FhirResource[]> {
  const person = factsOf.get(key);
  if (!person) throw new Error(`nobody is called ${key}`);
  const name = `${key}|${clock.toISOString()}`;
  const records = written.get(name) ?? writeLife(person, clock.getTime());
  written.set(name, records);
  return records;
}

/**
 * All that a source holds of a person at a time: Patient, clinical and supporting resources. Letters are still words
 * (`drawLetters`).
 * The same person, source and clock always give the same; a life is written when it is first asked for.
 * Pass a fixed clock: every other one writes the life anew. The objects are shared, so never change them.
 */
export function recordsOf(person: Person, source: SourceId, clock: Date): readonly FhirResource[] {
  return lifeOf(person.key, clock).get(source) ?? [];
}

/** Answers of a master patient index (PDQm): demographics only. */
export function masterIndexPatients(): readonly Patient[] {
  return people.flatMap((person) => person.patient('master-index') ?? []);
}

/** The consent registry: Tom Eller does not want the practice's record of him to be shared. */
export function optOuts(): readonly Consent[] {
  const tom = factsOf.get('tom-eller');
  if (!tom) return [];
  const { name, ods } = facilities['riverside-practice'];
  const organisation = { id: 'riverside-practice', name, ods };
  return [optOut({ id: 'opt-out-1', patientId: indexId(tom), nhsNumber: tom.nhsNumber, organisation, since: '2024-02-19T10:15:00+00:00' })];
}
