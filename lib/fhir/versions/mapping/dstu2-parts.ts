import { type JsonObject, listOf, objectOf, objectsOf, ownField } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { type MappingChange, combineChanges, textsToNotes, wrapInList, moveElement, reshapeElement, withoutKeys } from './change.ts';
import { conceptOfCode, replaceCode } from './codes.ts';

export const patientToSubject = moveElement('patient', 'subject');
export const notesFromTexts = reshapeElement('note', textsToNotes);
export const reasonToCodes = combineChanges(
  moveElement('reasonCodeableConcept', 'reasonCode', wrapInList),
  moveElement('reason', 'reasonCode', wrapInList),
);

const allergyClinical = new Set(['active', 'inactive', 'resolved']);
const allergyVerification = new Set(['unconfirmed', 'confirmed', 'refuted', 'entered-in-error']);

/** Splits AllergyIntolerance.status into the two elements of STU3 and later: clinical status and verification. */
export const allergyStatus: MappingChange = (object) => {
  const status = ownField(object, 'status');
  if (typeof status !== 'string') return object;
  if (allergyClinical.has(status))
    return moveElement('status', 'clinicalStatus', () => conceptOfCode(status, 'allergyintolerance-clinical'))(object);
  const certainty = () => conceptOfCode(status, 'allergyintolerance-verification');
  // A status that neither element knows gets a warning besides the kind's own: see `warnOfElement` in the table.
  return allergyVerification.has(status) ? moveElement('status', 'verificationStatus', certainty)(object) : object;
};

/** Moves the parts of Medication.product into the Medication, where they are since STU3. */
export const medicationProduct: MappingChange = (object) => {
  const product = objectOf(ownField(object, 'product'));
  const isFree = product !== undefined && Object.keys(product).every((key) => ownField(object, key) === undefined);
  return isFree ? { ...withoutKeys(object, 'product'), ...product } : object;
};

/** HumanName.family was a list. */
export const familyName: MappingChange = (name) => {
  const family = ownField(name, 'family');
  if (!Array.isArray(family) || family.length === 0 || !family.every((part) => typeof part === 'string')) return name;
  return family.length === 1 ? { ...name, family: family[0] } : replaceCode(name, 'family', family.join(' '));
};

/** DocumentReference.docStatus was a concept: its code, with the concept beside it. */
export const docStatus: MappingChange = (object) => {
  const concept = objectOf(ownField(object, 'docStatus'));
  const code = codesOf(concept).find((candidate) => /^[a-z-]+$/.test(candidate));
  return concept === undefined || code === undefined || ownField(object, 'docStatusAsSent') !== undefined
    ? object
    : { ...object, docStatus: code, docStatusAsSent: concept };
};

/** DiagnosticOrder.item: a single item gives its code, site and specimen; several stay whole, and their names are the title. */
export const orderedItems: MappingChange = (object) => {
  const items = objectsOf(ownField(object, 'item'));
  const [singleItem] = items;
  if (singleItem === undefined || listOf(ownField(object, 'item')).length !== items.length || ownField(object, 'code') !== undefined)
    return object;
  if (items.length > 1) {
    const text = items.map((item) => codesText(item.code)).filter((name) => name !== undefined);
    return text.length === 0 ? object : { ...object, code: { text: text.join('; ') } };
  }
  const { code, ...otherParts } = singleItem;
  if (code === undefined) return object;
  return { ...withoutKeys(object, 'item'), code, ...(Object.keys(otherParts).length > 0 && { item: [otherParts] }) };
};

function codesText(code: unknown): string | undefined {
  const concept = objectOf(code);
  const named = [concept?.text, ...objectsOf(concept?.coding).flatMap(({ display, code: bare }) => [display, bare])];
  return named.find((text) => typeof text === 'string');
}

/** Date of a DiagnosticOrder, from its event; the event stays. */
export const orderedWhen: MappingChange = (object) => {
  const requested = objectsOf(ownField(object, 'event')).find(({ status }) => status === 'requested');
  return typeof requested?.dateTime === 'string' && ownField(object, 'authoredOn') === undefined
    ? { ...object, authoredOn: requested.dateTime }
    : object;
};

const deepest = 20;

/** QuestionnaireResponse.group and its questions, to items within items. */
export const groupsAsItems: MappingChange = (object) => {
  const group = ownField(object, 'group');
  return group === undefined || ownField(object, 'item') !== undefined
    ? object
    : { ...withoutKeys(object, 'group'), item: listOf(group).map((item) => itemOf(item, 0)) };
};

function itemOf(value: unknown, depth: number): unknown {
  const part = objectOf(value);
  if (part === undefined || depth > deepest) return value;
  const nestedParts = [...listOf(part.group), ...listOf(part.question)];
  const textedPart: JsonObject = part.text === undefined ? moveElement('title', 'text')(part) : part;
  const ownParts = withoutKeys(textedPart, 'group', 'question');
  return {
    ...ownParts,
    ...(nestedParts.length > 0 && { item: [...listOf(ownParts.item), ...nestedParts.map((item) => itemOf(item, depth + 1))] }),
    ...(part.answer !== undefined && { answer: listOf(part.answer).map((answer) => itemOf(answer, depth + 1)) }),
  };
}
