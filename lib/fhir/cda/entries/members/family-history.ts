import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateWords, noteDate } from '#/lib/fhir/cda/datatypes/date-words.ts';
import { dateText, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { ageOf } from '#/lib/fhir/cda/datatypes/age.ts';
import { wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authoredAt, hasTemplate, isNegated, statusOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const organizer = new Set(['2.16.840.1.113883.10.20.22.4.45', '2.16.840.1.113883.10.20.1.23']);
const age = new Set(['2.16.840.1.113883.10.20.22.4.31', '2.16.840.1.113883.10.20.1.38']);
const death = new Set(['2.16.840.1.113883.10.20.22.4.47', '2.16.840.1.113883.10.20.1.42']);

/** Family history organizer: one relative and their conditions; never the patient's own (H30). */
export const familyHistoryEntry: EntryMember = {
  name: 'family-history',
  templates: new Set([...organizer, '2.16.840.1.113883.10.20.22.4.46']),
  fits: (statement, context) => context.section.has('10157-6') && (statement.name === 'organizer' || statement.name === 'observation'),
  read: (statement, statementContext) => {
    const parts =
      statement.name === 'observation'
        ? [statement]
        : relatedStatements(statement)
            .map((related) => related.statement)
            .filter((part) => part.name === 'observation');
    for (const item of parts) statementContext.claimed.add(item);
    return [buildResource(statement, 'FamilyMemberHistory', historyOf(statement, parts, statementContext))];
  },
};

function historyOf(statement: Element, parts: readonly Element[], context: StatementContext): JsonObject {
  const related = elementAtPath(statement, 'subject', 'relatedSubject');
  const person = childNamed(related, 'subject');
  const name = wordsOf(childNamed(person, 'name'));
  return presentParts({
    status: statusOf(statement) === 'active' ? 'partial' : 'completed',
    date: authoredAt(statement, parts[0]),
    name: name === '' ? undefined : name,
    relationship:
      namedConcept(childNamed(related, 'code'), 'Relative', context.narrative) ??
      (context.about === undefined ? undefined : { text: context.about }),
    sex: sexOf(childNamed(person, 'administrativeGenderCode'), context),
    bornDate: dateText(attributeOf(childNamed(person, 'birthTime'), 'value')),
    ...deceasedOf(person),
    condition: parts.map((part) => conditionOf(part, context)),
  });
}

const sexes = new Map([
  ['F', 'Female'],
  ['M', 'Male'],
  ['UN', 'Undifferentiated'],
]);

function sexOf(code: Element | undefined, { narrative }: StatementContext): JsonObject | undefined {
  const concept = cdaConcept(code, narrative);
  const text = sexes.get(attributeOf(code, 'code') ?? '');
  return concept && { ...(text !== undefined && { text }), ...concept };
}

function deceasedOf(person: Element | undefined): JsonObject {
  const time = dateText(attributeOf(childNamed(person, 'sdtc:deceasedTime'), 'value'));
  if (time !== undefined) return { deceasedDate: time };
  const dead = attributeOf(childNamed(person, 'sdtc:deceasedInd'), 'value');
  return dead === undefined ? {} : { deceasedBoolean: dead === 'true' };
}

/** A relative's condition; a negated one says so in its name, beside its neighbours (H11). */
function conditionOf(statement: Element, context: StatementContext): JsonObject {
  const value = childrenNamed(statement, 'value')[0];
  const code = namedConcept(value, 'Condition', context.narrative) ??
    cdaConcept(childNamed(statement, 'code'), context.narrative) ?? { text: 'Condition not named' };
  const { value: point, start, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  const parts = relatedStatements(statement)
    .map((related) => related.statement)
    .filter((part) => !isNegated(part));
  const aged = parts.find((item) => hasTemplate(item, age));
  const died = parts.find((part) => hasTemplate(part, death));
  for (const part of [aged, died]) if (part !== undefined) context.claimed.add(part);
  const years = ageOf(aged);
  const when = point ?? start ?? end;
  return presentParts({
    code: isNegated(statement) ? { text: `not present: ${conceptWords(code) ?? 'condition'}` } : code,
    outcome: died === undefined ? undefined : (cdaConcept(childNamed(died, 'value'), context.narrative) ?? { text: 'Died' }),
    contributedToDeath: died === undefined ? undefined : true,
    onsetAge: years,
    onsetString: years === undefined ? dateWords(when) : undefined,
    note: years === undefined || when === undefined ? [] : [{ text: `Dated ${noteDate(when)}` }],
  });
}
