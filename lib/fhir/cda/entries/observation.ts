import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { subjectText } from '#/lib/fhir/cda/document/sections.ts';
import { type Element, elementAtPath, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, authoredAt, isNegated, moodOf, displayReference, performersOf, statusOf } from './statement.ts';
import { measuredElementsOf, observationCode, observationParts } from './measured-statement.ts';
import { numberInText, valueInText } from '#/lib/fhir/cda/datatypes/number-in-text.ts';
import { type BuiltResource, type StatementContext, buildResource, withDiscrepancies } from './statement-context.ts';
import { statementNotes } from './words.ts';

/** v3 ActStatus of an observation. */
const statuses = new Map([
  ['active', 'preliminary'],
  ['new', 'registered'],
  ['held', 'registered'],
  ['suspended', 'registered'],
  ['completed', 'final'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['nullified', 'entered-in-error'],
]);

/** The status in R4's words; one that we do not know stays verbatim, and is shown with a caution (H12). */
export function observationStatus(statement: Element): string {
  const statusCode = statusOf(statement);
  return statusCode === undefined ? 'unknown' : (statuses.get(statusCode) ?? statusCode);
}

/**
 * An observation as R4 has it. `noun` names it when it has no code of its own. A negated one says so in its name and
 * keeps no code: by its code it would be joined with those that say the opposite (H11).
 */
export function observationOf(statement: Element, category: string, noun: string, context: StatementContext): BuiltResource {
  const { narrative } = context;
  const [value, ...further] = childrenNamed(statement, 'value');
  const code = observationCode(statement, noun, narrative);
  const negated = isNegated(statement);
  const number = numberInText(statement, narrative) ?? valueInText(statement, narrative);
  const built = buildResource(
    statement,
    'Observation',
    presentParts({
      status: observationStatus(statement),
      category:
        category === '' ? [] : [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: category }] }],
      code: negated ? { text: `Not the case: ${conceptWords(code) ?? noun}` } : code,
      ...effective(statement, context),
      issued: authoredAt(statement, context.around),
      ...measuredElementsOf(statement, narrative),
      // A part of what is denied is not affirmed: it stays in the notes.
      component: negated ? [] : observationParts(statement, context),
      method: cdaConcept(childNamed(statement, 'methodCode'), narrative),
      bodySite: cdaConcept(childNamed(statement, 'targetSiteCode'), narrative),
      specimen: specimenOf(statement, narrative) ?? (context.around && specimenOf(context.around, narrative)),
      focus: aboutWhom(statement, context),
      performer: performerOf(statement, context),
      note: notesOf(statement, further, value === undefined, context),
    }),
  );
  return { ...withDiscrepancies(built, number === undefined ? [] : [number]), ...(negated && { isDenied: true as const }) };
}

/** Somebody else's finding is said to be theirs (H30). */
function aboutWhom(statement: Element, context: StatementContext): readonly JsonObject[] {
  const about = childrenNamed(statement, 'subject').map(subjectText)[0] ?? context.about;
  return about === undefined ? [] : [{ display: about }];
}

/** The statement's own time, else that of the organizer around it. */
function effective(statement: Element, { around }: StatementContext): JsonObject {
  const own = dateChoice('effective', childNamed(statement, 'effectiveTime'));
  return Object.keys(own).length > 0 || around === undefined ? own : dateChoice('effective', childNamed(around, 'effectiveTime'));
}

function performerOf(statement: Element, { around }: StatementContext): readonly JsonObject[] {
  const own = performersOf(statement);
  if (own.length > 0) return own;
  const outer = around === undefined ? [] : performersOf(around);
  const author = authorOf(statement);
  return outer.length > 0 || author === undefined ? outer : [author];
}

export function specimenOf(statement: Element, narrative: Narrative): JsonObject | undefined {
  const code = elementAtPath(statement, 'specimen', 'specimenRole', 'specimenPlayingEntity', 'code');
  return displayReference(conceptWords(cdaConcept(code, narrative)));
}

/** Further values, and the text of what has no value. */
function notesOf(statement: Element, further: readonly Element[], bare: boolean, { narrative }: StatementContext): readonly JsonObject[] {
  const values = further.map((value) => valueWords(value, narrative)).filter((words) => words !== undefined);
  const code = conceptWords(cdaConcept(childNamed(statement, 'code'), narrative));
  const negated = isNegated(statement) && code !== undefined ? [statementNotes.negated(code)] : [];
  const text = bare ? writtenText(childNamed(statement, 'text'), narrative) : undefined;
  const mood = moodOf(statement) === 'EVN' ? [] : [statementNotes.mood(moodOf(statement))];
  return [...values.map((words) => `Also: ${words}`), ...negated, ...mood, ...(text === undefined ? [] : [text])].map((words) => ({
    text: words,
  }));
}
