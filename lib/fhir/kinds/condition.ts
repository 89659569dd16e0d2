import { objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { gradeOf } from '#/lib/fhir/datatypes/grade.ts';
import { sideOf } from '#/lib/fhir/datatypes/side.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, fieldsToCompare, comparedWords, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { abatementOf } from '#/lib/fhir/absence/abatement.ts';
import { abatementWords, endedYetActiveWords } from '#/lib/fhir/kind-parts/words.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix of a condition that is not, or not yet, confirmed. */
const unsure = new Map([
  ['unconfirmed', 'Unconfirmed: '],
  ['provisional', 'Provisional: '],
  ['differential', 'Possible: '],
  ['refuted', 'Ruled out: '],
]);
const over = wordSet('resolved inactive remission');

/** Condition: problems, diagnoses of an encounter, health concerns. */
export const condition: Kind = {
  name: 'condition',
  types: ['Condition'],
  words: 'Problem',
  searchCategories: ['problems', 'decisions'],
  codes: {
    clinicalStatus: wordSet('active recurrence relapse inactive remission resolved unknown'),
    verificationStatus: wordSet('unconfirmed provisional differential confirmed refuted entered-in-error'),
  },
  describedElements: elementNames('code clinicalStatus verificationStatus onset[x] abatement[x] recordedDate assertedDate note encounter'),
  labels: {
    severity: 'Severity',
    bodySite: 'Site',
    stage: 'Stage',
    evidence: 'Evidence',
    category: 'Recorded as',
    recorder: 'Recorded by',
    asserter: 'Stated by',
  },
  describe: ({ resource }) => {
    const code = conceptOf(resource.code);
    const clinicalStatus = codesOf(resource.clinicalStatus)[0];
    const verificationStatus = codesOf(resource.verificationStatus)[0];
    const abatement = abatementOf(resource);
    return {
      category: 'problems',
      title: `${unsure.get(verificationStatus ?? '') ?? ''}${code?.text ?? 'Problem not named'}`,
      detail: joinTexts(
        [
          clinicalStatus,
          // "resolved" says all that a bare "over" says.
          abatement?.words === abatementWords.over && over.has(clinicalStatus ?? '') ? undefined : abatement?.words,
          conceptText(resource.severity)?.toLowerCase(),
          conceptTexts(resource.bodySite),
          recordedAs(codesOf(resource.category)),
        ],
        ' · ',
      ),
      code,
      assertion: verificationStatus === 'refuted' ? 'denied' : 'affirmed',
      clinicalStatus,
      verificationStatus,
      ...(abatement?.isOver === true && { isOver: true }),
      dates: datesOf([
        [choiceOf(resource, 'onset'), 'onset'],
        [resource.recordedDate, 'recorded'],
        [resource.assertedDate, 'asserted'],
        [choiceOf(resource, 'abatement'), 'ended'],
      ]),
      facts: endedYetActive(choiceOf(resource, 'abatement') !== undefined || abatement?.isOver === true, clinicalStatus),
      identity: [
        ...identifierKeys(resource),
        ...likenessKeys('condition', codeKeys(code), verificationStatus === 'refuted' ? 'ruled out' : 'held'),
      ],
      compare: fieldsToCompare({
        Status: clinicalStatus,
        Verification: verificationStatus,
        Severity: conceptText(resource.severity),
        Grade: gradeOf(code?.text),
        Stage: comparedWords(conceptTexts(objectsOf(resource.stage).map(({ summary }) => conceptTexts(summary)))),
        Side: sideOf(code?.text, conceptTexts(resource.bodySite)),
        Site: comparedWords(conceptTexts(resource.bodySite)),
      }),
    };
  },
};

function recordedAs(categories: readonly string[]): string | undefined {
  if (categories.includes('encounter-diagnosis')) return 'encounter diagnosis';
  return categories.includes('health-concern') ? 'health concern' : undefined;
}

/** The source contradicts itself: its status counts, and the reader is told of the date. */
function endedYetActive(hasEnd: boolean, clinicalStatus: string | undefined): readonly { label: string; value: string }[] {
  const stillActive = clinicalStatus !== undefined && clinicalStatus !== 'unknown' && !over.has(clinicalStatus);
  return stillActive && hasEnd ? [{ label: 'Note', value: endedYetActiveWords }] : [];
}
