import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import { nameIn } from '#/lib/fhir/cda/datatypes/concept.ts';
import { namesSomething, sharesWord } from '#/lib/fhir/cda/datatypes/shared-words.ts';
import { besideIn } from '#/lib/fhir/cda/datatypes/words-beside.ts';
import { writtenWords } from '#/lib/fhir/cda/datatypes/words.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { rowAround } from '#/lib/fhir/narrative/narrative-rows.ts';
import { type Narrative, referredNarrative, wordsOf, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';

/**
 * Words to which a prescription points in the row of another medicine: its own name stands in a row beside them. Undefined
 * where they may be its own (H25).
 */
export function neighbourWords(statement: Element, name: JsonObject | undefined, narrative: Narrative): string | undefined {
  const text = childNamed(statement, 'text');
  const target = referredNarrative(text, narrative);
  const around = target && rowAround(target);
  if (around === undefined || name === undefined) return undefined;
  const displays = objectsOf(name.coding).flatMap(({ display }) => (typeof display === 'string' ? display : []));
  const names = [nameIn(name), ...displays].filter((sentName) => sentName !== undefined && namesSomething(sentName));
  const isNamedIn = (row: Element): boolean => names.some((sentName) => sentName !== undefined && sharesWord(sentName, wordsOf(row)));
  return !isNamedIn(around.row) && around.neighbours.some(isNamedIn) ? writtenText(text, narrative) : undefined;
}

/** The line for such words; undefined where the line of the name says them already. */
export function neighbourLine(statement: Element, name: JsonObject | undefined, narrative: Narrative): string | undefined {
  const words = neighbourWords(statement, name, narrative);
  return words === undefined || besideIn(name).contradicting.includes(words) ? undefined : writtenWords.beside(words);
}
