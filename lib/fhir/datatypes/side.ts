const sides: readonly (readonly [RegExp, string])[] = [
  [/\b(bilateral|bilaterally|both (sides|eyes|ears|knees|hips|hands|feet|arms|legs|breasts|lungs|kidneys))\b/i, 'both'],
  [/\bleft\b/i, 'left'],
  [/\bright\b/i, 'right'],
];

/** The side of the body that words name; undefined where they name none, or more than one. */
export function sideOf(...texts: readonly (string | undefined)[]): string | undefined {
  const named = sides.filter(([pattern]) => texts.some((text) => text !== undefined && pattern.test(text)));
  return named.length === 1 ? named[0]?.[1] : undefined;
}
