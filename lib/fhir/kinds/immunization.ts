import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts, hasCoding } from '#/lib/fhir/datatypes/concept.ts';
import { quantityOf, quantityText } from '#/lib/fhir/datatypes/quantity.ts';
import { joinTexts, lineOf, primitiveText } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, fieldsToCompare, comparedWords, dayKey, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { noVaccineByCode } from '#/lib/fhir/kind-parts/words.ts';

/** CVX: no vaccine administered. */
const none = new Set(['http://hl7.org/fhir/sid/cvx|998']);
const saysNone = /\b(?:no|not|none|nil|without)\b/i;

/** Immunization: a vaccine given, or not given. */
export const immunization: Kind = {
  name: 'immunization',
  types: ['Immunization'],
  words: 'Vaccine',
  searchCategories: ['immunizations'],
  codes: { status: wordSet('completed entered-in-error not-done') },
  describedElements: elementNames('vaccineCode status occurrence[x] recorded note encounter'),
  labels: {
    lotNumber: 'Batch',
    expirationDate: 'Batch expires',
    manufacturer: 'Manufacturer',
    site: 'Site',
    route: 'Route',
    doseQuantity: 'Dose',
    protocolApplied: 'Course',
    performer: 'Given by',
    location: 'Place',
    statusReason: 'Reason not given',
    reasonCode: 'For',
    primarySource: 'Recorded by the giver',
    reportOrigin: 'Told by',
    reaction: 'Reaction',
    isSubpotent: 'Less than a full dose',
    subpotentReason: 'Why less than a full dose',
  },
  describe: ({ resource }) => {
    const code = conceptOf(resource.vaccineCode);
    const status = lineOf(resource.status);
    const notDone = status === 'not-done';
    const batch = lineOf(resource.lotNumber);
    const dates = datesOf([
      [choiceOf(resource, 'occurrence'), 'occurred'],
      [resource.recorded, 'recorded'],
    ]);
    const name = code?.text ?? 'Vaccine not named';
    const isNone = hasCoding(code, none);
    // Words that name a vaccine must not hide a code that says "no vaccine administered".
    const isContradicted = isNone && !saysNone.test(name);
    return {
      category: 'immunizations',
      title: notDone || isContradicted ? `${name}: not given` : name,
      detail: detailOf(resource, notDone, batch),
      code,
      assertion: notDone || isNone ? 'denied' : 'affirmed',
      status,
      dates,
      cautions: cautionsOf(resource, isContradicted),
      identity: [
        ...identifierKeys(resource),
        // A date of recording is not the date of the dose: only the date of the dose can tell that two records are of one dose.
        ...(dates.date?.kind === 'occurred'
          ? likenessKeys('immunization', codeKeys(code), dayKey(dates.date), notDone ? 'not given' : 'given')
          : []),
      ],
      compare: fieldsToCompare({
        Status: status,
        Batch: batch,
        ...courseOf(resource),
        Dose: quantityWords(resource.doseQuantity),
        Route: comparedWords(conceptText(resource.route)),
        Site: comparedWords(conceptText(resource.site)),
        Reason: notDone && listOf(resource.statusReason).length > 0 ? conceptTexts(resource.statusReason) : undefined,
      }),
    };
  },
};

function detailOf({ statusReason, site, primarySource }: Resource, notDone: boolean, batch: string | undefined): string | undefined {
  if (notDone) return conceptTexts(statusReason);
  const origin = primarySource === false ? 'reported, not recorded by the giver' : undefined;
  return joinTexts([batch && `batch ${batch}`, conceptText(site)?.toLowerCase(), origin], ' · ');
}

/** Cautions of a dose that was less than a full one: a modifier of R4, for it may not count (H10); and of words that contradict their code. */
function cautionsOf({ isSubpotent }: Resource, isContradicted: boolean): readonly EntryCaution[] {
  return [
    ...(isSubpotent === true ? [{ type: 'may-change-meaning', text: 'was less than a full dose' } as const] : []),
    ...(isContradicted ? [{ type: 'discrepancy', text: noVaccineByCode } as const] : []),
  ];
}

/** Dose and course: a reader who counts the doses must see where two sources count differently. */
function courseOf({ protocolApplied }: Resource): Readonly<Record<'Dose number' | 'Series', string | undefined>> {
  const courses = objectsOf(protocolApplied);
  const numbers = courses.map(({ doseNumberPositiveInt, doseNumberString }) => primitiveText(doseNumberPositiveInt ?? doseNumberString));
  return {
    'Dose number': joinTexts([...new Set(numbers)], ', '),
    Series: comparedWords(joinTexts([...new Set(courses.map(({ series }) => lineOf(series)))], ', ')),
  };
}

function quantityWords(value: unknown): string | undefined {
  const quantity = quantityOf(value);
  return quantity && quantityText(quantity).toLowerCase();
}
