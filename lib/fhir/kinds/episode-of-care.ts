import { listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix of care that did not, or has not yet, taken place. */
const prefixes = wordTable('planned: Planned; waitlist: On the waiting list; cancelled: Cancelled');
const over = wordSet('finished cancelled entered-in-error');

/** EpisodeOfCare: the time for which an organisation is responsible for some care of the patient. */
export const episodeOfCare: Kind = {
  name: 'episode-of-care',
  types: ['EpisodeOfCare'],
  words: 'Episode of care',
  searchCategories: ['encounters'],
  codes: { status: wordSet('planned waitlist active onhold finished cancelled entered-in-error') },
  describedElements: elementNames('status type period note'),
  labels: {
    diagnosis: 'Diagnosis',
    managingOrganization: 'Organisation',
    careManager: 'Led by',
    team: 'Team',
    referralRequest: 'Referral',
    statusHistory: 'Status before',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status) ?? '';
    return {
      category: 'encounters',
      title: joinTitle(prefixes.get(status), 'Episode of care', conceptTexts(resource.type)),
      detail: joinTexts(
        [
          namesIn(objectsOf(resource.diagnosis), context, 'condition'),
          referenceName(resource.managingOrganization, context),
          referenceName(resource.careManager, context),
        ],
        ' · ',
      ),
      code: conceptOf(listOf(resource.type)[0]),
      assertion: status === 'cancelled' ? 'denied' : 'affirmed',
      status: lineOf(resource.status),
      dates: closedIf(over.has(status), datesOf([[resource.period, 'period']])),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: lineOf(resource.status) }),
    };
  },
};
