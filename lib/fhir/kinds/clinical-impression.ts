import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, textOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** ClinicalImpression: a clinician's assessment. In no view of problems: a diagnosis that it weighs is not thereby made. */
export const clinicalImpression: Kind = {
  name: 'clinical-impression',
  types: ['ClinicalImpression'],
  words: 'Clinical impression',
  searchCategories: ['assessments'],
  codes: { status: wordSet('in-progress completed entered-in-error') },
  describedElements: elementNames('status effective[x] date summary note encounter'),
  labels: {
    finding: 'Finding',
    code: 'Sort',
    description: 'About',
    problem: 'Problem',
    investigation: 'Investigation',
    prognosisCodeableConcept: 'Prognosis',
    prognosisReference: 'Prognosis',
    assessor: 'Assessed by',
    previous: 'Before it',
    protocol: 'Protocol',
    supportingInfo: 'With',
    statusReason: 'Reason for status',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const code = conceptOf(resource.code);
    const findings = joinTexts([...new Set(objectsOf(resource.finding).map((finding) => findingText(finding, context)))], ', ');
    const summary = textOf(resource.summary);
    return {
      category: 'assessments',
      title: joinTitle(
        'Clinical impression',
        code?.text ?? lineOf(resource.description) ?? findings ?? summary?.trimStart().split('\n', 1)[0]?.slice(0, 120),
      ),
      detail: joinTexts([findings, conceptTexts(resource.prognosisCodeableConcept), referenceName(resource.assessor, context)], ' · '),
      code,
      status,
      dates: datesOf([
        [choiceOf(resource, 'effective'), 'happened'],
        [resource.date, 'recorded'],
      ]),
      text: summary === undefined ? [] : [summary],
      cautions: status === 'in-progress' ? [{ type: 'preliminary', text: 'Not finished' }] : [],
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, Summary: summary }),
    };
  },
};

/** Names a finding with its basis, which may exclude it: "Stroke (ruled out by MRI)" (H11). */
function findingText({ itemCodeableConcept, itemReference, basis }: JsonObject, context: ResourceContext): string | undefined {
  const item = conceptText(itemCodeableConcept) ?? referenceText(itemReference, context);
  const why = lineOf(basis);
  return item === undefined || why === undefined ? item : `${item} (${why})`;
}
