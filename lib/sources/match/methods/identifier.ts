import 'server-only';
import { z } from 'zod';
import { searchPatient } from '#/lib/sources/fetch/posted-search.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import {
  identifiersIn,
  paramsIn,
  type MatchAnswer,
  type MatchContext,
  type MatchMethod,
} from '#/lib/sources/match/identity/match-method.ts';
import { notFoundAnswer, readCandidates } from '#/lib/sources/match/identity/read-candidates.ts';

/** `Patient?identifier=system|value` (PDQm ITI-78, GP Connect Find a Patient): by each number that the patient has, until one is known. */
export const identifierMatch: MatchMethod = {
  kind: 'identifier',
  options: z.strictObject({ kind: z.literal('identifier') }),
  query: ({ patient, systems }) => {
    const tokens = identifiersIn(patient, systems).map(({ system, value }) => ['identifier', `${system}|${value}`]);
    return tokens.length === 0 ? undefined : `Patient?${new URLSearchParams(tokens)}`;
  },
  ask: async (context, query) => {
    const [first, ...others] = paramsIn(query).map((param) => `Patient?${new URLSearchParams([[...param]])}`);
    const answer = await askBy(first ?? query, context, context.requestId);
    if (answer.type !== 'not-known') return answer;
    for (const [at, other] of others.entries()) {
      const next = await askBy(other, context, `${context.requestId}.${at + 2}`).catch(() => notAsked(context));
      if (next.type !== 'not-known') return next;
    }
    return answer;
  },
};

async function askBy(query: string, { connection }: MatchContext, requestId: string): Promise<MatchAnswer> {
  try {
    return readCandidates(await searchPatient(connection, query, requestId), paramsIn(query));
  } catch (error) {
    return notFoundAnswer(error);
  }
}

/** Some servers know one kind of number alone, and refuse any other: what they know by that one, they did not say (H05). */
function notAsked({ connection }: MatchContext): MatchAnswer {
  if (connection.deadline.signal.aborted) throw abortFailure(connection.deadline.signal);
  return { type: 'no-answer-given', why: 'it does not know the patient by one number, and did not answer by another' };
}
