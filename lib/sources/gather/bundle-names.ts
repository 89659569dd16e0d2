import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import type { RecordSubject } from './subject-check.ts';

/**
 * A Bundle may give its resources names of its own, and refer to its Patient by such a name alone (FHIR R4 §3.1.1.1.5,
 * `fullUrl` that is a URN). It is this patient's name only after that Patient was found to be this person: by an id
 * that was matched here, or by our own identity check (H02).
 */
export function* withBundleNames(entries: readonly BundleEntry[], subject: RecordSubject): Generator<void, RecordSubject> {
  const urns = entries.filter(({ fullUrl }) => fullUrl?.startsWith('urn:'));
  if (urns.length === 0) return subject;
  const names = new Set(subject.names);
  const ids = new Set(subject.ids);
  const otherNames = new Set(subject.otherNames);
  for (const { resource, fullUrl = '' } of urns) {
    yield;
    const named = resourceOf(resource);
    if (named === undefined) continue;
    if (named.resourceType !== 'Patient') otherNames.add(fullUrl);
    else if (subject.names?.has(fullUrl) || isThisPatient(named, fullUrl, subject)) {
      names.add(fullUrl);
      if (typeof named.id === 'string') ids.add(named.id);
    }
  }
  return { ...subject, ids, names, otherNames };
}

function isThisPatient(patient: Readonly<Record<string, unknown>>, fullUrl: string, { ids, isSamePerson }: RecordSubject): boolean {
  if (typeof patient.id === 'string' && ids.has(patient.id)) return true;
  return isSamePerson({ ...patient, id: patient.id ?? fullUrl }) === 'accept';
}
