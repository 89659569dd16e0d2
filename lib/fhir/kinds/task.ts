import { objectOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { intentWords } from '#/lib/fhir/kind-parts/status-words.ts';

/** Prefix by status: a name alone reads as done (H11). */
const prefixes = wordTable(`
  draft: Draft task; requested: To do; received: To do; accepted: To do; ready: To do; in-progress: Being done; on-hold: On hold;
  completed: Done; rejected: Rejected, not done; cancelled: Cancelled, not done; failed: Failed
`);
const denied = wordSet('rejected cancelled failed');

/** Task: something that somebody must do about the patient. */
export const task: Kind = {
  name: 'task',
  types: ['Task'],
  words: 'Task',
  searchCategories: ['requests'],
  patientReferences: (resource) => [resource.for],
  codes: {
    status: wordSet('draft requested received accepted rejected ready cancelled in-progress on-hold failed completed entered-in-error'),
  },
  describedElements: elementNames('status authoredOn executionPeriod lastModified for note encounter'),
  labels: {
    code: 'Task',
    description: 'About',
    focus: 'Of',
    owner: 'To be done by',
    requester: 'Requested by',
    performerType: 'To be done by',
    businessStatus: 'Progress',
    statusReason: 'Reason for status',
    reasonCode: 'For',
    reasonReference: 'For',
    priority: 'Priority',
    restriction: 'Limits',
    input: 'Given',
    output: 'Result',
    intent: 'Intent',
    groupIdentifier: 'Request number',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status) ?? '';
    const code = conceptOf(resource.code);
    const forbidden = resource.doNotPerform === true;
    const name = lineOf(resource.description) ?? code?.text ?? referenceName(resource.focus, context);
    const prefix = forbidden ? 'Do not perform' : (prefixes.get(status) ?? 'Task');
    return {
      category: 'requests',
      title: joinTitle(intentWords.get(lineOf(resource.intent) ?? ''), prefix, name ?? 'task not named'),
      detail: joinTexts(
        [
          conceptText(resource.businessStatus),
          conceptText(resource.statusReason),
          referenceName(resource.owner, context),
          lineOf(resource.priority),
        ],
        ' · ',
      ),
      code,
      assertion: forbidden || denied.has(status) ? 'denied' : 'affirmed',
      status: lineOf(resource.status),
      dates: datesOf([
        [resource.requestedPeriod ?? objectOf(resource.restriction)?.period, 'planned'],
        [resource.authoredOn, 'authored'],
        [resource.executionPeriod, 'performed'],
        [resource.lastModified, 'recorded'],
      ]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: lineOf(resource.status), Progress: conceptText(resource.businessStatus) }),
    };
  },
};
