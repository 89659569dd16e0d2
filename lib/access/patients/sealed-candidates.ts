import 'server-only';
import { patientBanner } from '#/lib/access/request/patient-banner.ts';
import { serverTime } from '#/lib/config/clock.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { candidateHandle } from '#/lib/session/open/open-confirmed-person.ts';
import type { FindResult } from './find-result.ts';

/** A search result as the browser may hold it. */
export type SealedFindResult =
  | Exclude<FindResult, { readonly state: 'found' }>
  | {
      readonly state: 'found';
      readonly from: string;
      /** ISO 8601 instant of the search. */
      readonly at: string;
      readonly people: readonly { readonly handle: string; readonly banner: PatientBanner }[];
    };

/** Replaces the ids of the index in a search result by handles that open for this viewer only. */
export async function sealCandidates(result: FindResult, session: ViewerSession, config: Config): Promise<SealedFindResult> {
  if (result.state !== 'found') return result;
  const people = result.people.map(async ({ identity }) => ({
    handle: await candidateHandle(identity, result.from, session, config),
    banner: patientBanner(identity, result.from, config),
  }));
  return { state: 'found', from: result.from, at: serverTime().toISOString(), people: await Promise.all(people) };
}
