import 'server-only';
import { z } from 'zod';
import { resourcePath } from '#/lib/record/model/resource-reference.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { matchFaults } from '#/lib/sources/match/identity/words.ts';
import type { MatchMethod } from '#/lib/sources/match/identity/match-method.ts';

/** Reads the patient whose id the launch gave: valid at the launching base only, where that id means this person. */
export const launchMatch: MatchMethod = {
  kind: 'launch',
  options: z.strictObject({ kind: z.literal('launch') }),
  query: ({ url, user }) => (user.launch?.base === url ? resourcePath({ type: 'Patient', id: user.launch.patient }) : undefined),
  ask: async ({ connection, user, requestId }, query) => {
    const answer = resourceOf(await fetchFhir(connection, { address: `${connection.upstream.url}/${query}`, requestId }));
    if (answer?.resourceType !== 'Patient') throw new SourceFailure({ kind: 'unreadable', detail: matchFaults.noPatient });
    if (answer.id === user.launch?.patient) return { type: 'patients', patients: [answer], limited: false };
    // A server may answer with the record that a merged one was replaced by: no sign yet that it answers anyone so.
    reportOtherPatient(connection.guards, new Set([user.launch?.patient ?? '']), 'item');
    throw new SourceFailure({ kind: 'other-patient' });
  },
};
