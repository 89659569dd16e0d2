import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { candidateOf } from '#/lib/sources/match/identity/candidate.ts';
import { checkIdentity } from '#/lib/sources/match/identity/check-identity.ts';
import { identifiersIn } from '#/lib/sources/match/identity/match-method.ts';
import type { RecordSubject } from './subject-check.ts';

/** Returns the subject that the source's answers must be about: the matched Patients, compared with the reference identity. */
export function matchedSubject({ source, patient, systems }: GatherInput, ids: ReadonlySet<string>): RecordSubject {
  return {
    server: source,
    ids,
    identifiers: new Set(identifiersIn(patient, systems).map(({ system, value }) => `${system}|${value}`)),
    isSamePerson: (contained) => {
      const candidate = candidateOf(contained);
      return candidate === undefined ? 'confirm' : checkIdentity(patient, candidate, systems, { head: true }).verdict;
    },
  };
}
