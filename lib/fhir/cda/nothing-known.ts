import { absenceStatedBy } from '#/lib/fhir/absence/absent-unknown.ts';
import { emptyWords, readName } from '#/lib/fhir/absence/empty-name.ts';
import { noKnownAllergyOf } from '#/lib/fhir/absence/no-known-allergy.ts';
import { nothingKnown } from '#/lib/fhir/describe/words.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { nullFlavor, nullWords } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { describesNeighbour } from '#/lib/fhir/cda/entries/neighbour-part.ts';
import { devicesOf } from '#/lib/fhir/cda/entries/device-part.ts';
import { batchOf } from '#/lib/fhir/cda/entries/product.ts';
import { authoredAt, isNegated, moodOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { type BuiltResource, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';
import { dateChoice, pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { type StatementNaming, namingOf } from './naming.ts';
import { itemWords } from './words.ts';

/** NullFlavors that say that there is something: withheld, or named without a code. */
const ofSomething = new Set(['MSK', 'OTH', 'UNC', 'DER', 'INV']);

/**
 * Reads a statement that only says that nothing is known: by a NullFlavor of its own or of the one element that names it, or
 * by words such as "No data". Undefined for any other. It is neither yes nor no, of whatever kind it would be (H13).
 */
export function readNothingKnown(statement: Element, member: string, context: StatementContext): BuiltResource | undefined {
  const naming = namingOf(statement, member, context);
  const words = emptyNameOf(statement, naming, member, context);
  if (words === undefined || claimsSomething(statement, member, context)) return undefined;
  const isNamed = naming.concept !== undefined && readName(naming.concept).empty === undefined;
  const title = isNamed ? words : nothingKnown(naming.noun, words);
  const recordedDate = recorded.has(naming.resourceType) ? authoredAt(statement, context.around) : undefined;
  const status = naming.resourceType === 'Observation' ? 'unknown' : undefined;
  const dates = dateChoice(dateStems.get(naming.resourceType) ?? 'effective', childNamed(statement, 'effectiveTime'));
  const category = naming.category === undefined ? undefined : [{ coding: [{ system: observationCategory, code: naming.category }] }];
  const parts = presentParts({
    category,
    [naming.element]: { coding: naming.concept?.coding, text: title },
    status,
    recordedDate,
    ...dates,
  });
  return { ...buildResource(statement, naming.resourceType, parts), notKnown: title };
}

const observationCategory = 'http://terminology.hl7.org/CodeSystem/observation-category';
const dateStems = new Map([
  ['AllergyIntolerance', 'onset'],
  ['Condition', 'onset'],
  ['Immunization', 'occurrence'],
  ['Procedure', 'performed'],
]);
const recorded = new Set(['AllergyIntolerance', 'Condition']);

/** Members whose statements exist to name one thing: without the name they say nothing. */
const namingMembers = new Set(['allergy', 'problem', 'medication', 'immunization', 'supply']);

/** Words that say that nothing is known, in the place of the name; undefined where the statement names something. */
function emptyNameOf(
  statement: Element,
  { concept, coded }: StatementNaming,
  member: string,
  { narrative }: StatementContext,
): string | undefined {
  const own = nullFlavor(statement);
  if (own !== undefined && ofSomething.has(own)) return undefined;
  if (concept !== undefined) {
    const { empty } = readName(concept);
    // "No information" of a named vaccine is not that it was given, nor that it was not.
    if (own !== undefined && empty === undefined) return itemWords.unknownOf(conceptWords(concept) ?? '', nullWords(statement) ?? '');
    if (empty !== undefined) return empty === 'withheld' ? undefined : (conceptWords(concept) ?? nullWords(coded));
    const words = conceptWords(concept) ?? '';
    // "No planned medications" is no order; "no known medications" is a statement of its own.
    const isOrderOfNone = member === 'medication' && moodOf(statement) !== 'EVN' && noneOfSort.test(words);
    return isOrderOfNone && absenceStatedBy({ text: words, codings: [] }) === undefined ? words : undefined;
  }
  const text = writtenText(childNamed(statement, 'text'), narrative);
  if (text !== undefined && emptyWords(text) === 'no-information') return text;
  const flavor = nullFlavor(coded) ?? own;
  if (flavor === undefined || ofSomething.has(flavor) || (own === undefined && !namingMembers.has(member))) return undefined;
  if (text === undefined) return nullWords(own === undefined ? coded : statement);
  // The text may name what the code does not.
  return emptyWords(text) !== undefined || statesNone(text) ? text : undefined;
}

/** Tells whether words say that there is none, of whatever sort. */
function statesNone(text: string): boolean {
  const words = { text, codings: [] };
  return denial.test(text) || absenceStatedBy(words) !== undefined || noKnownAllergyOf(words) !== undefined;
}

const noneOfSort = /^\W*(?:no|nil|none)\b.{0,40}\b(?:medications?|medicines?|meds|drugs|prescriptions?|orders?)\b/i;
const denial = /^\W*(?:(?:the )?(?:patient|pt)\W+)?(?:no|nil|none|not|nka|nkda|denies|denied|without|negative|never)\b/i;

/** Tells whether words deny by themselves: no denial is put before them. */
export function deniesByWords(statement: Element, member: string, context: StatementContext): boolean {
  const words = conceptWords(namingOf(statement, member, context).concept);
  return words !== undefined && (denial.test(words) || emptyWords(words) === 'no-information');
}

/** Tells whether a statement says something of the patient beside the name that it lacks. */
function claimsSomething(statement: Element, member: string, context: StatementContext): boolean {
  const has = (...names: readonly string[]): boolean =>
    names.some((name) => childrenNamed(statement, name).some((part) => isSaid(part, context)));
  const parts = relatedStatements(statement).map((related) => related.statement);
  const hasPart = parts.some((part) => describesNeighbour(part) && isSaid(childNamed(part, 'value'), context) && !isNegated(part));
  switch (member) {
    case 'allergy':
      return hasPart && parts.some((part) => !isStatus(part) && describesNeighbour(part) && isSaid(childNamed(part, 'value'), context));
    case 'problem':
      return has('targetSiteCode');
    case 'medication':
      return (
        has('doseQuantity', 'rateQuantity', 'routeCode', 'precondition') ||
        hasRhythm(statement) ||
        parts.some((part) => isDose(part, context))
      );
    case 'immunization':
      return has('doseQuantity', 'routeCode') || batchOf(statement) !== undefined || isDatedName(statement, context);
    case 'supply':
      return devicesOf(statement).some(isIdentified);
    default:
      return has('value') || devicesOf(statement).length > 0;
  }
}

/** A device without a name that has a code or a number. */
function isIdentified(device: Element): boolean {
  const code = childNamed(childNamed(device, 'playingDevice'), 'code');
  const isNumbered = childrenNamed(device, 'id').some((id) => nullFlavor(id) === undefined && attributeOf(id, 'extension') !== undefined);
  return isNumbered || (code !== undefined && nullFlavor(code) === undefined);
}

/** A vaccine whose name alone is not known was given, when its day is. */
function isDatedName(statement: Element, context: StatementContext): boolean {
  const { concept } = namingOf(statement, 'immunization', context);
  return (
    concept === undefined && pointOf(childrenNamed(statement, 'effectiveTime')[0]) !== undefined && nullFlavor(statement) === undefined
  );
}

function isSaid(element: Element | undefined, { narrative }: StatementContext): boolean {
  if (element === undefined || nullFlavor(element) !== undefined) return false;
  const concept = cdaConcept(element, narrative);
  if (concept !== undefined) return readName(concept).empty === undefined;
  return (
    attributeOf(element, 'value') !== undefined ||
    element.children.some((part) => typeof part !== 'string' && nullFlavor(part) === undefined)
  );
}

/** A supply, a step, or the prescription in words. */
function isDose(part: Element, context: StatementContext): boolean {
  if (part.name === 'supply') return true;
  if (part.name !== 'substanceAdministration') return false;
  return writtenText(childNamed(part, 'text'), context.narrative) !== undefined || isSaid(childNamed(part, 'doseQuantity'), context);
}

function isStatus(part: Element): boolean {
  return attributeOf(childNamed(part, 'code'), 'code') === '33999-4';
}

function hasRhythm(statement: Element): boolean {
  return childrenNamed(statement, 'effectiveTime').some((time) => /PIVL_TS|EIVL_TS/.test(attributeOf(time, 'xsi:type') ?? ''));
}

/** Lines for an entry that names something though its source marks it, or the act around it, as one that says nothing. */
export function nullDiscrepancies(statement: Element, { around }: StatementContext): readonly string[] {
  const words = nullWords(statement) ?? nullWords(around);
  return words === undefined ? [] : [itemWords.markedAs(words)];
}
