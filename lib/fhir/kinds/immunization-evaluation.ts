import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** ImmunizationEvaluation: whether a dose counts; it is no further dose. */
export const immunizationEvaluation: Kind = {
  name: 'immunization-evaluation',
  types: ['ImmunizationEvaluation'],
  words: 'Check of a vaccine dose',
  searchCategories: ['immunizations'],
  codes: { status: wordSet('completed entered-in-error') },
  describedElements: elementNames('status date targetDisease doseStatus note'),
  labels: {
    doseStatusReason: 'Because',
    immunizationEvent: 'Dose checked',
    series: 'Course',
    doseNumberPositiveInt: 'Dose number',
    doseNumberString: 'Dose number',
    seriesDosesPositiveInt: 'Doses in the course',
    seriesDosesString: 'Doses in the course',
    authority: 'By',
    description: 'About',
  },
  describe: (context) => {
    const { resource } = context;
    const disease = conceptOf(resource.targetDisease);
    const invalid = codesOf(resource.doseStatus).includes('notvalid');
    const verdict = invalid ? 'not valid' : (conceptText(resource.doseStatus)?.toLowerCase() ?? 'no verdict sent');
    return {
      category: 'immunizations',
      title: joinTitle('Check of a vaccine dose', joinTexts([disease?.text ?? 'disease not named', verdict], ', ')),
      detail: joinTexts(
        [conceptTexts(resource.doseStatusReason), lineOf(resource.series), referenceName(resource.authority, context)],
        ' · ',
      ),
      code: disease,
      assertion: invalid ? 'denied' : 'affirmed',
      status: lineOf(resource.status),
      dates: datesOf([[resource.date, 'performed']]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: lineOf(resource.status), Verdict: verdict }),
    };
  },
};
