import type { Resource } from '#/lib/fhir/resource/json.ts';
import { quantityOf, quantityText, rangeText } from '#/lib/fhir/datatypes/quantity.ts';
import { lineOf, primitiveText } from '#/lib/fhir/datatypes/text.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { abatementWords } from '#/lib/fhir/kind-parts/words.ts';

/** End of a condition that is said otherwise than by a date. */
export interface Abatement {
  readonly isOver: boolean;
  /** Words for the row: "ended at 12 years". */
  readonly words: string;
}

/** Reads Condition.abatement[x] as a boolean (before R4), an age, a range or words; undefined for a date, and where there is none. */
export function abatementOf({
  abatementBoolean,
  abatementString,
  abatementAge,
  abatementQuantity,
  abatementRange,
}: Resource): Abatement | undefined {
  const isStated =
    typeof abatementBoolean === 'boolean' ? abatementBoolean : answers.get(primitiveText(abatementBoolean)?.toLowerCase() ?? '');
  if (isStated !== undefined) return { isOver: isStated, words: isStated ? abatementWords.over : abatementWords.notOver };
  const text = lineOf(abatementString);
  if (text !== undefined) return wordsAsAbatement(text);
  const age = quantityOf(abatementAge ?? abatementQuantity);
  const range = objectOf(abatementRange);
  const years = age === undefined ? rangeText(quantityOf(range?.low), quantityOf(range?.high)) : quantityText(age);
  return years === undefined ? undefined : { isOver: true, words: abatementWords.atAge(years) };
}

const answers = new Map([
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
]);

/** Words that say that it goes on, or that nothing is known of an end. */
const goesOn =
  /^(?:no|not|non|none|never|n a|na|nil|unknown|unk|unspecified|false|active|current|currently|present|persist\w*|ongoing|on going|continu\w*|still|chronic|recurr\w*|relaps\w*|unresolved|lifelong|permanent|to be|pending|expected|unlikely|unclear|uncertain|possibl[ey]|probabl[ey]|maybe)\b|\b(?:not (?:yet )?(?:resolved|over|ended|known|recorded|cured|gone)|still active|ongoing|unresolved)\b/;

function wordsAsAbatement(text: string): Abatement {
  const answer = answers.get(text.toLowerCase());
  if (answer !== undefined) return { isOver: answer, words: answer ? abatementWords.over : abatementWords.notOver };
  const isOver = !goesOn.test(wordKey(text));
  return { isOver, words: isOver ? abatementWords.ended(text) : abatementWords.end(text) };
}
