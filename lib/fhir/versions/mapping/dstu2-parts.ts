import { type JsonObject, listOf, objectOf, objectsOf, own } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { type Change, all, asNotes, inList, moved, reshaped, without } from './change.ts';
import { conceptOfCode, replaced } from './codes.ts';

export const subject = moved('patient', 'subject');
export const notes = reshaped('note', asNotes);
export const reason = all(moved('reasonCodeableConcept', 'reasonCode', inList), moved('reason', 'reasonCode', inList));

const allergyClinical = new Set(['active', 'inactive', 'resolved']);
const allergyVerification = new Set(['unconfirmed', 'confirmed', 'refuted', 'entered-in-error']);

/** Splits AllergyIntolerance.status into the two elements of STU3 and later: clinical status and verification. */
export const allergyStatus: Change = (object) => {
  const status = own(object, 'status');
  if (typeof status !== 'string') return object;
  if (allergyClinical.has(status))
    return moved('status', 'clinicalStatus', () => conceptOfCode(status, 'allergyintolerance-clinical'))(object);
  const certainty = () => conceptOfCode(status, 'allergyintolerance-verification');
  // A status that neither element knows gets a warning besides the kind's own: see `warned` in the table.
  return allergyVerification.has(status) ? moved('status', 'verificationStatus', certainty)(object) : object;
};

/** Moves the parts of Medication.product into the Medication, where they are since STU3. */
export const medicationProduct: Change = (object) => {
  const product = objectOf(own(object, 'product'));
  const isFree = product !== undefined && Object.keys(product).every((key) => own(object, key) === undefined);
  return isFree ? { ...without(object, 'product'), ...product } : object;
};

/** HumanName.family was a list. */
export const familyName: Change = (name) => {
  const family = own(name, 'family');
  if (!Array.isArray(family) || family.length === 0 || !family.every((part) => typeof part === 'string')) return name;
  return family.length === 1 ? { ...name, family: family[0] } : replaced(name, 'family', family.join(' '));
};

/** DocumentReference.docStatus was a concept: its code, with the concept beside it. */
export const docStatus: Change = (object) => {
  const concept = objectOf(own(object, 'docStatus'));
  const code = codesOf(concept).find((candidate) => /^[a-z-]+$/.test(candidate));
  return concept === undefined || code === undefined || own(object, 'docStatusAsSent') !== undefined
    ? object
    : { ...object, docStatus: code, docStatusAsSent: concept };
};

/** DiagnosticOrder.item: a single item gives its code, site and specimen; several stay whole, and their names are the title. */
export const orderedItems: Change = (object) => {
  const items = objectsOf(own(object, 'item'));
  const [only] = items;
  if (only === undefined || listOf(own(object, 'item')).length !== items.length || own(object, 'code') !== undefined) return object;
  if (items.length > 1) {
    const text = items.map((item) => codesText(item.code)).filter((name) => name !== undefined);
    return text.length === 0 ? object : { ...object, code: { text: text.join('; ') } };
  }
  const { code, ...more } = only;
  if (code === undefined) return object;
  return { ...without(object, 'item'), code, ...(Object.keys(more).length > 0 && { item: [more] }) };
};

function codesText(code: unknown): string | undefined {
  const concept = objectOf(code);
  const named = [concept?.text, ...objectsOf(concept?.coding).flatMap(({ display, code: bare }) => [display, bare])];
  return named.find((text) => typeof text === 'string');
}

/** Date of a DiagnosticOrder, from its event; the event stays. */
export const orderedWhen: Change = (object) => {
  const requested = objectsOf(own(object, 'event')).find(({ status }) => status === 'requested');
  return typeof requested?.dateTime === 'string' && own(object, 'authoredOn') === undefined
    ? { ...object, authoredOn: requested.dateTime }
    : object;
};

const deepest = 20;

/** QuestionnaireResponse.group and its questions, to items within items. */
export const groupsAsItems: Change = (object) => {
  const group = own(object, 'group');
  return group === undefined || own(object, 'item') !== undefined
    ? object
    : { ...without(object, 'group'), item: listOf(group).map((item) => itemOf(item, 0)) };
};

function itemOf(value: unknown, depth: number): unknown {
  const part = objectOf(value);
  if (part === undefined || depth > deepest) return value;
  const within = [...listOf(part.group), ...listOf(part.question)];
  const titled: JsonObject = part.text === undefined ? moved('title', 'text')(part) : part;
  const own = without(titled, 'group', 'question');
  return {
    ...own,
    ...(within.length > 0 && { item: [...listOf(own.item), ...within.map((item) => itemOf(item, depth + 1))] }),
    ...(part.answer !== undefined && { answer: listOf(part.answer).map((answer) => itemOf(answer, depth + 1)) }),
  };
}
