import { type JsonObject, listOf, objectOf, ownField } from '#/lib/fhir/resource/json.ts';
import { codesOf, conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { conceptOfCode } from './codes.ts';
import { type MappingChange, type ValueReshape, combineChanges, textsToNotes, changeWithin, moveElement, withoutKeys } from './change.ts';

/** STU3's name, and that of some types of DSTU2, for the encounter of a record. */
export const encounterFromContext = moveElement('context', 'encounter');

/** Statuses of requests before R4. */
export const olderRequestStatus = { suspended: 'on-hold', cancelled: 'revoked' };
/** Statuses of events before R4. */
export const eventStatus = { suspended: 'on-hold', aborted: 'stopped' };

/** FHIR R4 goal-status. Where STU3 says how far it has come, the words as sent stay. */
export const goalStatus = {
  'in-progress': 'active',
  'on-target': 'active',
  'ahead-of-target': 'active',
  'behind-target': 'active',
  sustaining: 'active',
  achieved: 'completed',
};

/** Condition.abatementBoolean, which R4 says by the clinical status: without it, a problem that is over would read as a current one. */
export const abatementToStatus: MappingChange = (object) =>
  ownField(object, 'abatementBoolean') === true && ownField(object, 'clinicalStatus') === undefined
    ? { ...object, clinicalStatus: conceptOfCode('resolved', 'condition-clinical') }
    : object;

/** Immunization.explanation of DSTU2 and STU3: the reason for giving, or for not giving. */
const explanation: MappingChange = (object) => {
  const sentExplanation = objectOf(ownField(object, 'explanation'));
  if (sentExplanation === undefined) return object;
  const { reason, reasonNotGiven, ...otherParts } = sentExplanation;
  const places = [
    ['reasonCode', reason, 'reason'],
    ['statusReason', reasonNotGiven, 'reasonNotGiven'],
  ] as const;
  const freePlaces = places.filter(([to, value]) => value !== undefined && ownField(object, to) === undefined);
  const remainingParts = {
    ...otherParts,
    ...Object.fromEntries(
      places.filter((place) => !freePlaces.includes(place) && place[1] !== undefined).map(([, value, key]) => [key, value]),
    ),
  };
  return {
    ...withoutKeys(object, 'explanation'),
    ...Object.fromEntries(freePlaces.map(([to, value]) => [to, value])),
    ...(Object.keys(remainingParts).length > 0 && { explanation: remainingParts }),
  };
};

/** Immunization before R4. */
export const olderImmunization: MappingChange = combineChanges(
  moveElement('date', 'occurrenceDateTime'),
  explanation,
  moveElement('vaccinationProtocol', 'protocolApplied'),
  changeWithin(
    'protocolApplied',
    moveElement('doseSequence', 'doseNumberPositiveInt'),
    moveElement('seriesDoses', 'seriesDosesPositiveInt'),
  ),
);

/**
 * DocumentReference before R4. `created` is the date of the document, `indexed` that of the reference to it: a reader
 * asks for the first (H16), so that it is the date where it was sent, and the other stays a fact.
 */
export const olderDocument: MappingChange = combineChanges(
  moveElement('created', 'date'),
  moveElement('indexed', 'date'),
  moveElement('class', 'category'),
  changeWithin('context', (context) => {
    const related = listOf(ownField(context, 'related'));
    return related.length === 0 ? context : { ...context, related: related.map(relatedReference) };
  }),
);

/** `{ identifier, ref }` to a Reference, which has both in R4. */
function relatedReference(value: unknown): unknown {
  const item = objectOf(value);
  const reference = objectOf(item?.ref);
  if (item === undefined || reference === undefined) return value;
  const { ref: _, ...otherParts } = item;
  return Object.keys(otherParts).some((key) => ownField(reference, key) !== undefined) ? value : { ...otherParts, ...reference };
}

/** ReferralRequest before R4, in what DSTU2 and STU3 have in common. */
export const olderReferral: MappingChange = combineChanges(
  moveElement('type', 'category'),
  moveElement('specialty', 'performerType'),
  moveElement('recipient', 'performer'),
  servicesRequested,
  (object) => (ownField(object, 'category') === undefined ? { ...object, category: [{ text: 'Referral' }] } : object),
);

/** Makes a single service the code. Several services give their names to the title, and each stays whole. */
function servicesRequested(object: JsonObject): JsonObject {
  const services = listOf(ownField(object, 'serviceRequested'));
  if (services.length === 0 || ownField(object, 'code') !== undefined) return object;
  if (services.length === 1) return { ...withoutKeys(object, 'serviceRequested'), code: services[0] };
  const text = joinTexts(
    services.map((service) => conceptOf(service)?.text),
    '; ',
  );
  return text === undefined ? object : { ...object, code: { text } };
}

/** AdverseEvent.category before R4: PAE is an event that might have happened (H11), in R4 the actuality. The code stays as it came. */
export const potentialEvent: MappingChange = (object) => {
  const actuality = new Map<unknown, string>([
    ['PAE', 'potential'],
    ['AE', 'actual'],
  ]).get(ownField(object, 'category'));
  return actuality === undefined || ownField(object, 'actuality') !== undefined ? object : { ...object, actuality };
};

/** DeviceRequest.intent was a concept: a single code becomes the intent, for a proposal is no order (H11). */
export const intentCode: MappingChange = (object) => {
  const sentIntent = objectOf(ownField(object, 'intent'));
  const [code, ...moreCodes] = codesOf(sentIntent).filter((text) => text !== '');
  const isFree = ownField(object, 'intentAsSent') === undefined;
  return code === undefined || moreCodes.length > 0 || !isFree ? object : { ...object, intent: code, intentAsSent: sentIntent };
};

/** Consent.except: R4 has rules within the rule. */
export const exceptionsAsRules: ValueReshape = (value) => ({ provision: listOf(value) });

/** A single comment, or several without an author. */
export const commentsAsNotes: MappingChange = combineChanges(
  moveElement('comments', 'note', textsToNotes),
  moveElement('comment', 'note', textsToNotes),
  moveElement('notes', 'note', textsToNotes),
);

/** QuestionnaireResponse.questionnaire: a Reference before R4, an address since; its display stands beside it as in R4. */
export const questionnaireAddress: MappingChange = (object) => {
  const form = objectOf(ownField(object, 'questionnaire'));
  const { reference, display, ...otherParts } = form ?? {};
  if (typeof reference !== 'string' || Object.keys(otherParts).length > 0 || ownField(object, '_questionnaire') !== undefined)
    return object;
  const displayExtension = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: display }] };
  return { ...object, questionnaire: reference, ...(display !== undefined && { _questionnaire: displayExtension }) };
};
