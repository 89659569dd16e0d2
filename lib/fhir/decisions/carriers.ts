import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf, primitiveText } from '#/lib/fhir/datatypes/text.ts';
import { answerOf, isEmptyAnswer } from './answers.ts';
import type { Claim } from './claims.ts';
import { consentClaims } from './consent-claims.ts';
import { lapseOf, lapseOfActivity } from './lapse.ts';
import { namesOfCodes, noAnswer } from './words.ts';
import { absenceWords } from '#/lib/fhir/datatypes/words.ts';

/** Claims of a resource: the coded statements in which a decision may stand, by its type (R4). */
export type Carrier = (resource: Resource) => readonly Claim[];

const conceptText = (concept: unknown): string | undefined => wordedText(concept, namesOfCodes);

const coded = (concept: unknown, more: Omit<Claim, 'concept' | 'words'> = {}): readonly Claim[] => {
  const words = conceptText(concept);
  return words === undefined ? [] : [{ concept, words, ...more }];
};
const codedEach = (concepts: unknown): readonly Claim[] => listOf(concepts).flatMap((concept) => coded(concept));

const byCode: Carrier = ({ code }) => coded(code);

/** An order: its code, category and details; `doNotPerform` turns what they name round. */
const order: Carrier = ({ code, category, orderDetail, doNotPerform }) => {
  const rule = { isOrder: true, isForbidden: doNotPerform === true } as const;
  const details = listOf(orderDetail).map(conceptText);
  const words = joinTexts([doNotPerform === true ? 'Do not perform' : undefined, conceptText(code), joinTexts(details, ', ')], ': ');
  const own = [code, ...listOf(orderDetail)]
    .flatMap((concept) => coded(concept, rule))
    .map((claim) => ({ ...claim, words: words ?? claim.words }));
  // The category names the kind of order ("Cardiopulmonary resuscitation orders"), and the code what is ordered.
  const kinds = listOf(category).flatMap((concept) =>
    coded(concept, code === undefined ? rule : { isQuestion: true }).map((claim) => ({ ...claim, words: words ?? claim.words })),
  );
  return [...own, ...kinds];
};

/** A finding with its value, or a question with its answer; the same for its components. */
const observation: Carrier = (resource) => [resource, ...objectsOf(resource.component)].flatMap((part) => measured(part, part.code));

function measured(part: JsonObject, concept: unknown): readonly Claim[] {
  const answer = answerOf(part);
  const words = joinTexts([conceptText(concept), answerWords(part)], ': ');
  if (words === undefined) return [];
  const more = { ...answerInWords(part), ...(isEmptyAnswer(part) && { isUnanswered: true }) };
  return [{ concept, words, ...(answer === undefined ? { isQuestion: true } : { answer }), ...more }];
}

function answerInWords({ valueString, valueCode }: JsonObject): Pick<Claim, 'answerText'> {
  const answerText = lineOf(valueString) ?? lineOf(valueCode);
  return answerText === undefined ? {} : { answerText };
}

function answerWords(part: JsonObject): string | undefined {
  const value = part.valueCodeableConcept ?? part.valueCoding;
  const given = conceptText(value) ?? primitiveText(part.valueBoolean) ?? lineOf(part.valueString) ?? lineOf(part.valueCode);
  return given ?? (part.dataAbsentReason === undefined ? undefined : (wordedText(part.dataAbsentReason, absenceWords) ?? noAnswer));
}

/** Plans are forms until an activity of theirs, or an order within them, orders or forbids the treatment. */
const carePlan: Carrier = ({ category, title, activity, contained }) => [
  ...codedEach(category).map((claim) => ({ ...claim, words: lineOf(title) ?? claim.words })),
  ...objectsOf(activity).flatMap(({ detail }) => activityClaims(objectOf(detail) ?? {})),
  ...objectsOf(contained).flatMap((inner) => orderWithin(resourceOf(inner))),
];

function activityClaims({ code, doNotPerform, status }: JsonObject): readonly Claim[] {
  if (lineOf(status) === 'entered-in-error') return [];
  const isForbidden = doNotPerform === true || doNotPerform === 'true';
  const lapse = lapseOfActivity(status);
  return coded(code, { isOrder: true, isForbidden, ...(lapse !== undefined && { lapse }) }).map((claim) => ({
    ...claim,
    words: isForbidden ? `Do not perform: ${claim.words}` : claim.words,
  }));
}

/** An order that stands only within its plan, with its own status. */
function orderWithin(inner: Resource | undefined): readonly Claim[] {
  if (inner?.resourceType !== 'ServiceRequest' || lineOf(inner.status) === 'entered-in-error') return [];
  const { lapse } = lapseOf(inner);
  return order(inner).map((claim) => ({ ...claim, ...(lapse !== undefined && { lapse }) }));
}

/** The type and the category of a document; what its event codes state is what it is about. */
const documentReference: Carrier = ({ type, category, context, event, description }) => {
  const more = lineOf(description);
  const titled = (claim: Claim): Claim => ({ ...claim, words: more === undefined ? claim.words : withDescription(claim.words, more) });
  const events = codedEach(objectOf(context)?.event ?? event);
  return [...[...codedEach(type), ...codedEach(category)].map(titled), ...events];
};

function withDescription(words: string, description: string): string {
  return description.toLowerCase().includes(words.toLowerCase()) ? description : `${words}: ${description}`;
}

/** Questions by the code in their `linkId`, as forms made of LOINC panels have it, and answers by their own codes. */
const questionnaireResponse: Carrier = ({ item }) => itemsOf(item, 0);

const loincLink = /^\/?(\d{1,6}-\d|LA\d{1,6}-\d)$/;
const deepest = 10;

function itemsOf(items: unknown, depth: number): readonly Claim[] {
  if (depth > deepest) return [];
  return objectsOf(items).flatMap((item) => {
    const answers = objectsOf(item.answer);
    const code = loincLink.exec(lineOf(item.linkId) ?? '')?.[1];
    const text = lineOf(item.text);
    const concept = { ...(text !== undefined && { text }), coding: code === undefined ? [] : [{ system: 'http://loinc.org', code }] };
    const own = answers.map((answer): Claim => {
      const given = answerOf(answer);
      return {
        concept,
        words: joinTexts([text, answerWords(answer)], ': ') ?? 'Answer without words',
        ...(given !== undefined && { answer: given }),
        ...answerInWords(answer),
        ...(isEmptyAnswer(answer) && { isUnanswered: true }),
      };
    });
    const askedInCode = own.filter((claim) => code !== undefined || typeof claim.answer === 'object');
    return [...askedInCode, ...itemsOf(item.item, depth + 1), ...answers.flatMap((answer) => itemsOf(answer.item, depth + 1))];
  });
}

const compositionCarrier: Carrier = ({ type, category, title }) =>
  [...codedEach(type), ...codedEach(category)].map((claim) => ({ ...claim, words: lineOf(title) ?? claim.words }));

/** Types that may carry a decision. */
export const carriers: ReadonlyMap<string, Carrier> = new Map<string, Carrier>([
  ['Flag', byCode],
  ['Consent', consentClaims],
  ['ServiceRequest', order],
  ['CarePlan', carePlan],
  ['DocumentReference', documentReference],
  ['Composition', compositionCarrier],
  ['Observation', observation],
  ['QuestionnaireResponse', questionnaireResponse],
  ['Condition', byCode],
  ['Procedure', byCode],
  ['Goal', ({ description }) => coded(description)],
  ['Basic', byCode],
]);
