import { isSearchAnswer, readSearchset, type BundleEntry, type Searchset } from '#/lib/fhir/answer/bundle.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/answer/outcome-issues.ts';
import { SourceFailure, failureOf } from '#/lib/sources/http/source-failure.ts';
import type { QueryParams } from '#/lib/sources/plan/plan.ts';
import { checkSelfLink } from '#/lib/sources/plan/self-link.ts';
import type { MatchAnswer } from './match-method.ts';

const noRecord: MatchAnswer = { type: 'no-answer-given', why: 'it gave no record and may hold one' };

/**
 * The Patients of a searchset. `asked`: parameters that must have been honoured, for only a whole and truly empty answer
 * to the question as it was asked is a certain no (H05, H08).
 */
export function readCandidates(body: unknown, asked: QueryParams, isCertain?: (entry: BundleEntry) => boolean): MatchAnswer {
  const read = readSearchset(body);
  if (!read.ok) return limitedAnswer(read.issues) ?? unreadable();
  const { entries, issues, total = 0 } = read.searchset;
  const found = entries.filter(({ resource }) => resourceOf(resource)?.resourceType === 'Patient');
  const limited = limitedAnswer(issues) ?? (isWhole(read.searchset, asked, found.length) ? undefined : noRecord);
  if (found.length > 0)
    return {
      type: 'patients',
      patients: found.map(({ resource }) => resource),
      limited: limited !== undefined,
      ...(isCertain && { certain: new Set(found.filter(isCertain).map(({ resource }) => resource)) }),
    };
  return limited ?? (entries.length === 0 && total === 0 ? { type: 'not-known' } : noRecord);
}

/** One that did not come, or came without its Patient, may be this person's record too (H07). */
function isWhole({ entries, next, self, total = 0, type }: Searchset, asked: QueryParams, found: number): boolean {
  const unreadable = entries.some(({ resource }) => resourceOf(resource) === undefined);
  const heard = checkSelfLink(self, asked).ignored.length === 0;
  return heard && next === undefined && total <= found && !unreadable && isSearchAnswer({ type, entries });
}

/** 404 with codes of its own is also said of a sensitive, inactive or deceased patient: never a certain no (standards §4.1). */
export function notFoundAnswer(error: unknown): MatchAnswer {
  const failure = failureOf(error);
  if (failure.kind === 'answered-error' && failure.status === 404 && failure.codes.length > 0) return noRecord;
  throw error;
}

/** A warning beside an empty answer: it is no certain no. */
function limitedAnswer(issues: readonly OutcomeIssue[]): MatchAnswer | undefined {
  const effect = issues.map(issueEffect).find((one) => one.effect === 'limiting');
  return effect?.effect === 'limiting' ? { type: 'no-answer-given', why: effect.why } : undefined;
}

function unreadable(): never {
  throw new SourceFailure({ kind: 'unreadable', detail: 'a search was asked and no Bundle came' });
}
