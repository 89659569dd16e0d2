import 'server-only';
import { z } from 'zod';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { identifiersIn, type MatchMethod } from '#/lib/sources/match/identity/match-method.ts';
import { notFoundAnswer, readCandidates } from '#/lib/sources/match/identity/read-candidates.ts';

const most = 5;

/** Calls `Patient/$match` (PDQm ITI-119, US Identity Matching): the source's own matching, its grades believed only with our check. */
export const operationMatch: MatchMethod = {
  kind: 'match',
  options: z.strictObject({ kind: z.literal('match') }),
  query: ({ patient }) =>
    patient.family !== '' && patient.given.length > 0 && patient.birthDate !== undefined ? 'Patient/$match' : undefined,
  ask: async ({ connection, requestId, patient, systems }, query) => {
    const body = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'resource', resource: asPatient(patient, systems) },
        { name: 'onlyCertainMatches', valueBoolean: false },
        { name: 'count', valueInteger: most },
      ],
    };
    try {
      const answer = await fetchFhir(connection, { address: `${connection.upstream.url}/${query}`, requestId, body });
      const isCertain = ({ matchGrade }: BundleEntry): boolean => matchGrade === 'certain';
      return await readCandidates(answer, { params: [], owner: connection.upstream.id, isCertain });
    } catch (error) {
      return notFoundAnswer(error);
    }
  },
};

/** The patient with known facts only, and only identifiers of the configured systems. */
function asPatient(patient: PatientIdentity, systems: readonly string[]): object {
  const { family, birthDate, gender, address, telecom } = patient;
  const identifier = identifiersIn(patient, systems).map(({ system, value }) => ({ system, value }));
  return {
    resourceType: 'Patient',
    ...(identifier.length > 0 && { identifier }),
    name: [{ family, given: patient.given }],
    ...(birthDate !== undefined && { birthDate }),
    ...(gender !== undefined && gender !== 'unknown' && { gender }),
    ...(address !== undefined && address.length > 0 && { address: [{ text: address.join(', ') }] }),
    ...(telecom !== undefined && telecom.length > 0 && { telecom: telecom.map(({ system, value }) => ({ system, value })) }),
  };
}
