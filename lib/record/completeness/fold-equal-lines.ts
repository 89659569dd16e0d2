import type { AbsenceLine } from './absence.ts';
import type { OutcomeIcon, OutcomeTone } from '#/lib/record/words/outcome-words.ts';

/** Several sources that say the same of themselves: one line that names them all. */
export interface AlikeLines {
  readonly icon: OutcomeIcon;
  readonly tone: OutcomeTone;
  readonly before: string;
  readonly names: readonly string[];
  readonly after: string;
}

/** Fewer than so many stay a line each. */
const leastAlike = 3;

/**
 * Lines that differ in the source's name alone, and offer nothing to do, become one: the same sentence under each block of
 * the summary, twelve times over, would be read by nobody. Nobody's name is left out. In the order of the first of each.
 */
export function foldAlike(lines: readonly AbsenceLine[]): readonly (AbsenceLine | AlikeLines)[] {
  const byWords = [...Map.groupBy(lines, ({ icon, tone, alike, source }) => (alike ? `${icon} ${tone} ${alike.join('…')}` : source))];
  return byWords.flatMap(([, same]): readonly (AbsenceLine | AlikeLines)[] => {
    const [first] = same;
    if (!first?.alike || same.length < leastAlike) return same;
    const { icon, tone, alike } = first;
    return [{ icon, tone, before: alike[0], names: same.map(({ name }) => name), after: alike[1] }];
  });
}
