import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { valueText } from '#/lib/fhir/datatypes/value.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const prefixes = wordTable('proposed: Proposed; suspended: Suspended; inactive: No longer active');

/** CareTeam: the people who look after the patient. */
export const careTeam: Kind = {
  name: 'care-team',
  types: ['CareTeam'],
  words: 'Care team',
  searchCategories: ['care-plans'],
  codes: { status: wordSet('proposed active suspended inactive entered-in-error') },
  describedElements: elementNames('status name period participant note encounter'),
  parts: { participant: 'role member onBehalfOf period coverageTiming' },
  labels: {
    category: 'Category',
    reasonCode: 'For',
    reasonReference: 'For',
    managingOrganization: 'Organisation',
    telecom: 'Contact',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status) ?? '';
    const members = objectsOf(resource.participant);
    return {
      category: 'care-plans',
      title: joinTitle(prefixes.get(status), 'Care team', lineOf(resource.name) ?? conceptTexts(resource.category)),
      detail: namesIn(members, context, 'member'),
      status: lineOf(resource.status),
      dates: closedIf(status === 'inactive', datesOf([[resource.period, 'period']])),
      facts: members.map((member) => memberFact(member, context)),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: lineOf(resource.status) }),
    };
  },
};

function memberFact({ role, member, onBehalfOf, period, coverageTiming }: JsonObject, context: ResourceContext): EntryFact {
  const parts = [referenceText(member, context), referenceText(onBehalfOf, context), valueText(period ?? coverageTiming, context)];
  return { label: conceptTexts(role) ?? 'Member', value: joinTexts(parts, ', ') ?? 'not named' };
}
