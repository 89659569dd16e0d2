import { stemPairs } from './names/spelling-variants.ts';

/** Other spellings of a word in British or American English: "anaemia" of "anemia", "hemoglobin" of "haemoglobin". */
export function spellingVariants(word: string): readonly string[] {
  const variants = new Set<string>();
  for (const [british, american] of stemPairs) {
    if (word.includes(british)) variants.add(word.replaceAll(british, american));
    else if (word.includes(american)) variants.add(word.replaceAll(american, british));
  }
  variants.delete(word);
  return [...variants];
}
