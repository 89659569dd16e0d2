import type { Category } from '#/lib/record/model/category.ts';
import type { EntryBody, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { attachmentFacts, attachmentKeys, attachmentReferences, fileBody, inlineText } from '#/lib/fhir/kind-parts/attachments.ts';
import { type Resource, listOf } from '#/lib/fhir/resource/json.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, textOf } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, fieldsToCompare, comparedWords, identifierKeys, likenessKeys, minuteKey } from '#/lib/fhir/kind-parts/identity.ts';
import { heldResults, resultWithin } from '#/lib/fhir/kind-parts/nested-result.ts';
import { comparedSpecimen } from '#/lib/fhir/kind-parts/specimen.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { earlyCautions, finishedStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** v2 table 0074 and the LOINC parts of US Core; cardiology and pathology are results to a reader. */
const imaging = wordSet('LP29684-5 RAD RX CT NMR NMS RUS CUS VUS OUS CTH XRC MRI imaging radiology 394914008 363679005');

/** DiagnosticReport: a laboratory panel, or the report of an imaging study or another test. */
export const diagnosticReport: Kind = {
  name: 'diagnostic-report',
  types: ['DiagnosticReport'],
  words: 'Report',
  searchCategories: ['results', 'imaging'],
  codes: { status: wordSet('registered partial preliminary final amended corrected appended cancelled entered-in-error unknown') },
  describedElements: elementNames('code status effective[x] issued note encounter result conclusion conclusionCode presentedForm'),
  labels: {
    performer: 'Reported by',
    resultsInterpreter: 'Interpreted by',
    specimen: 'Specimen',
    basedOn: 'Requested by',
    imagingStudy: 'Images',
    category: 'Category',
  },
  describe: (context) => {
    const { resource } = context;
    const code = conceptOf(resource.code);
    const category = categoryOf(resource);
    const name = code?.text ?? 'Report not named';
    const status = lineOf(resource.status);
    const conclusion = textOf(resource.conclusion) ?? conceptTexts(resource.conclusionCode);
    const dates = closedIf(
      finishedStatuses.has(status ?? ''),
      datesOf([
        [choiceOf(resource, 'effective'), 'effective'],
        [resource.issued, 'issued'],
      ]),
    );
    const members = entryIdsOf(resource.result, context);
    const held = heldResults(resource.result, context);
    return {
      category,
      title:
        (category === 'imaging' && !/\b(report|study|findings)\b/i.test(name) ? `${name} report` : name) +
        (status === 'cancelled' ? ': cancelled' : ''),
      detail: detailOf(conclusion, listOf(resource.result).length),
      code,
      assertion: status === 'cancelled' ? 'denied' : 'affirmed',
      status,
      dates,
      body: bodyOf(resource, members, held, conclusion),
      // A panel's body has no place for text that came within a file; every other body shows it.
      text: members.length + held.length > 0 ? inlineText(resource) : [],
      facts: [
        ...conclusionFacts(resource, conclusion),
        ...statedFacts({ 'Results named': namesIn(listOf(resource.result), context) }),
        // Results that travel inside the report have no entry of their own.
        ...listOf(resource.result).flatMap((reference) => resultWithin(reference, context)),
        ...attachmentFacts(resource),
      ],
      cautions: earlyCautions(status),
      identity: [...identifierKeys(resource), ...attachmentKeys(resource, context.source), ...likeness(code, dates.date, context)],
      compare: fieldsToCompare({
        Status: status,
        Conclusion: conclusion,
        'Conclusion as coded': comparedWords(conceptTexts(resource.conclusionCode)),
        Specimen: comparedSpecimen(listOf(resource.specimen), context),
        'Reported by': comparedWords(namesIn(listOf(resource.performer), context)),
      }),
    };
  },
};

/** Imaging where the category says it, or, without a category, where a study is attached. */
function categoryOf(resource: Resource): Category {
  const codes = listOf(resource.category).flatMap((category) => codesOf(category));
  if (codes.some((code) => imaging.has(code))) return 'imaging';
  return codes.length === 0 && listOf(resource.imagingStudy).length > 0 ? 'imaging' : 'results';
}

function bodyOf(
  resource: Resource,
  members: readonly string[],
  components: readonly Measurement[],
  conclusion: string | undefined,
): EntryBody {
  if (members.length + components.length === 0) return fileBody(resource, conclusion === undefined ? [] : [conclusion]);
  const attachments = attachmentReferences(resource);
  return {
    shape: 'panel',
    members,
    ...(components.length > 0 && { components }),
    ...(conclusion !== undefined && { conclusion }),
    ...(attachments.length > 0 && { attachments }),
  };
}

/**
 * First sentence of the conclusion, in quotes, in the source's words. A mark shows that more follows: "No fracture. …"
 * may end in a tumour.
 */
function detailOf(conclusion: string | undefined, results: number): string | undefined {
  const whole = conclusion?.replace(/\s+/g, ' ').trim();
  const first = whole?.split(/(?<=[.!?])\s/, 1)[0]?.slice(0, 300);
  const sentence = first === whole ? first : `${first} …`;
  return joinTexts([results === 0 ? undefined : `${results} ${results === 1 ? 'test' : 'tests'}`, sentence && `“${sentence}”`], ' · ');
}

function conclusionFacts(resource: Resource, conclusion: string | undefined): readonly { label: string; value: string }[] {
  const coded = conceptTexts(resource.conclusionCode);
  const facts = coded === undefined || coded === conclusion ? [] : [{ label: 'Conclusion as coded', value: coded }];
  return conclusion === undefined ? facts : [{ label: 'Conclusion', value: conclusion }, ...facts];
}

/** Keys by report and minute; a day alone is not enough for reports of one name. */
function likeness(
  code: Parameters<typeof codeKeys>[0],
  date: Parameters<typeof minuteKey>[0],
  { resource }: ResourceContext,
): readonly string[] {
  const minute = minuteKey(date);
  const precise = minute !== undefined && minute.length > 10;
  return precise ? likenessKeys('report', codeKeys(code), minute, String(listOf(resource.result).length)) : [];
}
