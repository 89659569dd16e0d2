import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix of somebody who is not, not yet, or no longer in the study (R4 research-subject-status, R5 publication-status). */
const prefixes = wordTable(`
  candidate: Asked to take part; eligible: May take part; ineligible: May not take part; not-registered: Not registered;
  potential-candidate: May be asked to take part; screening: Being screened; withdrawn: Withdrawn; off-study: No longer taking part;
  pending-on-study: About to take part; follow-up: In follow-up; on-study-intervention: Being treated in it;
  on-study-observation: Being observed in it; draft: Draft; retired: No longer taking part
`);
const outside = wordSet('ineligible not-registered withdrawn off-study retired');

/** ResearchSubject: the patient's part in a study. Another treatment may go with it, and its protocol is a plan of care. */
export const researchSubject: Kind = {
  name: 'research-subject',
  types: ['ResearchSubject'],
  words: 'Research study',
  searchCategories: ['care-plans'],
  patientReferences: ({ individual }) => [individual],
  codes: {
    status: wordSet(`candidate eligible follow-up ineligible not-registered off-study on-study on-study-intervention on-study-observation
      pending-on-study potential-candidate screening withdrawn draft active retired unknown entered-in-error`),
  },
  describedElements: elementNames('status period individual'),
  labels: {
    study: 'Study',
    assignedArm: 'Group in the study',
    actualArm: 'Group as treated',
    assignedComparisonGroup: 'Group in the study',
    actualComparisonGroup: 'Group as treated',
    consent: 'Consent',
    progress: 'Progress',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const isOutside = outside.has(status ?? '');
    return {
      category: 'care-plans',
      title: joinTitle(prefixes.get(status ?? ''), 'Research study', referenceName(resource.study, context) ?? 'not named'),
      detail: lineOf(resource.actualArm) ?? lineOf(resource.assignedArm),
      status,
      dates: closedIf(isOutside, datesOf([[resource.period, 'period']])),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
