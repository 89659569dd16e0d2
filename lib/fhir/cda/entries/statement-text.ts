import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { nullWords } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { noteDate } from '#/lib/fhir/cda/datatypes/date-words.ts';
import { valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { type Narrative, wordsOf, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, isCoded, isNegated, moodOf, statusOf } from './statement.ts';

const moods = new Map([
  ['INT', 'planned'],
  ['RQO', 'requested'],
  ['PRP', 'proposed'],
  ['PRMS', 'promised'],
  ['ARQ', 'appointment requested'],
  ['APT', 'appointment'],
  ['GOL', 'goal'],
  ['EVN.CRT', 'condition'],
]);

/**
 * A statement in one line, whatever it is: negation and mood first (H11), then what, its value, when, and its text. Undefined when
 * it says nothing at all.
 */
export function statementText(statement: Element, narrative: Narrative): string | undefined {
  const code = conceptWords(cdaConcept(childNamed(statement, 'code'), narrative));
  const product = conceptWords(productOf(statement, narrative));
  const values = childrenNamed(statement, 'value').map((value) => noteValue(value, narrative) ?? nullWords(value));
  const text = writtenText(childNamed(statement, 'text'), narrative);
  const amount = valueIn(childNamed(statement, 'quantity'), narrative);
  const count = attributeOf(childNamed(statement, 'repeatNumber'), 'value');
  const value = joinTexts([product, ...values, amount && `quantity ${amount}`, count && `repeat number ${count}`], ', ');
  const nameAndValue = joinTexts([code, value], ': ') ?? text;
  if (nameAndValue === undefined) return undefined;
  if (isCoded(statement, '48767-8') && text !== undefined) return joinTexts([text, authors(statement)], ' — ');
  const before = [isNegated(statement) ? 'not' : undefined, moods.get(moodOf(statement)), removed.get(statusOf(statement) ?? '')];
  const prefix = joinTexts(before, ', ');
  const more = text === undefined || nameAndValue.includes(text) ? undefined : text.slice(0, 2000);
  const line = joinTexts([prefix === undefined ? nameAndValue : `${prefix.toUpperCase()}: ${nameAndValue}`, whenWords(statement)], ' ');
  return joinTexts([line, more], '. ');
}

function noteValue(value: Element, narrative: Narrative): string | undefined {
  const words = valueWords(value, narrative);
  const isDate = /^TS\b/.test(attributeOf(value, 'xsi:type') ?? '');
  return isDate && words !== undefined ? noteDate(words.replace(/^in /, '')) : words;
}

const removed = new Map([
  ['nullified', 'entered in error'],
  ['cancelled', 'cancelled'],
  ['aborted', 'stopped'],
]);

function valueIn(element: Element | undefined, narrative: Narrative): string | undefined {
  return element === undefined ? undefined : valueWords({ ...element, attributes: { 'xsi:type': 'PQ', ...element.attributes } }, narrative);
}

/** LOINC 48767-8: a comment says itself. */
function authors(statement: Element): string | undefined {
  const author = authorOf(statement)?.display;
  return typeof author === 'string' ? author : undefined;
}

function productOf(statement: Element, narrative: Narrative): ReturnType<typeof cdaConcept> {
  const material =
    elementAtPath(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial') ??
    elementAtPath(statement, 'product', 'manufacturedProduct', 'manufacturedMaterial');
  // An allergen takes part in the statement about it.
  const allergen = childrenNamed(statement, 'participant')
    .filter((participant) => attributeOf(participant, 'typeCode') === 'CSM')
    .map((item) => elementAtPath(item, 'participantRole', 'playingEntity'))[0];
  const entity = material ?? allergen;
  const name = wordsOf(childNamed(entity, 'name'));
  return cdaConcept(childNamed(entity, 'code'), narrative) ?? (name === '' ? undefined : { text: name });
}

function whenWords(statement: Element): string | undefined {
  const { value, start, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  if (value !== undefined) return noteDate(value);
  const span = joinTexts([start && `from ${start}`, end && `until ${end}`], ' ');
  return span && `(${span})`;
}
