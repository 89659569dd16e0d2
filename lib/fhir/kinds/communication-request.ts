import { attachmentFacts } from '#/lib/fhir/kind-parts/attachments.ts';
import { listOf } from '#/lib/fhir/resource/json.ts';
import { requestDates } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { messageLabels, messageName, payloadBody, payloadElements } from '#/lib/fhir/kind-parts/payload.ts';
import { requestPrefixes, requestStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** CommunicationRequest: a message that is to be sent. */
export const communicationRequest: Kind = {
  name: 'communication-request',
  types: ['CommunicationRequest'],
  words: 'Message to be sent',
  searchCategories: ['requests'],
  codes: { status: requestStatuses },
  describedElements: elementNames('status authoredOn occurrence[x] payload doNotPerform note encounter'),
  parts: { payload: payloadElements },
  labels: { requester: 'Requested by', ...messageLabels, replaces: 'Replaces', groupIdentifier: 'Request number' },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const recipients = namesIn(listOf(resource.recipient), context);
    return {
      category: 'requests',
      title: joinTitle(...requestPrefixes(resource), 'Message to be sent', messageName(resource)),
      detail: joinTexts([recipients && `to ${recipients}`, referenceName(resource.requester, context), lineOf(resource.priority)], ' · '),
      code: conceptOf(listOf(resource.category)[0]),
      assertion: resource.doNotPerform === true ? 'denied' : 'affirmed',
      status,
      dates: requestDates(resource),
      body: payloadBody(context),
      facts: attachmentFacts(resource),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, Priority: lineOf(resource.priority) }),
    };
  },
};
