import 'server-only';
import { randomUUID } from 'node:crypto';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import type { Ending } from '#/lib/audit/model/failed-event.ts';
import { personFound, personSearchPlanned, type AuditContext, type AuditedQueries } from '#/lib/audit/model/source-events.ts';
import { config } from '#/lib/config/config.ts';
import { limitsSchema, type Config } from '#/lib/config/schema/schema.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import type { PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { failureFacts } from '#/lib/sources/http/failure-facts.ts';
import { mayPass } from '#/lib/sources/http/may-pass.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { isNhsNumber, nhsNumberDigits } from '#/lib/record/model/nhs-number.ts';
import { patientSearchText, searchPatients } from '#/lib/sources/match/identity/search-patients.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { entryProblems, searchFailures } from './words.ts';
import { failedSearch } from './failed-search.ts';
import { notePeople } from '#/lib/access/limits/many-people.ts';
import { limitSearch } from './limit-search.ts';
import type { FindCriteria, FindResult } from './find-result.ts';
import { auditedPatient, auditedUser } from '#/lib/access/request/audited-session.ts';
import { requestingUser } from '#/lib/access/request/requesting-user.ts';

/** Most people who can be told apart on one page. */
const mostPeople = 20;
const limits = limitsSchema.parse({ totalMs: 15_000, megabytes: 4 });

type FoundPeople = Awaited<ReturnType<typeof searchPatients>>;
type Params = readonly (readonly [string, string])[];

/** Viewer who searches, with the sign-in's tokens, which an index may exchange for its own. */
export interface PatientFinder {
  /** `signIn[].id` of the configuration. */
  readonly signIn: string;
  readonly viewer: Viewer;
  readonly login?: LoginGrant | undefined;
}

/**
 * Searches the configured patient index (PDQm) for a signed-in viewer: checked, audited, then queried.
 * @param reason one of the configuration's, where the viewer was asked for it (`limits.people`)
 */
export async function findPatients(
  finder: PatientFinder,
  criteria: FindCriteria,
  reason?: string,
  signal: AbortSignal = AbortSignal.timeout(limits.totalMs),
): Promise<FindResult> {
  const configuration = config();
  const { find } = configuration;
  if (!find) return failedSearch({ from: 'the patient index', why: searchFailures.noIndex, reason: 'no-index' });
  const read = paramsOf(criteria, configuration);
  if (!read.ok) return { state: 'invalid', field: read.field, why: read.why };
  const limited = await limitSearch(finder.viewer, reason, configuration).catch(() => undefined);
  if (!limited) return failedSearch({ from: find.name, why: searchFailures.audit, reason: 'audit', passing: true });
  if (limited.state !== 'free') return limited;
  const index = { id: 'find', ...find, limits };
  const query = searchQuery(read.params);
  const context = (): AuditContext => searchContext(finder, criteria, read.params, configuration);
  const audit = auditSink().write;
  const from = find.name;
  try {
    await audit([personSearchPlanned(context(), index, query)]);
  } catch {
    return failedSearch({ from, why: searchFailures.audit, reason: 'audit', passing: true });
  }
  try {
    const user = requestingUser({ viewer: finder.viewer, purpose: 'TREAT', ...(finder.login && { login: finder.login }) });
    const answer = await searchPatients({ index, user, params: read.params, most: mostPeople, requestId: query.requestId }, signal);
    const result = resultOf(criteria, answer, from);
    const people = result.state === 'found' ? result.people.map(({ identity }) => identity) : [];
    await audit([
      searchEnded(context(), endingOf(result), answer.people.length),
      ...people.map((identity) => personFound({ ...context(), patient: auditedPatient(identity, configuration) }, index, query)),
    ]);
    await notePeople(finder.viewer, people, 'search', configuration);
    return result;
  } catch (error) {
    const failure = failureOf(error);
    const why = failureWords(failure);
    await audit([searchEnded(context(), { outcome: '8', detail: why })]).catch(() => undefined);
    const reference = failure.kind === 'no-token' ? failure.reference : undefined;
    return failedSearch({ from, why, reason: failure.kind, passing: mayPass(failure), reference, facts: failureFacts(failure) });
  } finally {
    forgetTexts();
  }
}

const endingOf = ({ state }: FindResult): Ending => ({ outcome: state === 'failed' ? '8' : '0', detail: state });

const searchQuery = (params: Params): AuditedQueries => ({
  requestId: randomUUID(),
  requests: [patientSearchText(params)],
  shape: `Patient?${params.map(([name]) => `${name}=…`).join('&')}`,
});

const searchContext = (
  { viewer, signIn, login }: PatientFinder,
  { by }: FindCriteria,
  params: Params,
  configuration: Config,
): AuditContext => ({
  ...auditedUser({ viewer, purpose: 'TREAT', ...(login && { grant: { signIn, accessToken: login.accessToken } }) }, configuration),
  session: undefined,
  patient: by === 'identifier' ? { identifiers: params.map(([, token]) => identifierIn(token)) } : undefined,
  at: new Date().toISOString(),
});

function resultOf(criteria: FindCriteria, { people, more }: FoundPeople, from: string): FindResult {
  if (people.some(({ identity }) => !matchesCriteria(criteria, identity)))
    return failedSearch({ from, why: searchFailures.otherPeople, reason: 'other-people' });
  if (more) return { state: 'too-many', most: mostPeople, from };
  return people.length === 0
    ? { state: 'none', from }
    : { state: 'found', people: people.map(({ id, identity }) => ({ id, identity })), from };
}

/** Tells whether a person matches the criteria: an index that ignores them returns other people, whom the reader might open (H02, H08). */
function matchesCriteria(criteria: FindCriteria, { identifiers, birthDate }: PatientIdentity): boolean {
  if (criteria.by === 'name') return birthDate === undefined || birthDate === criteria.birthDate;
  return identifiers.some(
    ({ system, value }) => system === criteria.system && comparableIdentifier(value) === comparableIdentifier(criteria.value),
  );
}

type ReadParams =
  | { readonly ok: true; readonly params: Params }
  | { readonly ok: false; readonly field: Extract<FindResult, { state: 'invalid' }>['field']; readonly why: string };

function paramsOf(criteria: FindCriteria, { identifiers }: Config): ReadParams {
  if (criteria.by === 'name') return nameParams(criteria);
  const configured = identifiers.find(({ system }) => system === criteria.system);
  const value = criteria.value.trim();
  if (!configured || value === '') return { ok: false, field: 'identifier', why: entryProblems.missing(configured?.label ?? 'number') };
  if (configured.format !== 'nhs-number') return { ok: true, params: [['identifier', `${configured.system}|${value}`]] };
  const digits = nhsNumberDigits(value);
  if (digits === undefined) return { ok: false, field: 'identifier', why: entryProblems.digits };
  if (!isNhsNumber(digits)) return { ok: false, field: 'identifier', why: entryProblems.checkDigit };
  return { ok: true, params: [['identifier', `${configured.system}|${digits}`]] };
}

function nameParams({ family, given, birthDate }: Extract<FindCriteria, { by: 'name' }>): ReadParams {
  if (family.trim() === '') return { ok: false, field: 'family', why: entryProblems.family };
  if (given.trim() === '') return { ok: false, field: 'given', why: entryProblems.given };
  if (!isDay(birthDate)) return { ok: false, field: 'birthDate', why: entryProblems.birthDate };
  return {
    ok: true,
    params: [
      ['family', family.trim()],
      ['given', given.trim()],
      ['birthdate', birthDate],
    ],
  };
}

function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The number of a search token, `system|value`. */
function identifierIn(token: string): PatientIdentifier {
  const bar = token.lastIndexOf('|');
  return { system: token.slice(0, bar), value: token.slice(bar + 1) };
}

function searchEnded({ at, patient, session, ...user }: AuditContext, ending: Ending, people?: number) {
  const facts = people === undefined ? undefined : ([['people', String(people)]] as const);
  return accessEvent({ action: 'person-search-ended', ...ending, at, user, session, patient, facts });
}
