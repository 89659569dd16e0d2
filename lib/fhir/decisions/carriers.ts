import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf, primitiveText } from '#/lib/fhir/datatypes/text.ts';
import { answerOf } from './answers.ts';
import type { Claim } from './claims.ts';
import { consentClaims } from './consent-claims.ts';
import { namesOfCodes } from './words.ts';

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
  const words = joinTexts([doNotPerform === true ? 'Do not perform' : undefined, conceptText(code)], ': ');
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
  return [{ concept, words, ...(answer === undefined ? { isQuestion: true } : { answer }) }];
}

function answerWords(part: JsonObject): string | undefined {
  const value = part.valueCodeableConcept ?? part.valueCoding;
  return conceptText(value) ?? primitiveText(part.valueBoolean) ?? lineOf(part.valueString) ?? lineOf(part.valueCode);
}

/** Plans are forms until an activity of theirs orders, or forbids, the treatment. */
const carePlan: Carrier = ({ category, title, activity }) => [
  ...codedEach(category).map((claim) => ({ ...claim, words: lineOf(title) ?? claim.words })),
  ...objectsOf(activity).flatMap(({ detail }) => {
    const { code, doNotPerform } = objectOf(detail) ?? {};
    const isForbidden = doNotPerform === true || doNotPerform === 'true';
    return coded(code, { isOrder: true, isForbidden }).map((claim) => ({
      ...claim,
      words: isForbidden ? `Do not perform: ${claim.words}` : claim.words,
    }));
  }),
];

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
