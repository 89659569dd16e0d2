import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { type Element, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';
import { isException } from './timing.ts';
import type { StatementContext } from './statement-context.ts';
import { statementNotes } from './words.ts';

/** Times that are no dates are shown as they came (H14). */
export function unreadableDates(statement: Element): readonly string[] {
  const dateTexts = children(statement, 'effectiveTime').flatMap((time) => [
    attribute(time, 'value'),
    attribute(child(time, 'low'), 'value'),
    attribute(child(time, 'high'), 'value'),
  ]);
  return dateTexts.filter((text) => text !== undefined && !/^\d{4}/.test(text)).map((text) => `Time as sent: ${text ?? ''}`);
}

/** R4 has no place for the times at which it is not given: the reader is sent to the document. */
export function timingExceptions(statement: Element): readonly string[] {
  return children(statement, 'effectiveTime').some(isException) ? [statementNotes.timingExceptions] : [];
}

/** Vehicle in which a medicine is given, as notes. */
export function vehicleNotes(statement: Element, { narrative }: StatementContext): readonly string[] {
  return children(statement, 'participant').flatMap((participant) => {
    const entity = child(child(participant, 'participantRole'), 'playingEntity');
    const words = conceptWords(cdaConcept(child(entity, 'code'), narrative));
    return words === undefined ? [] : [`With: ${words}`];
  });
}
