import { readSearchset, type BundleEntry } from '#/lib/fhir/bundle.ts';
import { resourceOf } from '#/lib/fhir/json.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/outcome-issues.ts';
import { SourceFailure, failureOf } from '#/lib/sources/failure.ts';
import { checkSelfLink } from '#/lib/sources/plan/self-link.ts';
import type { MatchAnswer } from './match/match-method.ts';

const noRecord: MatchAnswer = { type: 'no-answer-given', why: 'it gave no record and may hold one' };

/**
 * The Patients of a searchset. `asked`: parameters that must have been honoured, for only a whole and truly empty answer
 * to the question as it was asked is a certain no (H05, H08).
 */
export function readCandidates(body: unknown, asked: readonly string[], isCertain?: (entry: BundleEntry) => boolean): MatchAnswer {
  const read = readSearchset(body);
  if (!read.ok) return limitedAnswer(read.issues) ?? unreadable();
  const { entries, issues, next, self, total = 0 } = read.searchset;
  const found = entries.filter(({ resource }) => resourceOf(resource)?.resourceType === 'Patient');
  const { ignored } = checkSelfLink(
    self,
    asked.map((name) => [name, ''] as const),
  );
  const limited = limitedAnswer(issues) ?? (ignored.length > 0 || next !== undefined ? noRecord : undefined);
  if (found.length > 0)
    return {
      type: 'patients',
      patients: found.map(({ resource }) => resource),
      limited: limited !== undefined,
      ...(isCertain && { certain: new Set(found.filter(isCertain).map(({ resource }) => resource)) }),
    };
  return limited ?? (entries.length === 0 && total === 0 ? { type: 'not-known' } : noRecord);
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
  throw new SourceFailure({ kind: 'unreadable', what: 'a search was asked and no Bundle came' });
}
