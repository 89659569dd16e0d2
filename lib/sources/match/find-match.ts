import 'server-only';
import type { MemberOptions } from '#/lib/config/schema/schema.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import { isResourceId } from '#/lib/record/model/resource-reference.ts';
import { candidateOf, type PatientCandidate } from './identity/candidate.ts';
import { withSuccessors } from './identity/follow-replaced-by.ts';
import { checkIdentity, noneInCommon, type IdentityCheck } from './identity/check-identity.ts';
import { personDigest } from './identity/person-digest.ts';
import { matchMethods } from './methods/registry.ts';
import type { MatchContext, MatchMethod, MatchSubject } from './identity/match-method.ts';

/** Who the patient is at one source. */
export type Match =
  | {
      readonly type: 'matched';
      readonly ids: ReadonlySet<string>;
      /** Why the source may hold more of this patient than under `ids`: then nothing of it is complete (H05). */
      readonly doubt?: string;
      readonly differences: readonly IdentityDifference[];
      readonly received: number;
    }
  | {
      readonly type: 'unmatched';
      readonly match: 'not-known' | 'unconfirmed' | 'no-answer-given';
      readonly why?: string;
      /** The one whom the reader may accept. */
      readonly person?: string;
      readonly differences: readonly IdentityDifference[];
      readonly received: number;
    };

/** The first configured method that is for this user and patient, and what it will ask. */
export function chooseMatch(
  given: readonly MemberOptions[],
  subject: MatchSubject,
): { readonly method: MatchMethod; readonly query: string } | undefined {
  for (const { kind } of given) {
    const method = matchMethods.find((one) => one.kind === kind);
    const query = method?.query(subject);
    if (method && query !== undefined) return { method, query };
  }
  return undefined;
}

/** Asks, then checks each Patient that came against the reference identity: no method is believed unchecked. */
export async function findMatch(
  chosen: { readonly method: MatchMethod; readonly query: string },
  context: MatchContext,
  accepted: ReadonlySet<string> = new Set(),
): Promise<Match> {
  const answer = await chosen.method.ask(context, chosen.query);
  if (answer.type === 'not-known') return { type: 'unmatched', match: 'not-known', differences: [], received: 0 };
  if (answer.type === 'no-answer-given')
    return { type: 'unmatched', match: 'no-answer-given', why: answer.why, differences: [], received: 0 };
  const { patients, lost } = await withSuccessors(answer.patients, context);
  // The best of several is nobody: a source that is certain of two, or may have named only one of them, vouches for none.
  const vouched = answer.certain?.size === 1 && !answer.limited ? answer.certain : new Set();
  const checked = patients.flatMap((patient) => {
    const candidate = candidateOf(patient);
    // Without an id that can stand in an address nothing of theirs can be asked for.
    return candidate && isResourceId(candidate.id)
      ? [{ candidate, check: checkIdentity(context.patient, candidate, context.systems, { vouched: vouched.has(patient) }) }]
      : [];
  });
  return decideMatch(checked, { accepted, limited: answer.limited || lost, received: patients.length });
}

interface Checked {
  readonly candidate: PatientCandidate;
  readonly check: IdentityCheck;
}

/** Pure: the candidates with their verdicts to one match. Never the best of several. */
export function decideMatch(
  checked: readonly Checked[],
  { accepted, limited, received }: { readonly accepted: ReadonlySet<string>; readonly limited: boolean; readonly received: number },
): Match {
  const certain = checked.filter(({ check }) => check.verdict === 'accept');
  const doubtful = checked.filter(({ check }) => check.verdict === 'confirm');
  // Of a certain other person nothing is told: those facts are theirs.
  const differences = [...certain, ...doubtful].at(0)?.check.differences ?? [];
  const take = (ones: readonly Checked[], doubt?: string): Match => ({
    type: 'matched',
    ids: new Set(ones.map(({ candidate }) => candidate.id)),
    ...(doubt !== undefined && { doubt }),
    differences,
    received,
  });
  if (certain.length > 0) return take(certain, doubtBeside(doubtful.length, limited || received > checked.length));
  const [first, ...more] = doubtful;
  const only = more.length === 0 && !limited ? first : undefined;
  const person = only && personDigest(only.candidate);
  if (only && person !== undefined && accepted.has(person)) return take([only]);
  const why = wordsFor(differences, doubtful.length);
  if (first) return { type: 'unmatched', match: 'unconfirmed', why, ...(person !== undefined && { person }), differences, received };
  // Someone came, but certainly someone else, or a record out of use: whether this patient is known there too, nobody said.
  const whose = checked.some(({ candidate }) => candidate.replaced)
    ? 'the record found there was replaced by one that is not certainly this patient’s'
    : 'the record found there is another person’s';
  return { type: 'unmatched', match: 'no-answer-given', why: whose, differences, received };
}

/** A second record that only the reader could tell is left out, and so may be one that did not come or was not readable. */
function doubtBeside(doubtful: number, mayBeMore: boolean): string | undefined {
  if (doubtful > 0) return 'another record there may be this patient’s too';
  return mayBeMore ? 'it may hold another record of this patient' : undefined;
}

const fields: Readonly<Record<IdentityDifference['field'], string>> = {
  family: 'family name',
  given: 'given name',
  birthDate: 'birth date',
  gender: 'gender',
  deceased: 'a recorded death',
  identifier: 'identifier',
  address: 'address',
};

function wordsFor(differences: readonly IdentityDifference[], people: number): string {
  if (people > 1) return `${people} records there may be this patient’s`;
  const named = differences.filter(({ sourceValue: there }) => there !== noneInCommon).map(({ field }) => fields[field]);
  return named.length > 0 ? `another ${named.join(', ')} there` : 'not enough there to be certain';
}
