import type { ContactPerson } from '#/lib/record/model/contact-person.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { nameText, preferredName } from '#/lib/fhir/datatypes/person.ts';
import { joinTexts, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import { contactPartOf, contactPerson, phonesOf, roleWords } from '#/lib/fhir/answer/contact-person.ts';
import { fileBody } from '#/lib/fhir/kind-parts/attachments.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { contactLabels } from '#/lib/record/words/contact-words.ts';

/** RelatedPerson: somebody close to the patient, or who acts for them. Never the patient: the title says who it is. */
export const relatedPerson: Kind = {
  name: 'related-person',
  types: ['RelatedPerson'],
  words: 'Contact',
  searchCategories: ['people'],
  codes: {},
  describedElements: elementNames('active period'),
  labels: {
    name: 'Name',
    relationship: 'Relationship',
    telecom: contactLabels.telephone,
    address: contactLabels.address,
    gender: 'Gender',
    birthDate: 'Born',
    communication: 'Language',
    photo: 'Photograph',
  },
  describe: (context) => {
    const { active, period, name, telecom, relationship } = context.resource;
    const phones = joinTexts(phonesOf(telecom), ', ');
    const hasEnded = active === false || objectOf(period)?.end !== undefined;
    return {
      category: 'people',
      title: joinTitle(
        active === false ? 'No longer a contact' : undefined,
        conceptTexts(relationship) ?? 'Contact',
        nameText(preferredName(name)),
      ),
      detail: phones,
      code: conceptOf(listOf(relationship)[0]),
      ...(hasEnded && { isOver: true as const }),
      dates: closedIf(active === false, datesOf([[period, 'period']])),
      body: fileBody(context.resource, []),
      contacts: hasEnded ? [] : contactsOf(context),
      identity: identifierKeys(context.resource),
      compare: fieldsToCompare({ Telephone: phones }),
    };
  },
};

function contactsOf({ resource: { relationship, name, telecom } }: ResourceContext): readonly ContactPerson[] {
  const part = contactPartOf(relationship);
  const words = nameText(preferredName(name));
  return words === undefined ? [] : [contactPerson(part, { role: roleWords(relationship, part), name: words, phones: phonesOf(telecom) })];
}
