import 'server-only';
import { randomUUID } from 'node:crypto';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent, plannedQueries, queryOutcomes, type AuditContext } from '#/lib/audit/model/events.ts';
import { config } from '#/lib/config/config.ts';
import { limitsSchema, type Config } from '#/lib/config/schema/schema.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { isNhsNumber, nhsNumberDigits } from '#/lib/record/model/nhs-number.ts';
import { patientSearchText, searchPatients } from '#/lib/sources/match/identity/search-patients.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import type { FindCriteria, FindResult } from './find-result.ts';
import { requestingUser } from '#/lib/access/request/requesting-user.ts';

/** More people than this cannot be told apart on one page. */
const mostPeople = 20;
const limits = limitsSchema.parse({ totalMs: 15_000, megabytes: 4 });

type FoundPeople = Awaited<ReturnType<typeof searchPatients>>;
type Params = readonly (readonly [string, string])[];

/** Who searches, and the sign-in's own tokens, which an index may want in exchange for one of its own. */
export interface Finder {
  readonly viewer: Viewer;
  readonly login?: LoginGrant | undefined;
}

/** Searches the configured patient index (PDQm) for a signed-in viewer: checked, audited, then asked. */
export async function findPatients(
  { viewer, login }: Finder,
  criteria: FindCriteria,
  signal: AbortSignal = AbortSignal.timeout(limits.totalMs),
): Promise<FindResult> {
  const configuration = config();
  const { find } = configuration;
  if (!find) return { state: 'failed', why: 'no patient index is configured', from: 'the patient index' };
  const read = paramsOf(criteria, configuration);
  if (!read.ok) return { state: 'invalid', field: read.field, why: read.why };
  const index = { id: 'find', ...find, limits };
  const query = { requestId: randomUUID(), query: patientSearchText(read.params) };
  const context: AuditContext = {
    viewer,
    purpose: 'TREAT',
    session: 'find',
    patient: identifiersOf(criteria),
    at: new Date().toISOString(),
  };
  const audit = auditSink().write;
  const from = find.name;
  try {
    await audit([findEvent(viewer), ...plannedQueries(context, index, [query])]);
  } catch {
    return { state: 'failed', why: 'not asked: the search could not be audited', from };
  }
  try {
    const user = requestingUser({ viewer, purpose: 'TREAT', ...(login && { login }) });
    const found = await searchPatients({ index, user, params: read.params, most: mostPeople, requestId: query.requestId }, signal);
    const counts = { people: found.people.length };
    await audit(queryOutcomes(context, index, [{ ...query, outcome: '0', detail: 'complete', counts }]));
    return resultOf(criteria, found, from);
  } catch (error) {
    const why = failureWords(failureOf(error));
    await audit(queryOutcomes(context, index, [{ ...query, outcome: '8', detail: why }])).catch(() => undefined);
    return { state: 'failed', why, from };
  }
}

function resultOf(criteria: FindCriteria, { people, more }: FoundPeople, from: string): FindResult {
  if (people.some(({ identity }) => !answers(criteria, identity)))
    return { state: 'failed', why: 'the patient index answered with people who were not searched for', from };
  if (more) return { state: 'too-many', most: mostPeople, from };
  return people.length === 0
    ? { state: 'none', from }
    : { state: 'found', people: people.map(({ id, identity }) => ({ id, identity })), from };
}

/** An index that ignores what it is asked by gives other people, and the reader might open one of them (H02, H08). */
function answers(criteria: FindCriteria, { identifiers, birthDate }: PatientIdentity): boolean {
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
  const known = identifiers.find(({ system }) => system === criteria.system);
  const value = criteria.value.trim();
  if (!known || value === '') return { ok: false, field: 'identifier', why: `Enter the ${known?.label ?? 'number'}.` };
  if (known.format !== 'nhs-number') return { ok: true, params: [['identifier', `${known.system}|${value}`]] };
  const digits = nhsNumberDigits(value);
  if (digits === undefined) return { ok: false, field: 'identifier', why: 'An NHS number has 10 digits.' };
  if (!isNhsNumber(digits)) return { ok: false, field: 'identifier', why: 'This is not a valid NHS number: check each digit.' };
  return { ok: true, params: [['identifier', `${known.system}|${digits}`]] };
}

function nameParams({ family, given, birthDate }: Extract<FindCriteria, { by: 'name' }>): ReadParams {
  if (family.trim() === '') return { ok: false, field: 'family', why: 'Enter the family name.' };
  if (given.trim() === '') return { ok: false, field: 'given', why: 'Enter the given name.' };
  if (!isDay(birthDate)) return { ok: false, field: 'birthDate', why: 'Enter the whole birth date: day, month and year.' };
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

const identifiersOf = (criteria: FindCriteria): AuditContext['patient'] =>
  criteria.by === 'identifier' ? [{ system: criteria.system, value: criteria.value }] : [];

const findEvent = (viewer: Viewer) =>
  accessEvent({ action: 'find', outcome: '0', detail: 'patient search', at: new Date().toISOString(), viewer, purpose: 'TREAT' });
