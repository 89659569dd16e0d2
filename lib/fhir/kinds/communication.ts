import { attachmentFacts, attachmentKeys } from '#/lib/fhir/kind-parts/attachments.ts';
import { listOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { messageLabels, messageName, payloadBody, payloadElements } from '#/lib/fhir/kind-parts/payload.ts';
import { eventStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

const prefixes = wordTable('not-done: Not sent; preparation: Not sent yet; on-hold: On hold, not sent; stopped: Stopped');

/** Communication: a message that was sent, or was not. */
export const communication: Kind = {
  name: 'communication',
  types: ['Communication'],
  words: 'Message',
  searchCategories: ['documents'],
  codes: { status: eventStatuses },
  describedElements: elementNames('status sent received payload note encounter'),
  parts: { payload: payloadElements },
  labels: { ...messageLabels, topic: 'About', inResponseTo: 'Answers', partOf: 'Part of' },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const notDone = status === 'not-done';
    const sender = referenceName(resource.sender, context);
    const recipients = namesIn(listOf(resource.recipient), context);
    return {
      category: 'documents',
      title: joinTitle(prefixes.get(status ?? ''), 'Message', messageName(resource)),
      detail: joinTexts(
        [
          notDone ? conceptText(resource.statusReason) : undefined,
          sender && `from ${sender}`,
          recipients && `to ${recipients}`,
          lineOf(resource.priority),
        ],
        ' · ',
      ),
      code: conceptOf(resource.topic) ?? conceptOf(listOf(resource.category)[0]),
      assertion: notDone ? 'denied' : 'affirmed',
      status,
      dates: datesOf([
        [resource.sent, 'sent'],
        [resource.received, 'received'],
      ]),
      body: payloadBody(context),
      facts: attachmentFacts(resource),
      identity: [...identifierKeys(resource), ...attachmentKeys(resource, context.source)],
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
