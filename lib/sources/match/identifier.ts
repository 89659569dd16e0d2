import 'server-only';
import { z } from 'zod';
import { readSearchset } from '#/lib/fhir/bundle.ts';
import { resourceOf } from '#/lib/fhir/json.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/outcome-issues.ts';
import { fetchFhir } from '#/lib/sources/fetch-fhir.ts';
import { SourceFailure, failureOf } from '#/lib/sources/failure.ts';
import { checkSelfLink } from '#/lib/sources/plan/self-link.ts';
import { identifiersIn, type MatchAnswer, type MatchContext, type MatchMethod } from './match-method.ts';

const noRecord: MatchAnswer = { type: 'no-answer-given', why: 'it gave no record and may hold one' };

/** `Patient?identifier=system|value` (PDQm ITI-78, GP Connect Find a Patient). */
export const identifierMatch: MatchMethod = {
  kind: 'identifier',
  options: z.strictObject({ kind: z.literal('identifier') }),
  query: ({ patient, systems }) => {
    const [first] = identifiersIn(patient, systems);
    return first && `Patient?${new URLSearchParams({ identifier: `${first.system}|${first.value}` })}`;
  },
  ask: async (context, query) => {
    try {
      return await search(context, query);
    } catch (error) {
      // Also the answer for a sensitive, inactive or deceased patient: never a certain no (standards §4.1).
      const failure = failureOf(error);
      if (failure.kind === 'answered-error' && failure.status === 404 && failure.codes.length > 0) return noRecord;
      throw error;
    }
  },
};

async function search({ connection, requestId }: MatchContext, query: string): Promise<MatchAnswer> {
  const read = readSearchset(await fetchFhir(connection, { address: `${connection.upstream.url}/${query}`, requestId }));
  if (!read.ok) return limitedAnswer(read.issues) ?? unreadable();
  const { entries, issues, next, self, total = 0 } = read.searchset;
  const patients = entries.map(({ resource }) => resource).filter((resource) => resourceOf(resource)?.resourceType === 'Patient');
  const ignored = checkSelfLink(self, [['identifier', '']]).ignored.length > 0;
  const limited = limitedAnswer(issues) ?? (ignored || next !== undefined ? noRecord : undefined);
  if (patients.length > 0) return { type: 'patients', patients, limited: limited !== undefined };
  // Only a whole and truly empty answer to the question as it was asked is a certain no.
  return limited ?? (entries.length === 0 && total === 0 ? { type: 'not-known' } : noRecord);
}

/** A warning beside an empty answer: it is no certain no. */
function limitedAnswer(issues: readonly OutcomeIssue[]): MatchAnswer | undefined {
  const effect = issues.map(issueEffect).find((one) => one.effect === 'limiting');
  return effect?.effect === 'limiting' ? { type: 'no-answer-given', why: effect.why } : undefined;
}

function unreadable(): never {
  throw new SourceFailure({ kind: 'unreadable', what: 'a search was asked and no Bundle came' });
}
