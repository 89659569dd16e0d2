import { type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const unusable = wordTable('unsatisfactory: Unsatisfactory; unavailable: No longer available');
const more = ['collection', 'receivedTime', 'condition', 'processing', 'parent', 'note'];

/** Specimen: a sample taken from the patient for a test. */
export const specimen: Kind = {
  name: 'specimen',
  types: ['Specimen'],
  words: 'Specimen',
  // Comes with the results that point to it.
  searchCategories: [],
  codes: { status: wordSet('available unavailable unsatisfactory entered-in-error') },
  describedElements: elementNames('status type receivedTime note'),
  labels: {
    collection: 'Collection',
    condition: 'Condition',
    processing: 'Processing',
    container: 'Container',
    parent: 'Taken from',
    request: 'Request',
    accessionIdentifier: 'Laboratory number',
  },
  // Results name a specimen's type; anything that they would not say must not be lost with it.
  standsAlone: (resource) =>
    objectOf(resource.subject) !== undefined &&
    (resource.status === 'entered-in-error' ||
      unusable.has(lineOf(resource.status) ?? '') ||
      more.some((element) => resource[element] !== undefined)),
  describe: (context) => {
    const { resource } = context;
    const collection = objectOf(resource.collection);
    const status = lineOf(resource.status);
    const type = conceptOf(resource.type);
    return {
      category: 'results',
      title: joinTitle(unusable.get(status ?? ''), 'Specimen', type?.text),
      detail: joinTexts(
        [conceptText(collection?.bodySite), conceptTexts(resource.condition), referenceName(collection?.collector, context)],
        ' · ',
      ),
      code: type,
      status,
      dates: datesOf([
        [collectedAt(collection), 'effective'],
        [resource.receivedTime, 'received'],
      ]),
      identity: identifierKeys({ ...resource, identifier: [resource.identifier, resource.accessionIdentifier].flat() }),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

function collectedAt(collection: Readonly<Record<string, unknown>> | undefined): unknown {
  const resource: Resource | undefined = collection && { ...collection, resourceType: 'Specimen' };
  return resource && choiceOf(resource, 'collected');
}
