import 'server-only';
import { z } from 'zod';
import { searchPatient } from '#/lib/sources/fetch/posted-search.ts';
import { paramsIn, type MatchAnswer, type MatchMethod } from '#/lib/sources/match/identity/match-method.ts';
import { notFoundAnswer, readCandidates } from '#/lib/sources/match/identity/read-candidates.ts';

/**
 * `Patient?family=…&given=…&birthdate=…&gender=…` (PDQm ITI-78), for a source that shares no identifier with us. What it
 * finds is for the reader to confirm, unless an identifier turns up in common.
 */
export const demographicsMatch: MatchMethod = {
  kind: 'demographics',
  options: z.strictObject({ kind: z.literal('demographics') }),
  query: ({ patient: { family, given, birthDate, gender } }) => {
    const [first] = given;
    // Half a name or half a date finds other people's records.
    if (family === '' || first === undefined || birthDate?.length !== 10) return undefined;
    const asked = new URLSearchParams({ family, given: first, birthdate: birthDate });
    if (gender === 'male' || gender === 'female') asked.set('gender', gender);
    return `Patient?${asked}`;
  },
  ask: async ({ connection, requestId }, query) => {
    try {
      const body = await searchPatient(connection, query, requestId);
      const answer = readCandidates(body, paramsIn(query));
      return answer.type === 'not-known' ? underAnotherName : answer;
    } catch (error) {
      return notFoundAnswer(error);
    }
  },
};

/** A slip in a name or a date, a former name: that nobody has these is no certain no (H05). */
const underAnotherName: MatchAnswer = {
  type: 'no-answer-given',
  why: 'it knows nobody of exactly this name and birth date, and may know the patient by others',
};
