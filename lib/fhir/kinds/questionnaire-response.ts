import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { extensionLabel } from '#/lib/fhir/kind-parts/label.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { decimalText } from '#/lib/fhir/datatypes/quantity.ts';
import { valueText } from '#/lib/fhir/datatypes/value.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const deepest = 10;
const heading = 'Section';

/** QuestionnaireResponse: each question with its answers, in the order of the form. */
export const questionnaireResponse: Kind = {
  name: 'questionnaire-response',
  types: ['QuestionnaireResponse'],
  words: 'Questionnaire',
  searchCategories: ['assessments', 'decisions'],
  codes: { status: wordSet('in-progress completed amended entered-in-error stopped') },
  describedElements: elementNames('status authored item encounter'),
  parts: {
    item: 'linkId definition text answer item',
    answer:
      'valueBoolean valueDecimal valueInteger valueDate valueDateTime valueTime valueString valueUri valueAttachment valueCoding valueQuantity valueReference item',
  },
  labels: { author: 'Filled in by', source: 'Answered by', questionnaire: 'Questionnaire', basedOn: 'Requested by', partOf: 'Part of' },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const form = objectOf(resource._questionnaire);
    const display = objectsOf(form?.extension)
      .map(({ valueString }) => lineOf(valueString))
      .find((text) => text !== undefined);
    const name = display ?? (resource.questionnaire === undefined ? undefined : extensionLabel(resource.questionnaire));
    const answers = objectsOf(resource.item).flatMap((item) => answersOf(item, context, 0));
    const count = answers.filter((answer) => answer.label !== heading).length;
    return {
      category: 'assessments',
      title: joinTexts(['Questionnaire', name], ': ') ?? 'Questionnaire',
      detail: joinTexts(
        [
          status === 'completed' ? undefined : status,
          `${count} ${count === 1 ? 'answer' : 'answers'}`,
          referenceName(resource.source, context),
        ],
        ' · ',
      ),
      status,
      dates: datesOf([[resource.authored, 'authored']]),
      facts: answers,
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

function answersOf(item: JsonObject, context: ResourceContext, depth: number): readonly EntryFact[] {
  if (depth > deepest) return [{ label: 'More questions', value: 'nested too deeply: see the source data' }];
  const label = lineOf(item.text) ?? lineOf(item.linkId) ?? 'Question';
  const answers = objectsOf(item.answer);
  const value = joinTexts(
    answers.map((answer) => answerText(answer, context)),
    ', ',
  );
  const within = [...objectsOf(item.item), ...answers.flatMap((answer) => listOf(answer.item).flatMap(objectsOf))];
  // A question without an answer and without parts was left open, and the entry says so. A heading may name the person whom its questions
  // are about, so every heading stays (H30).
  const own = value === undefined && within.length > 0 ? headingFact(lineOf(item.text)) : [{ label, value: value ?? 'no answer' }];
  return [...own, ...within.flatMap((part) => answersOf(part, context, depth + 1))];
}

function headingFact(value: string | undefined): readonly EntryFact[] {
  return value === undefined ? [] : [{ label: heading, value }];
}

function answerText(answer: JsonObject, context: ResourceContext): string | undefined {
  const held = Object.entries(answer).find(([key]) => key.startsWith('value'));
  if (held === undefined) return undefined;
  const [key, value] = held;
  return key === 'valueDecimal' || key === 'valueInteger' ? decimalText(value) : valueText(value, context);
}
