import type { Category } from '#/lib/record/model/category.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { failureWords, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { SearchPage } from './pages.ts';
import type { ForeignReason } from './subject-check.ts';
import { searchLimits } from './words.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import type { PlatformProfile } from '#/lib/sources/profiles/platform-profile.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';

/** Statuses that mean "not without more parameters" (standards §4.2). */
const unsearchableStatuses = new Set([400, 422]);

/** Matches received, and the number that the source states. */
export interface MatchCount {
  matches: number;
  total: number | undefined;
}

/**
 * Adds a page's matches; an OperationOutcome is none, however marked (standards §4.1). The newest total counts; where totals
 * are estimates, only the last page's.
 */
export function countMatches(count: MatchCount, { number, searchset }: SearchPage, profile: PlatformProfile | undefined): void {
  if (number === 1) Object.assign(count, { matches: 0, total: undefined });
  count.matches += searchset.entries.filter(({ mode, resource }) => (mode ?? 'match') === 'match' && isClinical(resource)).length;
  const believed = !profile?.totalIsEstimate || searchset.next === undefined;
  if (believed) count.total = searchset.total ?? count.total;
}

const isClinical = (resource: unknown): boolean => resource !== undefined && resourceOf(resource)?.resourceType !== 'OperationOutcome';

export function missingMatches({ matches, total }: MatchCount, uncounted: boolean): readonly AnswerLimitation[] {
  if (total === undefined || total <= matches) return [];
  // The number of missing matches does not disclose how many came.
  return [
    { state: 'partial', why: uncounted ? searchLimits.moreExist(total - matches) : searchLimits.received(matches, total), lost: true },
  ];
}

/** Tests if the source refused the search for want of parameters, before any page came. */
export function isRefusedAsItStands(failure: FailureReason, pages: number): boolean {
  return pages === 0 && failure.kind === 'answered-error' && unsearchableStatuses.has(failure.status);
}

/**
 * Statuses of a server that has no such search. Neither 404 nor 410: a type that the statement lists and that is not found, or is
 * gone, contradicts the statement, and its entries may be missing (H05).
 */
const unknownSearchStatuses = new Set([...unsearchableStatuses, 405, 501]);

/** Tests if the source does not know the search, before any page came. */
export function isUnknownSearch(failure: FailureReason, pages: number): boolean {
  return pages === 0 && failure.kind === 'answered-error' && unknownSearchStatuses.has(failure.status);
}

/** Tests if the source answered, and refused. */
export const isRefusal = ({ kind }: FailureReason): boolean => kind === 'answered-error' || kind === 'denied';

interface Ended {
  readonly categories: ReadonlySet<Category>;
  readonly limitations: readonly AnswerLimitation[];
  readonly failure: FailureReason;
}

/** End of a failed query, in the words of its platform where those are plainer than a status. */
export function failedEnd(query: PlannedQuery, ended: Ended, refused: boolean, profile: PlatformProfile | undefined): QueryEnd {
  const { categories, limitations, failure } = ended;
  const instead = query.optional && refused ? partial : notGranted(failure, profile);
  return instead ? { categories, limitations: [...limitations, instead] } : ended;
}

const partial: AnswerLimitation = { state: 'partial', why: searchLimits.notSearchable };

function notGranted(failure: FailureReason, profile: PlatformProfile | undefined): AnswerLimitation | undefined {
  const words = failure.kind === 'denied' && failure.status === 403 ? profile?.notGranted : undefined;
  return words === undefined ? undefined : { state: 'denied', why: `${words}: ${failureWords(failure)}` };
}

/** End of every query after an answer for another patient: earlier answers, empty ones above all, may be another's too (H02, H05). */
export function distrustedEnd(plan: readonly PlannedQuery[], perCategory: ReadonlyMap<Category, number>, reason: ForeignReason): QueryEnd {
  const categories = new Set([...plan.flatMap(({ categories: own, alsoAffects: adds = [] }) => [...own, ...adds]), ...perCategory.keys()]);
  return { categories, failure: { kind: reason }, limitations: [] };
}
