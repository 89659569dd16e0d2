import { listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, textOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { earlyCautions, observationStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** DetectedIssue: a clash between things done or planned, such as two medicines. */
export const detectedIssue: Kind = {
  name: 'detected-issue',
  types: ['DetectedIssue'],
  words: 'Detected issue',
  searchCategories: ['alerts'],
  codes: { status: observationStatuses },
  describedElements: elementNames('status code identified[x] detail note encounter'),
  labels: {
    severity: 'Severity',
    implicated: 'Between',
    mitigation: 'Dealt with',
    evidence: 'Evidence',
    author: 'Found by',
    reference: 'See',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const code = conceptOf(resource.code);
    const detail = textOf(resource.detail);
    const implicated = namesIn(listOf(resource.implicated), context);
    const mitigations = joinTexts([...new Set(objectsOf(resource.mitigation).map(({ action }) => conceptText(action)))], ', ');
    const cancelled = status === 'cancelled';
    return {
      category: 'alerts',
      title: joinTitle(cancelled ? 'Cancelled' : undefined, code?.text ?? lineOf(detail)?.slice(0, 120) ?? 'Issue not named', implicated),
      detail: joinTexts([mitigations && `dealt with: ${mitigations}`, code === undefined ? undefined : lineOf(detail)], ' · '),
      code,
      assertion: cancelled ? 'denied' : 'affirmed',
      status,
      dates: datesOf([[choiceOf(resource, 'identified'), 'recorded']]),
      text: detail === undefined ? [] : [detail],
      cautions: [
        ...(resource.severity === 'high' && !cancelled ? [{ type: 'severe', text: 'High' } as const] : []),
        ...earlyCautions(status),
      ],
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, Severity: lineOf(resource.severity) }),
    };
  },
};
