import { conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { statementText } from './statement-text.ts';
import { type BuiltResource, buildResource, withDiscrepancies } from './statement-context.ts';
import { unnamedEntry } from './words.ts';

const withFocus = new Set(['Observation', 'FamilyMemberHistory']);

/**
 * Marks a statement about somebody else (a relative, a fetus, a donor): it never becomes an allergy, a medicine or a
 * procedure of the patient, as only an Observation can name in R4 whom it is about (H30).
 */
export function markOtherSubject(built: BuiltResource, about: string, narrative: Narrative): BuiltResource {
  const { resource, element } = built;
  if (withFocus.has(resource.resourceType)) return built;
  const name = conceptWords(objectOf(resource.code) ?? objectOf(resource.medicationCodeableConcept) ?? objectOf(resource.vaccineCode));
  const whole = statementText(element, narrative);
  const marked = buildResource(
    element,
    'Observation',
    presentParts({
      status: 'unknown',
      code: { text: name ?? whole ?? unnamedEntry },
      valueString: whole,
      focus: [{ display: about }],
      note: Array.isArray(resource.note) ? resource.note : [],
    }),
  );
  return withDiscrepancies(marked, built.discrepancies ?? []);
}
