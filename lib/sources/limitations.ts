import { issueEffect } from '#/lib/fhir/outcome-issues.ts';
import type { Page } from './pages.ts';
import type { QueryParams } from './plan/plan.ts';
import { checkSelfLink } from './plan/self-link.ts';
import type { Limitation } from './tally.ts';

/**
 * What is asked by these only divides a type, and every value is asked for: ignoring one brings more, never less, and what
 * comes twice is counted once. A patient that was ignored is never filtered out here: another's record is refused (H02).
 */
const harmless = new Set(['category', 'intent', 'status', 'clinical-status']);

/** What a page says against being whole: the source's own warnings (H09), and what it searched for otherwise (H08). */
export function limitationsOf({ searchset }: Page, asked: QueryParams): readonly Limitation[] {
  const said = searchset.issues.flatMap((issue) => {
    const effect = issueEffect(issue);
    if (effect.effect !== 'limiting') return [];
    const { state, why, said: words } = effect;
    return [{ state, why, ...(words !== undefined && { said: words }) }];
  });
  const { ignored, added } = checkSelfLink(searchset.self, asked);
  const unheard = ignored.filter((name) => !harmless.has(name));
  return [
    ...said,
    ...unheard.map((name): Limitation => ({ state: 'partial', why: `it did not search by ${name}` })),
    ...added.map((name): Limitation => ({ state: 'partial', why: `it limited its answer by ${name}` })),
  ];
}
