import { objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** FamilyMemberHistory: conditions of a relative. The title begins with the relative: they are never the patient's own (H30). */
export const familyMemberHistory: Kind = {
  name: 'family-member-history',
  types: ['FamilyMemberHistory'],
  words: 'Family history',
  searchCategories: ['family-history'],
  codes: { status: wordSet('partial completed entered-in-error health-unknown') },
  describedElements: elementNames('relationship status date note'),
  labels: { name: 'Name', condition: 'Condition', sex: 'Sex', reasonCode: 'For', dataAbsentReason: 'Not known because' },
  describe: ({ resource }) => {
    const status = lineOf(resource.status);
    const conditions = joinTexts([...new Set(objectsOf(resource.condition).map(({ code }) => conceptText(code)))], ', ');
    return {
      category: 'family-history',
      title: `Family history, ${(conceptText(resource.relationship) ?? 'relative not named').toLowerCase()}: ${conditions ?? (status === 'health-unknown' ? 'health not known' : 'no condition named')}`,
      detail: status === 'partial' ? 'partial' : undefined,
      code: conceptOf(objectsOf(resource.condition)[0]?.code),
      status,
      dates: datesOf([[resource.date, 'recorded']]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
