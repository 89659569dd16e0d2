import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const prefixes = wordTable('proposed: Proposed; rejected: Rejected; cancelled: Cancelled');

/** Goal: an aim, which is not an achievement. */
export const goal: Kind = {
  name: 'goal',
  types: ['Goal'],
  words: 'Goal',
  searchCategories: ['care-plans'],
  codes: { lifecycleStatus: wordSet('proposed planned accepted active on-hold completed cancelled entered-in-error rejected') },
  describedElements: elementNames('lifecycleStatus description start[x] statusDate note'),
  labels: {
    achievementStatus: 'Achievement',
    target: 'Target',
    priority: 'Priority',
    category: 'Category',
    startCodeableConcept: 'Starts',
    statusReason: 'Reason for status',
    addresses: 'For',
    expressedBy: 'Stated by',
    outcomeCode: 'Outcome',
    outcomeReference: 'Outcome',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.lifecycleStatus);
    const description = conceptOf(resource.description);
    const dropped = status === 'rejected' || status === 'cancelled';
    const achieved = conceptText(resource.achievementStatus);
    return {
      category: 'care-plans',
      title: joinTitle(prefixes.get(status ?? ''), 'Goal', description?.text ?? 'not named'),
      detail: joinTexts([achieved, lineOf(resource.statusReason), referenceName(resource.expressedBy, context)], ' · '),
      code: description,
      assertion: dropped ? 'denied' : 'affirmed',
      status,
      dates: datesOf([
        [choiceOf(resource, 'start'), 'start'],
        [resource.statusDate, 'recorded'],
      ]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, Achievement: achieved }),
    };
  },
};
