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
import { matchWords } from '#/lib/sources/match/identity/words.ts';
import { notFoundAnswer, readCandidates } from '#/lib/sources/match/identity/read-candidates.ts';

/** Searches `Patient?identifier=system|value` (PDQm ITI-78, GP Connect Find a Patient), by each of the patient's numbers until one is known. */
export const identifierMatch: MatchMethod = {
  kind: 'identifier',
  options: z.strictObject({ kind: z.literal('identifier') }),
  query: ({ patient, systems }) => {
    const tokens = identifiersIn(patient, systems).map(({ system, value }) => ['identifier', `${system}|${value}`]);
    return tokens.length === 0 ? undefined : `Patient?${new URLSearchParams(tokens)}`;
  },
  ask: async (context, query) => {
    const [first, ...furtherQueries] = paramsIn(query).map((param) => `Patient?${new URLSearchParams([[...param]])}`);
    const answer = await askBy(first ?? query, context, context.requestId);
    if (answer.type !== 'not-known') return answer;
    for (const [index, furtherQuery] of furtherQueries.entries()) {
      const next = await askBy(furtherQuery, context, `${context.requestId}.${index + 2}`).catch(() => partlyAnswered(context));
      if (next.type !== 'not-known') return next;
    }
    return answer;
  },
};

async function askBy(query: string, { connection }: MatchContext, requestId: string): Promise<MatchAnswer> {
  try {
    const body = await searchPatient(connection, query, requestId);
    return await readCandidates(body, { params: paramsIn(query), owner: connection.upstream.id });
  } catch (error) {
    return notFoundAnswer(error);
  }
}

/** Answer where a further number was refused: some servers know only one kind of number, so a "not known" by the first is no certain no (H05). */
function partlyAnswered({ connection }: MatchContext): MatchAnswer {
  if (connection.deadline.signal.aborted) throw abortFailure(connection.deadline.signal);
  return { type: 'no-answer-given', why: matchWords.partlyAnswered };
}
