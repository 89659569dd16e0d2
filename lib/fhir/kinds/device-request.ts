import { objectsOf } from '#/lib/fhir/resource/json.ts';
import { requestDates } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { requestIntents, requestPrefixes, requestStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** DeviceRequest: a request for a device; its title never reads as if the patient had it. */
export const deviceRequest: Kind = {
  name: 'device-request',
  types: ['DeviceRequest'],
  words: 'Request for a device',
  searchCategories: ['devices'],
  codes: { status: requestStatuses, intent: requestIntents },
  describedElements: elementNames('status codeCodeableConcept authoredOn occurrence[x] note encounter'),
  labels: {
    codeReference: 'Device',
    parameter: 'Details',
    reasonCode: 'For',
    reasonReference: 'For',
    requester: 'Requested by',
    performer: 'Requested of',
    performerType: 'Requested of',
    priority: 'Priority',
    intent: 'Intent',
    occurrenceTiming: 'How often',
    supportingInfo: 'With',
    groupIdentifier: 'Request number',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const code = conceptOf(resource.codeCodeableConcept);
    const model = referenceName(resource.codeReference, context) ?? conceptTexts(objectsOf(resource.parameter).map((part) => part.code));
    return {
      category: 'devices',
      title: joinTitle(...requestPrefixes(resource), 'Device requested', code?.text ?? model ?? 'not named'),
      detail: joinTexts([conceptTexts(resource.reasonCode), referenceName(resource.requester, context), lineOf(resource.priority)], ' · '),
      code,
      assertion: resource.doNotPerform === true ? 'denied' : 'affirmed',
      status,
      dates: requestDates(resource),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, Priority: lineOf(resource.priority) }),
    };
  },
};
