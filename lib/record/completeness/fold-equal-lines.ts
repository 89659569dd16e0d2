import type { AbsenceLine } from './absence.ts';
import type { OutcomeIcon, OutcomeTone } from '#/lib/record/words/outcome-words.ts';

/** Sources with one sentence: a line that names them all. */
export interface FoldedLines {
  readonly icon: OutcomeIcon;
  readonly tone: OutcomeTone;
  readonly before: string;
  readonly names: readonly string[];
  readonly after: string;
}

/** Fewer equal lines than this stay lines of their own. */
const leastEqual = 3;

/**
 * Folds lines that differ in the source's name alone, and offer nothing to do, into a line with all names: the same
 * sentence twelve times over would not be read. Returns them in the order of the first of each.
 */
export function foldEqualLines(lines: readonly AbsenceLine[]): readonly (AbsenceLine | FoldedLines)[] {
  const byWords = [
    ...Map.groupBy(lines, ({ icon, tone, aroundNames, source }) => (aroundNames ? `${icon} ${tone} ${aroundNames.join('…')}` : source)),
  ];
  return byWords.flatMap(([, equalLines]): readonly (AbsenceLine | FoldedLines)[] => {
    const [first] = equalLines;
    if (!first?.aroundNames || equalLines.length < leastEqual) return equalLines;
    const { icon, tone, aroundNames } = first;
    return [{ icon, tone, before: aroundNames[0], names: equalLines.map(({ name }) => name), after: aroundNames[1] }];
  });
}
