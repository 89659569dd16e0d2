import { type JsonObject, listOf, objectOf, objectsOf, ownField } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { type MappingChange, combineChanges, changeWithin, liftParts, moveElement, withoutKeys } from './change.ts';
import { replaceCode } from './codes.ts';
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
export const adherenceToStatus: MappingChange = (object) => {
  if (object.status !== 'recorded') return object;
  const statedAdherence = objectOf(ownField(object, 'adherence'));
  const codes = codesOf(statedAdherence?.code);
  const statuses = new Set(codes.map((code) => adherences.get(code)).filter((status) => status !== undefined));
  if (statedAdherence !== undefined && statuses.size !== 1) return object;
  const [status = 'unknown'] = statuses;
  const hasReason = statedAdherence?.reason !== undefined && ownField(object, 'statusReason') === undefined;
  return { ...replaceCode(object, 'status', status), ...(hasReason && { statusReason: listOf(statedAdherence.reason) }) };
};

/** Encounter.reason: the use of each value stays next to it. */
export const encounterReasons: MappingChange = (object) => {
  const reasons = objectsOf(ownField(object, 'reason'));
  if (reasons.length === 0 || listOf(ownField(object, 'reason')).length !== reasons.length) return object;
  const values = reasons.flatMap(({ value }) => listOf(value));
  const reasonsWithUse = reasons.filter((reason) => Object.keys(reason).some((key) => key !== 'value'));
  const splitReasons = codeableReference('reason', 'reasonCode', 'reasonReference')({ ...withoutKeys(object, 'reason'), reason: values });
  return { ...splitReasons, ...(reasonsWithUse.length > 0 && { reasonDetail: reasonsWithUse }) };
};

/**
 * Consent.decision, and the exceptions to it in `provision`: in R4 both are one provision, whose `type` is the decision and which
 * holds the exceptions. "Deny" must not read as a consent (H11).
 */
export const decisionToProvision: MappingChange = (object) => {
  const sentDecision = ownField(object, 'decision');
  if (typeof sentDecision !== 'string') return object;
  const exceptions = listOf(ownField(object, 'provision'));
  return {
    ...withoutKeys(object, 'decision', 'provision'),
    provision: { type: sentDecision, ...(exceptions.length > 0 && { provision: exceptions }) },
  };
};

const contextParts = ['period', 'facilityType', 'practiceSetting', 'event'];

/** DocumentReference's own elements of R5 that stood in `context` before; `context` is the encounter alone. */
export const documentContext: MappingChange = combineChanges(
  codeableReference('event', 'event', 'eventReference'),
  (object) => {
    const sentContext = ownField(object, 'context');
    const encounters = objectsOf(sentContext);
    const parts = contextParts.filter((part) => ownField(object, part) !== undefined);
    const isOlder = encounters.some((encounter) => contextParts.some((part) => ownField(encounter, part) !== undefined));
    if ((parts.length === 0 && encounters.length === 0) || isOlder || listOf(sentContext).length !== encounters.length) return object;
    const context: JsonObject = {
      ...Object.fromEntries(parts.map((part) => [part, object[part]])),
      ...(encounters.length > 0 && { encounter: encounters }),
    };
    return { ...withoutKeys(object, 'context', ...parts), context };
  },
  changeWithin('content', changeWithin('profile', moveElement('valueCoding', 'format'))),
  formatOf,
);

/** DocumentReference.content.profile: a single Coding is R4's format; anything else becomes a fact. */
function formatOf(object: JsonObject): JsonObject {
  const change = changeWithin('content', (content) => {
    const profiles = objectsOf(ownField(content, 'profile'));
    const [singleProfile] = profiles;
    const isFormat = singleProfile !== undefined && profiles.length === 1 && Object.keys(singleProfile).join() === 'format';
    return isFormat && ownField(content, 'format') === undefined
      ? { ...withoutKeys(content, 'profile'), format: singleProfile.format }
      : content;
  });
  return liftParts('content', ['profile'], 'profile')(change(object));
}
