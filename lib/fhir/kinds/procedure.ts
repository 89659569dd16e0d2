import { listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { belongsToPatient, otherThanPatient } from '#/lib/fhir/kind-parts/focus.ts';
import { codeKeys, fieldsToCompare, comparedWords, dayKey, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { sideOf } from '#/lib/fhir/datatypes/side.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { eventStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** Ending by status: whether it was done (H11); in the title, since a name alone reads as done. */
const endings = new Map([
  ['not-done', ': not done'],
  ['preparation', ': planned'],
  ['on-hold', ': on hold'],
  ['in-progress', ': under way'],
  ['stopped', ': stopped before its end'],
]);

const over = wordSet('completed stopped not-done');

/** Procedure: done, or not done, to or for the patient. */
export const procedure: Kind = {
  name: 'procedure',
  types: ['Procedure'],
  words: 'Procedure',
  searchCategories: ['procedures'],
  codes: { status: eventStatuses },
  describedElements: elementNames('code status performed[x] note encounter'),
  labels: {
    performer: 'Performed by',
    location: 'Place',
    bodySite: 'Site',
    reasonCode: 'For',
    reasonReference: 'For',
    statusReason: 'Reason for status',
    outcome: 'Outcome',
    complication: 'Complication',
    followUp: 'Follow-up',
    report: 'Report',
    focalDevice: 'Device',
    usedReference: 'Used',
    recorder: 'Recorded by',
  },
  describe: (context) => {
    const { resource } = context;
    const code = conceptOf(resource.code);
    const status = lineOf(resource.status);
    const notDone = status === 'not-done';
    const dates = closedIf(over.has(status ?? ''), datesOf([[choiceOf(resource, 'performed'), 'performed']]));
    const otherSubject = otherThanPatient(resource.focus, context);
    const by = namesIn(listOf(objectsOf(resource.performer).map(({ actor }) => actor)), context);
    return {
      category: 'procedures',
      // A procedure on a fetus or a donor must never read as done to the patient (R5, H30).
      title: `${code?.text ?? 'Procedure not named'}${otherSubject === undefined ? '' : ` (of ${otherSubject})`}${endings.get(status ?? '') ?? ''}`,
      detail: joinTexts(
        [notDone ? conceptTexts(resource.statusReason) : undefined, conceptTexts(resource.bodySite), conceptTexts(resource.reasonCode), by],
        ' · ',
      ),
      code,
      assertion: notDone ? 'denied' : 'affirmed',
      status,
      dates,
      cautions:
        otherSubject === undefined || belongsToPatient(resource.focus)
          ? []
          : [{ type: 'may-change-meaning', text: `is about ${otherSubject}, not the patient` }],
      identity: [
        ...identifierKeys(resource),
        ...likenessKeys(
          'procedure',
          otherSubject === undefined ? codeKeys(code) : [],
          dayKey(dates.date),
          notDone ? 'not done' : status === 'preparation' ? 'planned' : 'done',
        ),
      ],
      compare: fieldsToCompare({
        Status: status,
        Site: comparedWords(conceptTexts(resource.bodySite)),
        Side: sideOf(code?.text, conceptTexts(resource.bodySite)),
        Outcome: conceptTexts(resource.outcome),
        Complication: comparedWords(conceptTexts(resource.complication)),
        Device: comparedWords(namesIn(objectsOf(resource.focalDevice), context, 'manipulated')),
      }),
    };
  },
};
