import { isSearchAnswer } from '#/lib/fhir/answer/bundle.ts';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { issueEffect } from '#/lib/fhir/answer/outcome-issues.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import type { IsHidden } from '#/lib/sources/answer/source-event.ts';
import type { SearchPage } from './pages.ts';
import { searchLimits } from './words.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { checkSelfLink, isOfAnotherType } from '#/lib/sources/plan/self-link.ts';
import type { AnswerLimitation } from '#/lib/sources/answer/category-outcomes.ts';

/**
 * Parameters that only divide a type, each value of which is queried: ignoring one brings more, never less, and a copy is
 * counted once. An ignored patient is no such parameter: another's record is refused (H02).
 */
const harmless = new Set(['category', 'intent', 'status', 'clinical-status']);

const partial = (why: string): AnswerLimitation => ({ state: 'partial', why });

/**
 * Limits of a page: the source's own warnings (H09), parameters it ignored or added (H08), and signs that it answers
 * another search.
 */
export function limitationsOf(
  { searchset }: SearchPage,
  query: Pick<PlannedQuery, 'type' | 'path' | 'params'>,
): readonly AnswerLimitation[] {
  const warnings = searchset.issues.flatMap((issue) => {
    const effect = issueEffect(issue);
    if (effect.effect !== 'limiting') return [];
    const { state, why, sourceWords } = effect;
    return [{ state, why, ...(sourceWords !== undefined && { sourceWords }) }];
  });
  const { ignored, added } = checkSelfLink(searchset.self, query.params);
  const ignoredParameters = ignored.filter((name) => !harmless.has(name));
  return [
    ...warnings,
    ...ignoredParameters.map((name) => partial(searchLimits.ignored(name))),
    ...added.map((name) => partial(searchLimits.narrowed(name))),
    ...(query.path === undefined ? otherSearchLimits(searchset, query.type) : []),
  ];
}

/** An answer to another search would read like an empty answer to this one (H05). */
function otherSearchLimits(searchset: SearchPage['searchset'], type: string): readonly AnswerLimitation[] {
  if (!isSearchAnswer(searchset)) return [partial(searchLimits.noSearchAnswer)];
  if (isOfAnotherType(searchset.self, type)) return [partial(searchLimits.otherSearch)];
  const name = type.split('/').at(-1);
  const matches = searchset.entries
    .filter(({ mode }) => mode === undefined || mode === 'match')
    .flatMap(({ resource }) => resourceOf(resource) ?? [])
    .filter(({ resourceType }) => resourceType !== 'OperationOutcome');
  const isOther = (resources: readonly Resource[]): boolean =>
    resources.length > 0 && resources.every(({ resourceType }) => resourceType !== name);
  if (!isOther(matches)) return [];
  // A record of hidden resources only must read like an empty one (H24).
  const limitation = partial(searchLimits.otherSearch);
  const counted = (isHidden: IsHidden): AnswerLimitation | undefined =>
    isOther(matches.filter((resource) => !isHidden(undefined, scanResource(resource).labels))) ? limitation : undefined;
  return [{ ...limitation, counted }];
}
