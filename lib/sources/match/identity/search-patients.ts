import 'server-only';
import { mapInTurns, startPace } from '#/lib/process/pace.ts';
import { isSearchAnswer } from '#/lib/fhir/answer/bundle.ts';
import { readSearchsetInTurns } from '#/lib/sources/reading/searchset-in-turns.ts';
import { issueEffect } from '#/lib/fhir/answer/outcome-issues.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { searchAddress } from '#/lib/sources/http/address-under-base.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { matchFaults } from './words.ts';
import { candidateOf, candidatesAtOnce, type PatientCandidate } from './candidate.ts';
import { checkSelfLink } from '#/lib/sources/plan/self-link.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import type { Upstream } from '#/lib/sources/http/upstream.ts';

export interface PatientSearch {
  readonly index: Upstream;
  readonly user: RequestingUser;
  /** Search parameters of PDQm ITI-78, without paging. */
  readonly params: readonly (readonly [string, string])[];
  readonly most: number;
  readonly requestId: string;
}

/** The search as it is sent, `Patient?…`, for the audit. */
export const patientSearchText = (params: PatientSearch['params']): string =>
  `Patient?${new URLSearchParams(params.map(([name, value]) => [name, value]))}`;

/** Searches the patient index (PDQm ITI-78). `more`: it knows more people than fit one page. Throws unless it searched as sent. */
export async function searchPatients(
  { index, user, params, most, requestId }: PatientSearch,
  signal: AbortSignal,
): Promise<{ readonly people: readonly PatientCandidate[]; readonly more: boolean }> {
  const connection = openConnection(index, user, signal);
  try {
    const paged = [...params, ['_count', String(most + 1)]] as const;
    const body = await fetchFhir(connection, { address: searchAddress(index.url, 'Patient', paged), requestId });
    const read = await readSearchsetInTurns(body, index.id);
    if (!read.ok) throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.noBundle });
    const { entries, next, total, issues, self } = read.searchset;
    const patients = entries.map(({ resource }) => resource).filter((resource) => resourceOf(resource)?.resourceType === 'Patient');
    const people = await mapInTurns(patients, startPace(index.id, candidatesAtOnce), candidateOf);
    // An index that ignores a parameter returns people who were not searched for; an answer cut short hides the one who was.
    const whole = isSearchAnswer(read.searchset) && entries.every(({ resource }) => resourceOf(resource) !== undefined);
    const asAsked = whole && checkSelfLink(self, params).ignored.length === 0;
    const limited = issues.some((issue) => issueEffect(issue).effect === 'limiting');
    if (!asAsked || limited || people.includes(undefined))
      throw new SourceFailure({ kind: 'unreadable', detail: matchFaults.searchIgnored });
    const usable = people
      .filter((person) => person !== undefined && !person.inactive && !person.replaced)
      .filter((person) => person !== undefined);
    return { people: usable.slice(0, most), more: usable.length > most || next !== undefined || (total ?? 0) > patients.length };
  } finally {
    await connection.close();
  }
}
