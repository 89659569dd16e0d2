import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptText, conceptTexts, conceptOf, wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, comparedWords, identifierKeys, minuteKey, wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, type KindDescription, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { entryIdOf, type ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** v3 ActEncounterCode, where an encounter has no words of its own. */
const classes = wordTable(`
  AMB: Outpatient contact; EMER: Emergency attendance; IMP: Inpatient stay; ACUTE: Inpatient stay, acute;
  NONAC: Inpatient stay, not acute; OBSENC: Observation stay; PRENC: Pre-admission; SS: Short stay; VR: Virtual consultation;
  HH: Home visit; FLD: Contact in the field
`);
/** Prefix of a contact that did not, or has not yet, taken place. */
const prefixes = new Map([
  ['planned', 'Planned: '],
  ['cancelled', 'Cancelled: '],
  ['discontinued', 'Discontinued: '],
]);
/** Classes of a stay: the patient is in the house, and what is decided there may end with it. */
const stays = wordSet('IMP ACUTE NONAC OBSENC SS EMER');
/** Classes of a stay as an inpatient: an attendance or an observation ends without a discharge. */
const admissions = wordSet('IMP ACUTE NONAC');
const ended = wordSet('finished cancelled entered-in-error discharged discontinued');

/** Encounter: a consultation, an attendance, an admission. */
export const encounter: Kind = {
  name: 'encounter',
  types: ['Encounter'],
  words: 'Contact',
  searchCategories: ['encounters'],
  codes: {
    // The last two are R5's.
    status: wordSet('planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown discharged discontinued'),
  },
  describedElements: elementNames('class type status period note'),
  labels: {
    reasonCode: 'Reason',
    reasonReference: 'Reason',
    diagnosis: 'Diagnosis',
    serviceType: 'Service',
    serviceProvider: 'Organisation',
    location: 'Place',
    participant: 'With',
    hospitalization: 'Admission',
    priority: 'Priority',
    partOf: 'Part of',
    length: 'Length',
    appointment: 'Appointment',
    basedOn: 'Requested by',
    episodeOfCare: 'Episode',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const typed = conceptTexts(resource.type);
    const [classCode] = codesOf(resource.class);
    const name = typed ?? classes.get(classCode ?? '') ?? conceptText(resource.class) ?? 'Contact of unknown type';
    const location = namesIn(objectsOf(resource.location), context, 'location');
    const place = location ?? referenceName(resource.serviceProvider, context);
    const reason = conceptTexts(resource.reasonCode) ?? namesIn(listOf(resource.reasonReference), context);
    const dates = closedIf(ended.has(status ?? ''), datesOf([[resource.period, 'period']]));
    return {
      category: 'encounters',
      title: (prefixes.get(status ?? '') ?? '') + name,
      detail: joinTexts([place, reason], ' · '),
      code: conceptOf(listOf(resource.type)[0]) ?? conceptOf(resource.class),
      assertion: status === 'cancelled' ? 'denied' : 'affirmed',
      status,
      dates,
      facts: typed === undefined ? [] : classFact(classCode, wordedText(resource.class, classes)),
      ...stayOf(classCode, context),
      identity: [...identifierKeys(resource), ...likeness(classCode, dates.date, referenceName(resource.serviceProvider, context))],
      compare: fieldsToCompare({ Status: status, Reason: reason, Place: comparedWords(location) }),
    };
  },
};

/** A stay, and the longer one that it is a part of. */
function stayOf(classCode: string | undefined, context: ResourceContext): Pick<KindDescription, 'isStay' | 'isAdmission' | 'partOf'> {
  const { hospitalization, partOf } = context.resource;
  if (!stays.has(classCode ?? '') && hospitalization === undefined) return {};
  const whole = partOf === undefined ? undefined : entryIdOf(partOf, context);
  const isAdmission = admissions.has(classCode ?? '');
  return { isStay: true, ...(isAdmission && { isAdmission }), ...(whole !== undefined && { partOf: whole }) };
}

function classFact(code: string | undefined, text: string | undefined): readonly { label: string; value: string }[] {
  const value = text ?? classes.get(code ?? '');
  return value === undefined ? [] : [{ label: 'Class', value }];
}

/** Keys by organisation, class and minute; a day alone is not enough: a patient may come twice. */
function likeness(code: string | undefined, date: ClinicalDate | undefined, organisation: string | undefined): readonly string[] {
  const minute = minuteKey(date);
  const isComparable = code !== undefined && organisation !== undefined && minute !== undefined && minute.length > 10;
  return isComparable ? [`encounter|${wordKey(organisation)}|${code}|${minute}`] : [];
}
