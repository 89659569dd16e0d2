import { categories } from '#/lib/record/model/category.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { CodedConcept, Quantity, StandardValue } from '#/lib/record/model/coded.ts';
import { isListOf, isObject, isOneOf, isOptional, isString } from './read-json.ts';
import type {
  AttachmentReference,
  EntryBody,
  Caution,
  Dose,
  Fact,
  Measurement,
  Origin,
  TimelineEntry,
} from '#/lib/record/model/timeline-entry.ts';

const knownCategories = new Set(categories);
const assertions = new Set(['affirmed', 'denied', 'none-known', 'removed'] as const);
const precisions = new Set(['year', 'month', 'day', 'minute', 'second'] as const);

/** Whether an entry of the stream has all that drawing and merging read: one that has not is counted, and drops no neighbour (H06). */
export function isEntry(value: unknown): value is TimelineEntry {
  return (
    isObject(value) &&
    isString(value.id) &&
    isOneOf(value.category, knownCategories) &&
    isString(value.kind) &&
    isString(value.resourceType) &&
    isString(value.title) &&
    isOneOf(value.assertion, assertions) &&
    isOptional(value.code, isConcept) &&
    isOptional(value.date, isDate) &&
    isListOf(value.otherDates, isDate) &&
    isBody(value.body) &&
    hasLists(value) &&
    hasWords(value)
  );
}

function hasLists(value: Readonly<Record<string, unknown>>): boolean {
  return (
    isListOf(value.facts, isFact) &&
    isListOf(value.cautions, isCaution) &&
    isListOf(value.origins, isOrigin) &&
    isListOf(value.identity, isString) &&
    isObject(value.compare) &&
    Object.values(value.compare).every(isString)
  );
}

function hasWords(value: Readonly<Record<string, unknown>>): boolean {
  const words = [value.detail, value.status, value.clinicalStatus, value.verificationStatus, value.encounter, value.series];
  const withheld = value.withheld;
  return (
    words.every((word) => isOptional(word, isString)) &&
    (value.text === undefined || isListOf(value.text, isString)) &&
    (withheld === undefined || (isObject(withheld) && isString(withheld.part) && isString(withheld.text)))
  );
}

function isConcept(value: unknown): value is CodedConcept {
  return isObject(value) && isString(value.text) && isListOf(value.codings, isCoding);
}

function isCoding(value: unknown): value is CodedConcept['codings'][number] {
  return isObject(value) && [value.system, value.code, value.display].every((word) => isOptional(word, isString));
}

function isDate(value: unknown): value is ClinicalDate {
  return (
    isObject(value) &&
    isOptional(value.start, isString) &&
    isOptional(value.end, isString) &&
    isOneOf(value.precision, precisions) &&
    isString(value.kind)
  );
}

function isFact(value: unknown): value is Fact {
  return isObject(value) && isString(value.label) && isString(value.value);
}

function isCaution(value: unknown): value is Caution {
  return isObject(value) && isString(value.type);
}

function isOrigin(value: unknown): value is Origin {
  if (!isObject(value) || !isString(value.source) || !isString(value.reference)) return false;
  return isOptional(value.document, isString) && isOptional(value.place, isString);
}

function isMeasurement(value: unknown): value is Measurement {
  return (
    isObject(value) &&
    isConcept(value.code) &&
    isOptional(value.analyte, isString) &&
    isOptional(value.value, isMeasuredValue) &&
    isListOf(value.ranges, isRange) &&
    isOptional(value.interpretation, isInterpretation)
  );
}

function isMeasuredValue(value: unknown): value is NonNullable<Measurement['value']> {
  if (!isObject(value)) return false;
  if (value.type === 'quantity') return isQuantity(value.quantity);
  if (value.type === 'range') return isOptional(value.low, isQuantity) && isOptional(value.high, isQuantity);
  if (value.type === 'concept') return isConcept(value.concept);
  return value.type === 'text' && isString(value.text);
}

function isQuantity(value: unknown): value is Quantity {
  if (!isObject(value) || !isString(value.value) || !isOptional(value.standard, isStandard)) return false;
  return [value.comparator, value.unit, value.ucum].every((word) => isOptional(word, isString));
}

function isStandard(value: unknown): value is StandardValue {
  if (!isObject(value) || !isString(value.unit) || !isNumber(value.value)) return false;
  return isOptional(value.factor, isNumber) && isOptional(value.offset, isNumber);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isRange(value: unknown): value is Measurement['ranges'][number] {
  return isObject(value) && isOptional(value.low, isQuantity) && isOptional(value.high, isQuantity) && isOptional(value.text, isString);
}

function isInterpretation(value: unknown): value is NonNullable<Measurement['interpretation']> {
  return isObject(value) && isString(value.text) && isString(value.meaning);
}

function isDose(value: unknown): value is Dose {
  return isObject(value) && isString(value.text);
}

function isAttachment(value: unknown): value is AttachmentReference {
  return isObject(value) && typeof value.index === 'number';
}

function isBody(value: unknown): value is EntryBody {
  if (!isObject(value)) return false;
  switch (value.shape) {
    case 'facts':
      return true;
    case 'measurement':
      return isMeasurement(value.measurement) && isListOf(value.components, isMeasurement);
    case 'panel':
      return isListOf(value.members, isString) && (value.attachments === undefined || isListOf(value.attachments, isAttachment));
    case 'medication':
      return isConcept(value.medication) && isListOf(value.doses, isDose) && isString(value.act);
    case 'narrative':
      return isListOf(value.paragraphs, isString);
    case 'attachments':
      return isListOf(value.attachments, isAttachment) && (value.paragraphs === undefined || isListOf(value.paragraphs, isString));
    default:
      return false;
  }
}
