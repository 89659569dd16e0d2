import { issueEffect } from '#/lib/fhir/outcome-issues.ts';
import type { Page } from './pages.ts';
import type { QueryParams } from './plan/plan.ts';
import { checkSelfLink } from './plan/self-link.ts';
import type { Limitation } from './tally.ts';

/** What a page says against being whole: the source's own warnings (H09), and what it searched for otherwise (H08). */
export function limitationsOf({ searchset }: Page, asked: QueryParams): readonly Limitation[] {
  const said = searchset.issues.flatMap((issue) => {
    const effect = issueEffect(issue);
    return effect.effect === 'limiting' ? [{ state: effect.state, why: effect.why }] : [];
  });
  const { ignored, added } = checkSelfLink(searchset.self, asked);
  // Ignoring `category` brings more, never less, and what comes twice is counted once.
  const unheard = ignored.filter((name) => name !== 'category' && name !== 'intent');
  return [
    ...said,
    ...unheard.map((name): Limitation => ({ state: 'partial', why: `it did not search by ${name}` })),
    ...added.map((name): Limitation => ({ state: 'partial', why: `it limited its answer by ${name}` })),
  ];
}
