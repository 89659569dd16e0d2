import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { valueElements, valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, authoredAt, isNegated, moodOf, statusOf } from '#/lib/fhir/cda/entries/statement.ts';
import { type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const statuses = new Map([
  ['active', 'active'],
  ['new', 'proposed'],
  ['completed', 'completed'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['nullified', 'entered-in-error'],
]);

/** Goal observation (mood GOL): what is aimed at, which is not what was reached. */
export const goalEntry: EntryMember = {
  name: 'goal',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.121']),
  fits: (statement) => moodOf(statement) === 'GOL',
  read: (statement, context) => [buildResource(statement, 'Goal', goalOf(statement, context))],
};

function goalOf(statement: Element, context: StatementContext): JsonObject {
  const { narrative } = context;
  const [value] = childrenNamed(statement, 'value');
  const { value: point, start, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  const statusCode = statusOf(statement);
  const code = cdaConcept(childNamed(statement, 'code'), narrative);
  return presentParts({
    lifecycleStatus: isNegated(statement) ? 'rejected' : statusCode === undefined ? undefined : (statuses.get(statusCode) ?? statusCode),
    description: described(statement, code, value, context),
    startDate: point ?? start,
    statusDate: authoredAt(statement),
    target: targetOf(code, value, end, context),
    expressedBy: authorOf(statement),
  });
}

/** The goal's measure, with its target: "Body weight: 70 kg". */
function described(
  statement: Element,
  code: JsonObject | undefined,
  value: Element | undefined,
  { narrative }: StatementContext,
): JsonObject {
  const aim = value && valueWords(value, narrative);
  const name = conceptWords(code);
  const text = writtenText(childNamed(statement, 'text'), narrative);
  if (aim === undefined || name === undefined) return code ?? { text: aim ?? text ?? 'Goal not named' };
  return { ...code, text: `${name}: ${aim}` };
}

function targetOf(
  code: JsonObject | undefined,
  value: Element | undefined,
  due: string | undefined,
  { narrative }: StatementContext,
): readonly JsonObject[] {
  const { valueQuantity, valueRange, valueCodeableConcept, valueString } = value === undefined ? {} : valueElements(value, narrative);
  const target = presentParts({
    detailQuantity: valueQuantity,
    detailRange: valueRange,
    detailCodeableConcept: valueCodeableConcept,
    detailString: valueString,
    dueDate: due,
  });
  return Object.keys(target).length === 0 ? [] : [presentParts({ measure: code, ...target })];
}
