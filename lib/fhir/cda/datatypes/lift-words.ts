import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptWords } from './concept.ts';
import { isAbbreviation } from './shared-words.ts';
import { type WordsBeside, besideIn, hasWordsBeside, withoutWordsBeside } from './words-beside.ts';
import { writtenWords } from './words.ts';

/** A resource whose names are plain, and what was written beside them. */
export interface LiftedWords {
  readonly parts: JsonObject;
  /** Words that contradict a name of the row. */
  readonly contradictions: readonly string[];
  /** Further words, each a note. */
  readonly notes: readonly string[];
}

/** Elements that name the entry; the others stand within it, and carry their words themselves. */
const marks = new Map<string, (words: string) => string>([
  ['code', writtenWords.beside],
  ['vaccineCode', writtenWords.beside],
  ['medicationCodeableConcept', writtenWords.beside],
  ['codeCodeableConcept', writtenWords.beside],
  ['type', writtenWords.beside],
  ['category', writtenWords.beside],
  ['description', writtenWords.beside],
  ['manifestation', writtenWords.besideReaction],
  ['valueCodeableConcept', writtenWords.besideValue],
]);

/** Takes the words beside its concepts out of a resource, for its row and its notes (H25). */
export function liftWords(parts: JsonObject, resourceType: string): LiftedWords {
  // Nearly every resource has none, and is left as it is.
  if (!holdsWords(parts)) return { parts, contradictions: [], notes: [] };
  const contradictions: string[] = [];
  const notes: string[] = [];
  const concept = (object: JsonObject, key: string, sentWords: WordsBeside): JsonObject => {
    const plain = withoutWordsBeside(object);
    const mark = marks.get(key);
    notes.push(...sentWords.further.map(writtenWords.further));
    if (mark === undefined) return sentWords.contradicting.length === 0 ? plain : { ...plain, text: conceptWords(object) };
    for (const words of sentWords.contradicting) {
      // Laboratories abbreviate every test: where the letters fit, that is no contradiction.
      const isShort = resourceType === 'Observation' && key === 'code' && isAbbreviation(words, conceptWords(plain) ?? '');
      (isShort ? notes : contradictions).push(mark(words));
    }
    return plain;
  };
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    const object = objectOf(value);
    if (object === undefined) return value;
    const sentWords = besideIn(object);
    const hasWords = sentWords.contradicting.length + sentWords.further.length > 0;
    const own = hasWords ? concept(object, key, sentWords) : object;
    return Object.fromEntries(Object.entries(own).map(([name, part]) => [name, visit(part, name)]));
  };
  const lifted = objectOf(visit(parts, ''));
  return { parts: lifted ?? parts, contradictions: [...new Set(contradictions)], notes: [...new Set(notes)] };
}

function holdsWords(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsWords);
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) {
    const part: unknown = value[key as keyof typeof value];
    if (key === 'extension' && hasWordsBeside(part)) return true;
    if (typeof part === 'object' && holdsWords(part)) return true;
  }
  return false;
}

/** Notes of a resource that has some already. */
export function joinedNotes(note: unknown, further: readonly string[]): readonly JsonObject[] {
  return [...objectsOf(note), ...further.map((text) => ({ text }))];
}
