import { attachmentFacts, attachmentKeys, fileBody } from '#/lib/fhir/kind-parts/attachments.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts, wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { modalityWords } from '#/lib/fhir/kind-parts/words.ts';
import { eventStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

const prefixes = wordTable('not-done: Not made; preparation: Not made yet; stopped: Stopped before its end');

/** Media: a photograph, a recording, a drawing. */
export const media: Kind = {
  name: 'media',
  types: ['Media'],
  words: 'Picture or recording',
  searchCategories: ['imaging'],
  codes: { status: eventStatuses },
  describedElements: elementNames('status created[x] issued content note encounter'),
  labels: {
    type: 'Type',
    modality: 'Modality',
    view: 'View',
    bodySite: 'Site',
    operator: 'Made by',
    device: 'Device',
    deviceName: 'Device',
    reasonCode: 'For',
    basedOn: 'Request',
    partOf: 'Part of',
    height: 'Height in pixels',
    width: 'Width in pixels',
    frames: 'Frames',
    duration: 'Seconds',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const type = wordedText(resource.modality ?? resource.type, modalityWords);
    const site = conceptText(resource.bodySite);
    const own = lineOf(objectOf(resource.content)?.title);
    const name = own ?? joinTexts([type, conceptText(resource.view) ?? site], ', ');
    const notDone = status === 'not-done';
    return {
      category: 'imaging',
      title: joinTitle(prefixes.get(status ?? ''), name ?? 'Picture or recording'),
      detail: joinTexts(
        [own === undefined ? undefined : type, site, conceptTexts(resource.reasonCode), referenceName(resource.operator, context)],
        ' · ',
      ),
      code: conceptOf(resource.modality) ?? conceptOf(resource.type),
      assertion: notDone ? 'denied' : 'affirmed',
      status,
      dates: datesOf([
        [choiceOf(resource, 'created'), 'performed'],
        [resource.issued, 'issued'],
        // Before STU3 the file alone had a date.
        [objectOf(resource.content)?.creation, 'created'],
      ]),
      body: fileBody(resource, []),
      facts: attachmentFacts(resource),
      identity: [...identifierKeys(resource), ...attachmentKeys(resource, context.source)],
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
