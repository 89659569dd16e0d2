import 'server-only';
import { parseReference } from '#/lib/record/model/resource-reference.ts';
import { listOf, objectOf, objectsOf, resourceOf, type JsonObject } from '#/lib/fhir/resource/json.ts';
import { isSearchAnswer, type Searchset } from '#/lib/fhir/answer/bundle.ts';
import { readSearchsetInTurns } from '#/lib/sources/reading/searchset-in-turns.ts';
import { issueEffect } from '#/lib/fhir/answer/outcome-issues.ts';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';
import { searchAddress } from '#/lib/sources/http/address-under-base.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { incompleteRegistryAnswer } from './words.ts';
import type { QueryParams } from '#/lib/sources/plan/plan.ts';
import { checkSelfLink, isOfAnotherType } from '#/lib/sources/plan/self-link.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import type { Upstream } from '#/lib/sources/http/upstream.ts';

/** Organisations that the patient's consent keeps from sharing; `everyone` when it names none. */
export interface BlockedOrganisations {
  readonly everyone: boolean;
  /** Ids and identifier values, as the registry names them. */
  readonly organisations: ReadonlySet<string>;
}

export interface ConsentQuestion {
  readonly registry: Upstream;
  readonly user: RequestingUser;
  readonly identifier: PatientIdentifier;
  readonly requestId: string;
  readonly at: Date;
}

const paramsFor = ({ system, value }: PatientIdentifier): QueryParams => [
  ['patient.identifier', `${system}|${value}`],
  ['status', 'active'],
];

/** The search as it is sent, for the audit. */
export const consentSearchText = (identifier: PatientIdentifier): string =>
  `Consent?${new URLSearchParams(paramsFor(identifier).map(([name, value]) => [name, value]))}`;

/** Reads the patient's opt-outs at the consent registry (IHE PCF). Throws unless the whole answer was read, so that an error never reads as "none". */
export async function readBlocked(
  { registry, user, identifier, requestId, at }: ConsentQuestion,
  signal: AbortSignal,
): Promise<BlockedOrganisations> {
  const connection = openConnection(registry, user, signal);
  try {
    const params = paramsFor(identifier);
    const body = await fetchFhir(connection, { address: searchAddress(registry.url, 'Consent', params), requestId });
    const read = await readSearchsetInTurns(body, registry.id);
    if (!read.ok || !isWhole(read.searchset, params)) throw notWhole();
    return blockedBy(
      read.searchset.entries.map(({ resource }) => resource),
      identifier,
      at,
    );
  } finally {
    await connection.close();
  }
}

function isWhole({ next, issues, total = 0, type, entries, self }: Searchset, [patientParam]: QueryParams): boolean {
  // A registry that ignores the status returns more than needed, which is harmless; one that ignores the patient tells nothing about this patient.
  const isOurs = !isOfAnotherType(self, 'Consent') && (!patientParam || checkSelfLink(self, [patientParam]).ignored.length === 0);
  const answers = isSearchAnswer({ type, entries }) && isOurs;
  return answers && next === undefined && total <= entries.length && issues.every((issue) => issueEffect(issue).effect !== 'limiting');
}

/** Failure for a partial answer: an opt-out lost on the way would read as none. */
const notWhole = (): SourceFailure => new SourceFailure({ kind: 'unreadable', detail: incompleteRegistryAnswer });

/** Finds the denials in force among this patient's consents. Pure. Throws for another patient's consent. */
export function blockedBy(consents: readonly unknown[], identifier: PatientIdentifier, at: Date): BlockedOrganisations {
  const denials = consents.flatMap((value) => {
    const consent = resourceOf(value);
    if (!consent) throw notWhole();
    if (consent.resourceType !== 'Consent' || consent.status !== 'active') return [];
    if (isOtherPatient(consent, identifier)) throw new SourceFailure({ kind: 'other-patient' });
    return [...deniedAsAWhole(consent), ...provisionsOf(consent.provision)].filter(
      (provision) => provision.type === 'deny' && isInForce(provision, at),
    );
  });
  const actors = denials.map((provision) => objectsOf(provision.actor).map(({ reference }) => namesOf(reference)));
  return {
    // A denial whose actors cannot be read counts as a denial of everyone.
    everyone: actors.some((actorNames) => actorNames.length === 0 || actorNames.some((names) => names.length === 0)),
    organisations: new Set(actors.flat(2)),
  };
}

/**
 * IHE PCF policies that deny everyone but those whom the provisions permit: whether that covers this viewer is not ours to
 * judge. Breaking the glass is not offered here, so a policy that only allows that denies.
 */
const denying = new Set(['https://profiles.ihe.net/ITI/PCF/Policy-deny', 'https://profiles.ihe.net/ITI/PCF/Policy-break-glass-only']);

/** Denial as a whole: by policy, or by R5's `decision`, to which the provisions are exceptions. */
function deniedAsAWhole({ policy, decision, provision }: JsonObject): readonly JsonObject[] {
  const denies = decision === 'deny' || objectsOf(policy).some(({ uri }) => typeof uri === 'string' && denying.has(uri));
  const { type, period } = objectOf(provision) ?? {};
  // A provision that denies names its own actors.
  return denies && type !== 'deny' ? [{ type: 'deny', period }] : [];
}

/** All nested provisions: exceptions to a provision are provisions themselves. */
function provisionsOf(value: unknown): readonly JsonObject[] {
  return objectsOf(value).flatMap((provision) => [provision, ...provisionsOf(provision.provision)]);
}

function isOtherPatient({ patient }: JsonObject, { system, value }: PatientIdentifier): boolean {
  const named = objectOf(objectOf(patient)?.identifier);
  return named?.system === system && named.value !== value;
}

function isInForce({ period }: JsonObject, at: Date): boolean {
  const { start, end } = objectOf(period) ?? {};
  return !(compareTo(at, start) > 0) && !(compareTo(at, end) < 0);
}

/** Negative before `at`, positive after. A day that is its own end lasts until midnight: compared as texts of the same length. */
function compareTo(at: Date, value: unknown): number {
  if (typeof value !== 'string') return 0;
  // A value with a time is an instant, in whatever zone it was written.
  if (value.includes('T')) return Date.parse(value) - at.getTime();
  const moment = at.toISOString().slice(0, value.length);
  return value === moment ? 0 : value < moment ? -1 : 1;
}

function namesOf(value: unknown): readonly string[] {
  const reference = objectOf(value);
  const text = typeof reference?.reference === 'string' ? reference.reference : undefined;
  const target = text === undefined ? undefined : parseReference(text);
  return [
    target?.kind === 'literal' ? target.id : text,
    ...listOf(reference?.identifier).map((identifier) => objectOf(identifier)?.value),
  ].filter((name) => typeof name === 'string');
}
