import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { isException } from '#/lib/fhir/cda/datatypes/timing.ts';
import type { StatementContext } from './statement-context.ts';
import { statementNotes } from './words.ts';

/** Times that are no dates are shown as they came (H14). */
export function unreadableDates(statement: Element): readonly string[] {
  const dateTexts = childrenNamed(statement, 'effectiveTime').flatMap((time) => [
    attributeOf(time, 'value'),
    attributeOf(childNamed(time, 'low'), 'value'),
    attributeOf(childNamed(time, 'high'), 'value'),
  ]);
  return dateTexts.filter((text) => text !== undefined && !/^\d{4}/.test(text)).map((text) => `Time as sent: ${text ?? ''}`);
}

/** R4 has no place for the times at which it is not given: the reader is sent to the document. */
export function timingExceptions(statement: Element): readonly string[] {
  return childrenNamed(statement, 'effectiveTime').some(isException) ? [statementNotes.timingExceptions] : [];
}

/** Vehicle in which a medicine is given, as notes. */
export function vehicleNotes(statement: Element, { narrative }: StatementContext): readonly string[] {
  return childrenNamed(statement, 'participant').flatMap((participant) => {
    const entity = childNamed(childNamed(participant, 'participantRole'), 'playingEntity');
    const words = conceptWords(cdaConcept(childNamed(entity, 'code'), narrative));
    return words === undefined ? [] : [`With: ${words}`];
  });
}
