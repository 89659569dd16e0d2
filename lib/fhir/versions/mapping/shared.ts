import { type JsonObject, listOf, objectOf, own } from '#/lib/fhir/resource/json.ts';
import { codesOf, conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { joined } from '#/lib/fhir/datatypes/text.ts';
import { conceptOfCode } from './codes.ts';
import { type Change, type Reshape, all, asNotes, inEach, moved, without } from './change.ts';

/** STU3's name, and that of some types of DSTU2, for the encounter of a record. */
export const encounterFromContext = moved('context', 'encounter');

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
export const abated: Change = (object) =>
  own(object, 'abatementBoolean') === true && own(object, 'clinicalStatus') === undefined
    ? { ...object, clinicalStatus: conceptOfCode('resolved', 'condition-clinical') }
    : object;

/** Immunization.explanation of DSTU2 and STU3: the reason for giving, or for not giving. */
const explanation: Change = (object) => {
  const held = objectOf(own(object, 'explanation'));
  if (held === undefined) return object;
  const { reason, reasonNotGiven, ...more } = held;
  const places = [
    ['reasonCode', reason, 'reason'],
    ['statusReason', reasonNotGiven, 'reasonNotGiven'],
  ] as const;
  const free = places.filter(([to, value]) => value !== undefined && own(object, to) === undefined);
  const left = {
    ...more,
    ...Object.fromEntries(places.filter((place) => !free.includes(place) && place[1] !== undefined).map(([, value, key]) => [key, value])),
  };
  return {
    ...without(object, 'explanation'),
    ...Object.fromEntries(free.map(([to, value]) => [to, value])),
    ...(Object.keys(left).length > 0 && { explanation: left }),
  };
};

/** Immunization before R4. */
export const olderImmunization: Change = all(
  moved('date', 'occurrenceDateTime'),
  explanation,
  moved('vaccinationProtocol', 'protocolApplied'),
  inEach('protocolApplied', moved('doseSequence', 'doseNumberPositiveInt'), moved('seriesDoses', 'seriesDosesPositiveInt')),
);

/**
 * DocumentReference before R4. `created` is the date of the document, `indexed` that of the reference to it: a reader
 * asks for the first (H16), so that it is the date where it was sent, and the other stays a fact.
 */
export const olderDocument: Change = all(
  moved('created', 'date'),
  moved('indexed', 'date'),
  moved('class', 'category'),
  inEach('context', (context) => {
    const related = listOf(own(context, 'related'));
    return related.length === 0 ? context : { ...context, related: related.map(relatedReference) };
  }),
);

/** `{ identifier, ref }` to a Reference, which has both in R4. */
function relatedReference(value: unknown): unknown {
  const item = objectOf(value);
  const reference = objectOf(item?.ref);
  if (item === undefined || reference === undefined) return value;
  const { ref: _, ...more } = item;
  return Object.keys(more).some((key) => own(reference, key) !== undefined) ? value : { ...more, ...reference };
}

/** ReferralRequest before R4, in what DSTU2 and STU3 have in common. */
export const olderReferral: Change = all(
  moved('type', 'category'),
  moved('specialty', 'performerType'),
  moved('recipient', 'performer'),
  servicesRequested,
);

/** Makes a single service the code. Several services give their names to the title, and each stays whole. */
function servicesRequested(object: JsonObject): JsonObject {
  const services = listOf(own(object, 'serviceRequested'));
  if (services.length === 0 || own(object, 'code') !== undefined) return object;
  if (services.length === 1) return { ...without(object, 'serviceRequested'), code: services[0] };
  const text = joined(
    services.map((service) => conceptOf(service)?.text),
    '; ',
  );
  return text === undefined ? object : { ...object, code: { text } };
}

/** AdverseEvent.category before R4: PAE is an event that might have happened (H11), in R4 the actuality. The code stays as it came. */
export const potentialEvent: Change = (object) => {
  const actuality = new Map<unknown, string>([
    ['PAE', 'potential'],
    ['AE', 'actual'],
  ]).get(own(object, 'category'));
  return actuality === undefined || own(object, 'actuality') !== undefined ? object : { ...object, actuality };
};

/** DeviceRequest.intent was a concept: a single code becomes the intent, for a proposal is no order (H11). */
export const intentCode: Change = (object) => {
  const held = objectOf(own(object, 'intent'));
  const [code, ...moreCodes] = codesOf(held).filter((text) => text !== '');
  const free = own(object, 'intentAsSent') === undefined;
  return code === undefined || moreCodes.length > 0 || !free ? object : { ...object, intent: code, intentAsSent: held };
};

/** Consent.except: R4 has rules within the rule. */
export const exceptionsAsRules: Reshape = (value) => ({ provision: listOf(value) });

/** A single comment, or several without an author. */
export const commentsAsNotes: Change = all(
  moved('comments', 'note', asNotes),
  moved('comment', 'note', asNotes),
  moved('notes', 'note', asNotes),
);

/** QuestionnaireResponse.questionnaire: a Reference before R4, an address since; its display stands beside it as in R4. */
export const questionnaireAddress: Change = (object) => {
  const form = objectOf(own(object, 'questionnaire'));
  const { reference, display, ...more } = form ?? {};
  if (typeof reference !== 'string' || Object.keys(more).length > 0 || own(object, '_questionnaire') !== undefined) return object;
  const displayExtension = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: display }] };
  return { ...object, questionnaire: reference, ...(display !== undefined && { _questionnaire: displayExtension }) };
};
