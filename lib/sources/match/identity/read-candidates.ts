import 'server-only';
import { isSearchAnswer, type BundleEntry, type Searchset } from '#/lib/fhir/answer/bundle.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/answer/outcome-issues.ts';
import { SourceFailure, failureOf } from '#/lib/sources/http/source-failure.ts';
import { readSearchsetInTurns } from '#/lib/sources/reading/searchset-in-turns.ts';
import type { QueryParams } from '#/lib/sources/plan/plan.ts';
import { checkSelfLink } from '#/lib/sources/plan/self-link.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { matchWords } from './words.ts';
import type { MatchAnswer } from './match-method.ts';

const noRecord: MatchAnswer = { type: 'no-answer-given', why: matchWords.noRecord };

interface CandidateReading {
  readonly params: QueryParams;
  /** The source that answered. */
  readonly owner: string;
  /** Tells whether the source's own matching calls an entry certain. */
  readonly isCertain?: (entry: BundleEntry) => boolean;
}

/**
 * Reads the Patients of a searchset. Only a whole and truly empty answer that honoured `params` is a certain no (H05, H08).
 */
export async function readCandidates(body: unknown, { params, owner, isCertain }: CandidateReading): Promise<MatchAnswer> {
  const read = await readSearchsetInTurns(body, owner);
  if (!read.ok) return limitedAnswer(read.issues) ?? unreadable();
  const { entries, issues, total = 0 } = read.searchset;
  const patientEntries = entries.filter(({ resource }) => resourceOf(resource)?.resourceType === 'Patient');
  const limited = limitedAnswer(issues) ?? (isWhole(read.searchset, params, patientEntries.length) ? undefined : noRecord);
  if (patientEntries.length > 0)
    return {
      type: 'patients',
      patients: patientEntries.map(({ resource }) => resource),
      limited: limited !== undefined,
      ...(isCertain && { certain: new Set(patientEntries.filter(isCertain).map(({ resource }) => resource)) }),
    };
  return limited ?? (entries.length === 0 && total === 0 ? { type: 'not-known' } : noRecord);
}

/** Tells whether all matches came: a match that is missing, or lacks its Patient, may be this person's record too (H07). */
function isWhole({ entries, next, self, total = 0, type }: Searchset, params: QueryParams, patients: number): boolean {
  const unreadable = entries.some(({ resource }) => resourceOf(resource) === undefined);
  const isHonoured = checkSelfLink(self, params).ignored.length === 0;
  return isHonoured && next === undefined && total <= patients && !unreadable && isSearchAnswer({ type, entries });
}

/** Reads a 404 with codes of its own, which also covers sensitive, inactive and deceased patients: never a certain no (standards §4.1). Rethrows any other error. */
export function notFoundAnswer(error: unknown): MatchAnswer {
  const failure = failureOf(error);
  if (failure.kind === 'answered-error' && failure.status === 404 && failure.codes.length > 0) return noRecord;
  throw error;
}

/** Answer for a limiting warning: an empty answer with one is no certain no. */
function limitedAnswer(issues: readonly OutcomeIssue[]): MatchAnswer | undefined {
  const effect = issues.map(issueEffect).find((candidate) => candidate.effect === 'limiting');
  return effect?.effect === 'limiting' ? { type: 'no-answer-given', why: effect.why } : undefined;
}

function unreadable(): never {
  throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.noBundle });
}
