import { referencedType } from '#/lib/record/model/resource-reference.ts';
import { listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { namesIn, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

/** Types that are a part of the patient's own record: a tumour marker is "of" the tumour, and no less the patient's. */
const ownTypes =
  /^(?:Condition|Procedure|Encounter|EpisodeOfCare|DiagnosticReport|Observation|Medication[A-Z]\w+|ServiceRequest|CarePlan)$/;

/** Names the subject that `focus` gives where it is not the patient (H30): a fetus, a donor, a tumour. */
export function otherThanPatient(focus: unknown, context: ResourceContext): string | undefined {
  const subject = referenceIn(context.resource.subject);
  const otherFocus = listOf(focus).filter((reference) => subject === undefined || referenceIn(reference) !== subject);
  const named = namesIn(otherFocus, context) ?? otherFocus.map((reference) => referenceText(reference, context)).find(Boolean);
  return named ?? (otherFocus.length > 0 ? 'another subject' : undefined);
}

/** Tells whether the focus certainly belongs to the patient: a condition of theirs, never a fetus or a donor. */
export function belongsToPatient(focus: unknown): boolean {
  const references = listOf(focus);
  return references.length > 0 && references.every((reference) => ownTypes.test(referencedType(referenceIn(reference) ?? '') ?? ''));
}

function referenceIn(reference: unknown): string | undefined {
  return lineOf(objectOf(reference)?.reference);
}
