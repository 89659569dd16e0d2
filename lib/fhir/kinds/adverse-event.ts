import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** AdverseEvent: harm that care did, or nearly did. */
export const adverseEvent: Kind = {
  name: 'adverse-event',
  types: ['AdverseEvent'],
  words: 'Adverse event',
  searchCategories: ['assessments'],
  codes: { actuality: wordSet('actual potential') },
  describedElements: elementNames('event date detected recordedDate note encounter'),
  labels: {
    actuality: 'Actual or potential',
    suspectEntity: 'Suspected cause',
    seriousness: 'Seriousness',
    severity: 'Severity',
    outcome: 'Outcome',
    category: 'Category',
    resultingCondition: 'Led to',
    location: 'Place',
    recorder: 'Recorded by',
    contributor: 'Involved',
    subjectMedicalHistory: 'History',
    referenceDocument: 'Document',
    study: 'Study',
  },
  describe: (context) => {
    const { resource } = context;
    const event = conceptOf(resource.event);
    const potential = resource.actuality === 'potential';
    const suspects = namesIn(objectsOf(resource.suspectEntity), context, 'instance');
    return {
      category: 'assessments',
      title: joinTitle(
        potential ? 'Near miss, did not happen' : 'Adverse event',
        event?.text ?? conceptTexts(resource.category) ?? 'not named',
      ),
      detail: joinTexts([suspects && `suspected: ${suspects}`, conceptText(resource.outcome)], ' · '),
      code: event,
      assertion: potential ? 'denied' : 'affirmed',
      dates: datesOf([
        [resource.date, 'happened'],
        [resource.detected, 'asserted'],
        [resource.recordedDate, 'recorded'],
      ]),
      cautions: potential ? [] : severityOf(resource),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Severity: conceptText(resource.severity), Outcome: conceptText(resource.outcome) }),
    };
  },
};

function severityOf({ severity, seriousness }: Resource): readonly EntryCaution[] {
  if (codesOf(severity).includes('severe')) return [{ type: 'severe', text: 'Severe' }];
  return codesOf(seriousness).some((code) => code.toLowerCase() === 'serious') ? [{ type: 'severe', text: 'Serious' }] : [];
}
