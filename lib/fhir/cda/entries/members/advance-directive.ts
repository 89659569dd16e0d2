import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { intervalOf, periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { valueElements, valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { type Narrative, wordsOf, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { dateText } from '#/lib/fhir/cda/datatypes/dates.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authoredAt, isNegated, statusOf } from '#/lib/fhir/cda/entries/statement.ts';
import { type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

/** Advance directive observation: what the patient wants done, or not done, when they cannot say so. */
export const advanceDirectiveEntry: EntryMember = {
  name: 'advance-directive',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.48', '2.16.840.1.113883.10.20.1.17']),
  fits: (statement, context) => context.section.has('42348-3') && statement.name === 'observation',
  read: (statement, statementContext) => [buildResource(statement, 'Consent', directiveOf(statement, statementContext))],
};

function directiveOf(statement: Element, context: StatementContext): JsonObject {
  const { narrative } = context;
  const code = cdaConcept(childNamed(statement, 'code'), narrative) ?? {};
  const values = childrenNamed(statement, 'value').map(
    (value) => valueWords(value, narrative) ?? conceptWords(cdaConcept(value, narrative)),
  );
  const name = conceptWords(code) ?? writtenText(childNamed(statement, 'text'), narrative);
  // The wish itself must stand in the title: "Resuscitation" alone would be its own opposite.
  const words = joinTexts([isNegated(statement) ? 'Not the case' : undefined, name, joinTexts(values, ', ')], ': ');
  const { start, value, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  const over = end !== undefined && context.written !== undefined && end.slice(0, 10) <= context.written.slice(0, 10);
  return presentParts({
    status: over || statusOf(statement) === 'aborted' ? 'inactive' : 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'adr' }] },
    category: [{ ...(isNegated(statement) ? {} : code), text: words ?? 'Advance directive not named' }],
    dateTime: authoredAt(statement) ?? value ?? start,
    provision: presentParts({ ...ruleOf(statement, code, narrative), period: periodOf(childNamed(statement, 'effectiveTime')) }),
    verification: verifiers(statement),
    note: custodians(statement),
  });
}

/** Rule that the value states: its own codes, or yes and no to what the code names. A denied observation states none. */
function ruleOf(statement: Element, code: JsonObject, narrative: Narrative): JsonObject {
  if (isNegated(statement)) return {};
  const values = childrenNamed(statement, 'value').map((value) => valueElements(value, narrative));
  const answer = values.map(({ valueBoolean }) => valueBoolean).find((boolean) => typeof boolean === 'boolean');
  if (answer !== undefined) return { type: answer ? 'permit' : 'deny', code: [code] };
  const concepts = values.flatMap(({ valueCodeableConcept }) => valueCodeableConcept ?? []);
  return concepts.length > 0 ? { code: concepts } : {};
}

function verifiers(statement: Element): readonly JsonObject[] {
  return childrenNamed(statement, 'participant')
    .filter((participant) => attributeOf(participant, 'typeCode') === 'VRF')
    .map((item) => {
      const name = wordsOf(elementAtPath(item, 'participantRole', 'playingEntity', 'name'));
      return presentParts({
        verified: true,
        verifiedWith: name === '' ? undefined : { display: name },
        verificationDate: dateText(attributeOf(childNamed(item, 'time'), 'value')),
      });
    });
}

/** Custodian of the paper. */
function custodians(statement: Element): readonly JsonObject[] {
  return childrenNamed(statement, 'participant')
    .filter((participant) => attributeOf(participant, 'typeCode') === 'CST')
    .map((item) => partyText(childNamed(item, 'participantRole')))
    .filter((name) => name !== undefined)
    .map((name) => ({ text: `Kept by: ${name}` }));
}
