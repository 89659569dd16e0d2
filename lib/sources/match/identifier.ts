import 'server-only';
import { z } from 'zod';
import { searchPatient } from '#/lib/sources/posted-search.ts';
import { identifiersIn, paramsIn, type MatchMethod } from './match-method.ts';
import { notFoundAnswer, readCandidates } from '#/lib/sources/read-candidates.ts';

/** `Patient?identifier=system|value` (PDQm ITI-78, GP Connect Find a Patient). */
export const identifierMatch: MatchMethod = {
  kind: 'identifier',
  options: z.strictObject({ kind: z.literal('identifier') }),
  query: ({ patient, systems }) => {
    const [first] = identifiersIn(patient, systems);
    return first && `Patient?${new URLSearchParams({ identifier: `${first.system}|${first.value}` })}`;
  },
  ask: async ({ connection, requestId }, query) => {
    try {
      const body = await searchPatient(connection, query, requestId);
      return readCandidates(body, paramsIn(query));
    } catch (error) {
      return notFoundAnswer(error);
    }
  },
};
