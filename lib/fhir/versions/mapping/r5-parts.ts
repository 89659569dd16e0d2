import { type JsonObject, listOf, objectOf, objectsOf, own } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { type Change, all, inEach, lifted, moved, without } from './change.ts';
import { replaced } from './codes.ts';
import { codeableReference } from './parts.ts';

/** R5 medication-statement-adherence, to the status that said it in R4. */
const adherences = new Map([
  ['taking', 'active'],
  ['taking-as-directed', 'active'],
  ['taking-not-as-directed', 'active'],
  ['not-taking', 'not-taken'],
  ['on-hold', 'on-hold'],
  ['on-hold-as-directed', 'on-hold'],
  ['on-hold-not-as-directed', 'on-hold'],
  ['stopped', 'stopped'],
  ['stopped-as-directed', 'stopped'],
  ['stopped-not-as-directed', 'stopped'],
  ['unknown', 'unknown'],
]);

/**
 * Status of a MedicationStatement. R5's status says only whether it was recorded; `adherence` says whether the medicine
 * is taken (H11). Without it, the status is R4's "unknown". A code of another system stays as it came, with a warning.
 */
export const adherence: Change = (object) => {
  if (object.status !== 'recorded') return object;
  const statedAdherence = objectOf(own(object, 'adherence'));
  const codes = codesOf(statedAdherence?.code);
  const statuses = new Set(codes.map((code) => adherences.get(code)).filter((status) => status !== undefined));
  if (statedAdherence !== undefined && statuses.size !== 1) return object;
  const [status = 'unknown'] = statuses;
  const why = statedAdherence?.reason !== undefined && own(object, 'statusReason') === undefined;
  return { ...replaced(object, 'status', status), ...(why && { statusReason: listOf(statedAdherence.reason) }) };
};

/** Encounter.reason: the use of each value stays next to it. */
export const encounterReasons: Change = (object) => {
  const reasons = objectsOf(own(object, 'reason'));
  if (reasons.length === 0 || listOf(own(object, 'reason')).length !== reasons.length) return object;
  const values = reasons.flatMap(({ value }) => listOf(value));
  const uses = reasons.filter((reason) => Object.keys(reason).some((key) => key !== 'value'));
  const split = codeableReference('reason', 'reasonCode', 'reasonReference')({ ...without(object, 'reason'), reason: values });
  return { ...split, ...(uses.length > 0 && { reasonDetail: uses }) };
};

/**
 * Consent.decision, and the exceptions to it in `provision`: in R4 both are one provision, whose `type` is the decision and which
 * holds the exceptions. "Deny" must not read as a consent (H11).
 */
export const decision: Change = (object) => {
  const sentDecision = own(object, 'decision');
  if (typeof sentDecision !== 'string') return object;
  const within = listOf(own(object, 'provision'));
  return {
    ...without(object, 'decision', 'provision'),
    provision: { type: sentDecision, ...(within.length > 0 && { provision: within }) },
  };
};

const contextParts = ['period', 'facilityType', 'practiceSetting', 'event'];

/** DocumentReference's own elements of R5 that stood in `context` before; `context` is the encounter alone. */
export const documentContext: Change = all(
  codeableReference('event', 'event', 'eventReference'),
  (object) => {
    const held = own(object, 'context');
    const encounters = objectsOf(held);
    const parts = contextParts.filter((part) => own(object, part) !== undefined);
    const isOlder = encounters.some((encounter) => contextParts.some((part) => own(encounter, part) !== undefined));
    if ((parts.length === 0 && encounters.length === 0) || isOlder || listOf(held).length !== encounters.length) return object;
    const context: JsonObject = {
      ...Object.fromEntries(parts.map((part) => [part, object[part]])),
      ...(encounters.length > 0 && { encounter: encounters }),
    };
    return { ...without(object, 'context', ...parts), context };
  },
  inEach('content', inEach('profile', moved('valueCoding', 'format'))),
  formatOf,
);

/** DocumentReference.content.profile: a single Coding is R4's format; anything else becomes a fact. */
function formatOf(object: JsonObject): JsonObject {
  const change = inEach('content', (content) => {
    const profiles = objectsOf(own(content, 'profile'));
    const [only] = profiles;
    const isFormat = only !== undefined && profiles.length === 1 && Object.keys(only).join() === 'format';
    return isFormat && own(content, 'format') === undefined ? { ...without(content, 'profile'), format: only.format } : content;
  });
  return lifted('content', ['profile'], 'profile')(change(object));
}
