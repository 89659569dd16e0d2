import 'server-only';
import type { MemberOptions } from '#/lib/config/schema/schema.ts';
import type { PatientContacts } from '#/lib/fhir/answer/patient-contacts.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import { isResourceId } from '#/lib/record/model/resource-reference.ts';
import { mapInTurns, startPace } from '#/lib/process/pace.ts';
import { candidateOf, candidatesAtOnce, type PatientCandidate } from './identity/candidate.ts';
import { readSuccessors } from './identity/follow-replaced-by.ts';
import { checkIdentity, type IdentityCheck } from './identity/check-identity.ts';
import { personDigest } from './identity/person-digest.ts';
import { differentThere, matchWords } from './identity/words.ts';
import { matchMethods } from './methods/registry.ts';
import type { MatchContext, MatchMethod, MatchSubject } from './identity/match-method.ts';

/** The patient at one source: the records matched, or why none is. */
export type PatientMatch =
  | {
      readonly type: 'matched';
      readonly ids: ReadonlySet<string>;
      /** Reason why the source may hold more of this patient than under `ids`: then nothing of it is complete (H05). */
      readonly doubt?: string;
      readonly contacts: PatientContacts;
      readonly differences: readonly IdentityDifference[];
      readonly received: number;
    }
  | {
      readonly type: 'unmatched';
      readonly match: 'not-known' | 'unconfirmed' | 'no-answer-given';
      readonly why?: string;
      /** Digest of the person whom the reader may accept. */
      readonly person?: string;
      readonly differences: readonly IdentityDifference[];
      readonly received: number;
    };

/** Chooses the first configured method that applies to this user and patient, with its query. */
export function chooseMatch(
  configured: readonly MemberOptions[],
  subject: MatchSubject,
): { readonly method: MatchMethod; readonly query: string } | undefined {
  for (const { kind } of configured) {
    const method = matchMethods.find((candidate) => candidate.kind === kind);
    const query = method?.query(subject);
    if (method && query !== undefined) return { method, query };
  }
  return undefined;
}

/** Queries, then checks each Patient received against the reference identity: no method is believed unchecked. */
export async function findMatch(
  chosen: { readonly method: MatchMethod; readonly query: string },
  context: MatchContext,
  accepted: ReadonlySet<string> = new Set(),
): Promise<PatientMatch> {
  const answer = await chosen.method.ask(context, chosen.query);
  if (answer.type === 'not-known') return { type: 'unmatched', match: 'not-known', differences: [], received: 0 };
  if (answer.type === 'no-answer-given')
    return { type: 'unmatched', match: 'no-answer-given', why: answer.why, differences: [], received: 0 };
  const pace = startPace(context.connection.upstream.id, candidatesAtOnce);
  // A source that is certain of two patients, or may have named only one of several, vouches for none.
  const vouched = answer.certain?.size === 1 && !answer.limited ? answer.certain : new Set();
  const check = (patient: unknown): Checked | undefined => {
    const candidate = candidateOf(patient);
    return candidate && { candidate, check: checkIdentity(context.patient, candidate, context.systems, { vouched: vouched.has(patient) }) };
  };
  const checkAll = async (patients: readonly unknown[]): Promise<readonly Checked[]> =>
    (await mapInTurns(patients, pace, check)).filter((checked) => checked !== undefined);
  const first = await checkAll(answer.patients);
  const successors = await readSuccessors(
    first.map(({ candidate }) => candidate),
    context,
  );
  const later = await checkAll(successors.patients);
  const received = answer.patients.length + successors.patients.length;
  // Without an id that can stand in an address nothing of theirs can be asked for.
  const checked = [...first, ...later].filter(({ candidate }) => isResourceId(candidate.id));
  return decideMatch(checked, { accepted, limited: answer.limited || successors.lost, received });
}

/** Records of one person that are asked for at a source; more are a mistake there, and each costs a query a kind. */
const mostRecords = 10;

interface Checked {
  readonly candidate: PatientCandidate;
  readonly check: IdentityCheck;
}

/** Decides one match from the candidates and their verdicts; never picks the best of several. Pure. */
export function decideMatch(
  checked: readonly Checked[],
  { accepted, limited, received }: { readonly accepted: ReadonlySet<string>; readonly limited: boolean; readonly received: number },
): PatientMatch {
  const certain = checked.filter(({ check }) => check.verdict === 'accept');
  const doubtful = checked.filter(({ check }) => check.verdict === 'confirm');
  // Facts of a person who is certainly another are not reported.
  const differences = [...certain, ...doubtful].at(0)?.check.differences ?? [];
  const take = (matched: readonly Checked[], doubt?: string): PatientMatch => ({
    type: 'matched',
    ids: new Set([...idsOf(matched)].slice(0, mostRecords)),
    ...(doubt !== undefined && { doubt }),
    contacts: contactsOf(matched),
    differences,
    received,
  });
  const mayBeMore = limited || received > checked.length || idsOf(certain).size > mostRecords;
  if (certain.length > 0) return take(certain, secondRecordDoubt(doubtful.length, mayBeMore));
  const [first, ...more] = doubtful;
  const only = more.length === 0 && !limited ? first : undefined;
  const person = only && personDigest(only.candidate);
  if (only && person !== undefined && accepted.has(person)) return take([only]);
  const why = wordsFor(differences, doubtful.length);
  if (first) return { type: 'unmatched', match: 'unconfirmed', why, ...(person !== undefined && { person }), differences, received };
  // Only another person or a record out of use was returned: whether this patient is known there too is not known.
  const refusal = checked.some(({ candidate }) => candidate.replaced) ? matchWords.replaced : matchWords.otherPerson;
  return { type: 'unmatched', match: 'no-answer-given', why: refusal, differences, received };
}

/** People whom the matched records name; where one keeps the address back, none of the others gives a number away. */
function contactsOf(matched: readonly Checked[]): PatientContacts {
  const all = matched.slice(0, mostRecords).flatMap(({ candidate }) => candidate.contacts?.() ?? []);
  const restricted = all.some((contacts) => contacts.restricted);
  const statements = all.flatMap(({ speech }) => speech ?? []);
  // A need that one of several records states is a need.
  const speech = statements.find(({ interpreter }) => interpreter === true) ?? statements[0];
  return { contacts: restricted ? [] : all.flatMap(({ contacts }) => contacts), restricted, ...(speech && { speech }) };
}

const idsOf = (checked: readonly Checked[]): ReadonlySet<string> => new Set(checked.map(({ candidate }) => candidate.id));

/** Words for a record that may be missing: a second one that only the reader could confirm, or one that was not received or readable. */
function secondRecordDoubt(doubtful: number, mayBeMore: boolean): string | undefined {
  if (doubtful > 0) return matchWords.secondRecord;
  return mayBeMore ? matchWords.mayHoldMore : undefined;
}

function wordsFor(differences: readonly IdentityDifference[], people: number): string {
  if (people > 1) return matchWords.severalRecords(people);
  const fields = differences.filter(({ isSilent }) => !isSilent).map(({ field }) => field);
  return fields.length > 0 ? differentThere(fields) : matchWords.tooLittle;
}
