import type { ContactPerson } from '#/lib/record/model/contact-person.ts';
import { contactLabels } from '#/lib/record/words/contact-words.ts';
import { contactPartOf, contactPerson, phonesOf, roleWords } from '#/lib/fhir/answer/contact-person.ts';
import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName, referenceText } from '#/lib/fhir/datatypes/reference.ts';
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
  searchCategories: ['people'],
  codes: { status: wordSet('proposed active suspended inactive entered-in-error') },
  describedElements: elementNames('status name period participant note encounter'),
  parts: { participant: 'role member onBehalfOf period coverageTiming' },
  labels: {
    category: 'Category',
    reasonCode: 'For',
    reasonReference: 'For',
    managingOrganization: 'Organisation',
    telecom: contactLabels.contact,
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status) ?? '';
    const members = objectsOf(resource.participant);
    return {
      category: 'people',
      title: joinTitle(prefixes.get(status), 'Care team', lineOf(resource.name) ?? conceptTexts(resource.category)),
      detail: namesIn(members, context, 'member'),
      status: lineOf(resource.status),
      dates: closedIf(status === 'inactive', datesOf([[resource.period, 'period']])),
      facts: members.map((member) => memberFact(member, context)),
      contacts: over.has(status) ? [] : members.flatMap((member) => contactOf(member, context)),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: lineOf(resource.status) }),
    };
  },
};

const over = new Set(['inactive', 'suspended', 'proposed', 'entered-in-error']);

/** A member with a number of their own, else with the team's; nobody whose time in the team has ended. */
function contactOf({ role, member, period }: JsonObject, context: ResourceContext): readonly ContactPerson[] {
  const name = referenceName(member, context);
  if (name === undefined || objectOf(period)?.end !== undefined || namesPatientIn(member)) return [];
  const part = contactPartOf(role);
  const resource = context.resolve(member);
  const own = [resource, context.resolve(resource?.practitioner)]
    .map((person) => phonesOf(person?.telecom))
    .find((phones) => phones.length > 0);
  return [contactPerson(part, { role: roleWords(role, part), name, phones: own ?? phonesOf(context.resource.telecom) })];
}

/** The patient is a member of their own team in some systems. */
const namesPatientIn = (member: unknown): boolean => /(?:^|\/)Patient\//.test(lineOf(objectOf(member)?.reference) ?? '');

function memberFact({ role, member, onBehalfOf, period, coverageTiming }: JsonObject, context: ResourceContext): EntryFact {
  const parts = [referenceText(member, context), referenceText(onBehalfOf, context), valueText(period ?? coverageTiming, context)];
  return { label: conceptTexts(role) ?? 'Member', value: joinTexts(parts, ', ') ?? 'not named' };
}
