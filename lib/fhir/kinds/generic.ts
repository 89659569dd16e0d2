import { fileBody } from '#/lib/fhir/kind-parts/attachments.ts';
import { type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { labelOf } from '#/lib/fhir/kind-parts/label.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { intentWords } from '#/lib/fhir/kind-parts/status-words.ts';
import { categoryOfType } from '#/lib/fhir/filing/type-categories.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Kind of every type without one of its own: named by its own name, every value a fact (H10). */
export const generic: Kind = {
  name: 'generic',
  types: [],
  words: 'Record',
  searchCategories: [],
  codes: {},
  describedElements: elementNames('status note encounter'),
  labels: {},
  // Basic holds resources without a type; one is an entry where it names a patient.
  standsAlone: ({ resourceType, subject }) => resourceType !== 'Basic' || objectOf(subject) !== undefined,
  describe: ({ resource }) => {
    const type = labelOf(resource.resourceType);
    const name = nameOf(resource);
    // A bare code in R4; a concept in some types, and in more of them later.
    const status = lineOf(resource.status) ?? conceptText(resource.status);
    const negation = negationOf(resource, status);
    // An answer to an appointment has its status in another element.
    const standing = status ?? lineOf(resource.participantStatus) ?? '';
    return {
      category: categoryOfType(resource.resourceType),
      title: joinTitle(
        standings.get(standing),
        intentWords.get(lineOf(resource.intent) ?? ''),
        `${negation ?? ''}${name === undefined || name === type ? type : `${type}: ${name}`}`,
      ),
      detail: status,
      code: conceptOf(resource.code),
      assertion: negation === undefined && !negative.has(standing) ? 'affirmed' : 'denied',
      status,
      dates: dated(resource),
      body: fileBody(resource, []),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

/** Names that FHIR resources give themselves, the most telling first. */
function nameOf(resource: Resource): string | undefined {
  const description = objectOf(resource.description);
  const named = [
    resource.code,
    resource.title,
    resource.name,
    resource.deviceName,
    resource.description,
    resource.summary,
    resource.type,
    resource.category,
    resource.procedureCode,
    resource.itemCodeableConcept,
    resource.topic,
  ];
  const texts = named.flatMap((value) => listOf(value)).map((value) => conceptText(value) ?? lineOf(objectOf(value)?.name));
  return (
    texts.find((text) => text !== undefined) ??
    conceptText(description) ??
    joinTexts(objectsOf(resource.modality).map(conceptText), ', ') ??
    lineOf(resource.questionnaire)
  );
}

/** Statuses of any type that mean not, no longer, or not yet (H11, H12). */
const negative = wordSet('cancelled revoked rejected declined abandoned refused failed');
const standings = wordTable(`
  cancelled: Cancelled; revoked: Revoked; rejected: Rejected; declined: Declined; abandoned: Abandoned; refused: Refused; failed: Failed;
  draft: Draft; planned: Planned; proposed: Proposed; on-hold: On hold; stopped: Stopped; preparation: Being prepared; intended: Planned
`);

/** Elements and codes that mean "not" in any resource of R4 (H11). */
function negationOf(resource: Resource, status: string | undefined): string | undefined {
  if (resource.doNotPerform === true) return 'Do not perform: ';
  return status === 'not-done' || resource.notDone === true || resource.notGiven === true || resource.wasNotGiven === true
    ? 'Not done: '
    : undefined;
}

const isRequest = /Request(Group)?$|Order$/;

/** Dates of R4 and later types: when it happened, or is to happen, before when it was written down. */
function dated(resource: Resource): ReturnType<typeof datesOf> {
  return datesOf([
    [choiceOf(resource, 'effective'), 'effective'],
    [choiceOf(resource, 'occurrence'), isRequest.test(resource.resourceType) ? 'planned' : 'happened'],
    [choiceOf(resource, 'performed'), 'performed'],
    [choiceOf(resource, 'onset'), 'onset'],
    [choiceOf(resource, 'identified'), 'effective'],
    [resource.started, 'start'],
    [resource.startDate ?? resource.start, 'start'],
    [resource.period, 'period'],
    [resource.sent, 'sent'],
    [resource.authored ?? resource.authoredOn, 'authored'],
    [resource.date, 'recorded'],
    [resource.dateTime, 'recorded'],
    [resource.issued, 'issued'],
    [resource.recordedDate ?? resource.recordedOn ?? resource.recorded, 'recorded'],
    [resource.created ?? resource.createdDateTime, 'created'],
  ]);
}
