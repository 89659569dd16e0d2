import 'server-only';
import { z } from 'zod';
import { searchPatient } from '#/lib/sources/fetch/posted-search.ts';
import { paramsIn, type MatchAnswer, type MatchMethod } from '#/lib/sources/match/identity/match-method.ts';
import { matchWords } from '#/lib/sources/match/identity/words.ts';
import { notFoundAnswer, readCandidates } from '#/lib/sources/match/identity/read-candidates.ts';

/**
 * Searches `Patient?family=…&given=…&birthdate=…&gender=…` (PDQm ITI-78), at a source that shares no identifier with us. The
 * reader confirms each match, unless it has an identifier in common.
 */
export const demographicsMatch: MatchMethod = {
  kind: 'demographics',
  options: z.strictObject({ kind: z.literal('demographics') }),
  query: ({ patient }) => {
    const { family, birthDate, gender } = patient;
    const [first] = patient.given;
    // Half a name or half a date finds other people's records.
    if (family === '' || first === undefined || birthDate?.length !== 10) return undefined;
    const params = new URLSearchParams({ family, given: first, birthdate: birthDate });
    if (gender === 'male' || gender === 'female') params.set('gender', gender);
    return `Patient?${params}`;
  },
  ask: async ({ connection, requestId }, query) => {
    try {
      const body = await searchPatient(connection, query, requestId);
      const answer = await readCandidates(body, { params: paramsIn(query), owner: connection.upstream.id });
      return answer.type === 'not-known' ? underAnotherName : answer;
    } catch (error) {
      return notFoundAnswer(error);
    }
  },
};

/** Answer to an empty search: a slip in a name or date, or a former name, would also find nobody, so it is no certain no (H05). */
const underAnotherName: MatchAnswer = {
  type: 'no-answer-given',
  why: matchWords.nameOnly,
};
