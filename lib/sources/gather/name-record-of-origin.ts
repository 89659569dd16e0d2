import { typeAndIdOf } from '#/lib/record/model/resource-reference.ts';
import { subjectsOf } from '#/lib/fhir/describe/subject.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import type { RecordSubject } from './subject-check.ts';
import { recordFact } from './words.ts';

/** Adds the record of origin to an entry, if the source holds several records of this patient (standards §3.2). */
export function nameRecordOfOrigin(labelled: LabelledEntry, resource: unknown, { ids }: Pick<RecordSubject, 'ids'>): LabelledEntry {
  if (ids.size < 2) return labelled;
  const subjects = new Set(subjectsOf(resource).map(typeAndIdOf));
  const place = [...ids].findIndex((id) => subjects.has(`Patient/${id}`));
  if (place < 0) return labelled;
  const fact = { label: recordFact.label, value: recordFact.value(place + 1, ids.size, [...ids][place] ?? '') };
  const named = (entry: TimelineEntry): TimelineEntry => ({ ...entry, facts: [...entry.facts, fact] });
  return withEntry(labelled, named);
}
