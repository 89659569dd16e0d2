import 'server-only';
import { randomUUID } from 'node:crypto';
import { auditedUser } from '#/lib/access/request/audited-session.ts';
import { auditReader, auditSink } from '#/lib/audit/audit.ts';
import { AuditServerFailure, type AuditServer } from '#/lib/audit/fhir-server/fhir-server.ts';
import { searchPath, type TrailParams } from '#/lib/audit/fhir-server/trail-pages.ts';
import { refusesSearch, searchSpan, spanParams, type TrailAnswer, type TrailSpan } from '#/lib/audit/fhir-server/search-trail.ts';
import type { AuditPurpose } from '#/lib/audit/model/event-parts.ts';
import { auditSearched, type AuditContext } from '#/lib/audit/model/source-events.ts';
import { config } from '#/lib/config/config.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { withMargins } from './check-span.ts';
import { narrowingParams } from './narrow-search.ts';
import { auditReadDetails, auditSentences } from './words.ts';

/** Events that one search reads at most: they stand in memory until it ends. */
export const mostEvents = 10_000;
const timeLimitMs = 60_000;

/** Use of the trail: a search by its criteria, an extract or figures, which read a whole span where they can. */
export interface AuditReading {
  readonly criteria: AuditCriteria;
  readonly use: 'search' | 'extract' | 'figures' | 'export';
  readonly purpose: AuditPurpose;
}

export type AuditRead =
  | ({
      readonly ok: true;
      readonly notices: readonly string[];
      /** The answer holds the whole span, margins included. */ readonly isSpan: boolean;
    } & TrailAnswer)
  | { readonly ok: false; readonly why: string };

/**
 * Reads the trail for a privacy officer: written down, then asked, then written down with what came. Nothing is asked that was not
 * written, and nothing is handed on whose end was not. The caller has made sure that the session is an officer's.
 */
export async function readAudit(officer: ViewerSession, reading: AuditReading): Promise<AuditRead> {
  const configuration = config();
  const server = auditReader();
  if (!server) return { ok: false, why: auditSentences.notHere };
  const narrowing = narrowingParams(reading.criteria, configuration);
  const event = readingEvents(officer, reading, narrowing, configuration);
  const { write } = auditSink();
  const isWritten = await write([event('audit-search-planned', auditReadDetails.planned, '0')]).then(
    () => true,
    () => false,
  );
  if (!isWritten) return { ok: false, why: auditSentences.unwritten };
  const read = await askServer(server, reading, narrowing).catch((error: unknown) => failedRead(error));
  const [detail, outcome] = !read.ok
    ? ([auditReadDetails.failed, '8'] as const)
    : read.isWhole
      ? ([auditReadDetails.read, '0'] as const)
      : ([auditReadDetails.partly, '4'] as const);
  const ended = event('audit-search-ended', detail, outcome, read.ok ? [['events', String(read.records.length)]] : []);
  const isEndWritten = await write([ended]).then(
    () => true,
    () => false,
  );
  return isEndWritten ? read : { ok: false, why: auditSentences.unwritten };
}

type Facts = readonly (readonly [name: string, value: string])[];

function readingEvents(officer: ViewerSession, { criteria, use, purpose }: AuditReading, narrowing: TrailParams, configuration: Config) {
  const { viewer, signIn, login } = officer;
  const user = auditedUser({ viewer, purpose, ...(login && { grant: { signIn, accessToken: login.accessToken } }) }, configuration);
  const { patient } = criteria;
  const about = patient && {
    identifiers: patient.by === 'number' ? [{ system: patient.system, value: patient.value }] : [],
    ...(patient.by === 'address' && { reference: patient.value }),
  };
  const server = { id: 'audit', name: 'audit', url: configuration.audit.url ?? '' };
  const params = spanParams(criteria, narrowing);
  const queries = {
    requestId: randomUUID(),
    requests: [searchPath(params)],
    shape: `AuditEvent?${params.map(([name]) => `${name}=…`).join('&')}`,
  };
  const filters: Facts = [
    ['use', use],
    ...(['patient', 'person', 'purpose', 'organisation'] as const).flatMap((field) =>
      criteria[field] === undefined ? [] : [['by', field === 'purpose' ? `purpose ${criteria.purpose}` : field] as const],
    ),
  ];
  return (stage: 'audit-search-planned' | 'audit-search-ended', detail: string, outcome: '0' | '4' | '8', facts: Facts = []) => {
    const context: AuditContext = { ...user, session: undefined, patient: about, at: new Date().toISOString() };
    return auditSearched(stage, context, server, { ...queries, detail, outcome, facts: [...filters, ...facts] });
  };
}

/** Whole spans first where the trail is to be proved, the server's narrower search where a span is too large; and the other way round. */
async function askServer(server: AuditServer, { criteria, use }: AuditReading, narrowing: TrailParams): Promise<AuditRead> {
  const options = { most: mostEvents, signal: AbortSignal.timeout(timeLimitMs) };
  const span: TrailSpan = use === 'extract' ? withMargins(criteria) : { from: criteria.from, to: criteria.to };
  const wholeSpan = async (): Promise<TrailAnswer> => searchSpan(server, span, [], options);
  const narrowed = async (): Promise<TrailAnswer | undefined> =>
    searchSpan(server, { from: criteria.from, to: criteria.to }, narrowing, options).catch((error: unknown) => {
      if (refusesSearch(error)) return undefined;
      throw error;
    });
  const most = formatCount(mostEvents);
  const purposeHere = criteria.purpose === undefined ? [] : [auditSentences.purposeHere];
  if (narrowing.length === 0 || use === 'extract') {
    const all = await wholeSpan();
    if (all.isWhole || narrowing.length === 0) return answered(all, true, purposeHere);
  }
  const few = await narrowed();
  if (few && few.records.length > 0)
    return answered(few, false, [...purposeHere, ...(few.isNarrowed ? [] : [auditSentences.filteredHere])]);
  // A server may answer a search that it cannot make with nothing: that is not "nobody looked" until all events were read.
  const all = await wholeSpan();
  if (few && !all.isWhole) return { ok: false, why: auditSentences.unconfirmed(most) };
  return answered(all, true, [...purposeHere, ...(all.records.length > 0 ? [auditSentences.filteredHere] : [])]);
}

function answered(answer: TrailAnswer, isSpan: boolean, notices: readonly string[]): AuditRead {
  const { isWhole } = answer;
  return {
    ok: true,
    ...answer,
    isSpan: isSpan && isWhole,
    notices: [...(isWhole ? [] : [auditSentences.tooMany(formatCount(mostEvents))]), ...notices],
  };
}

/** A search that failed, with a line in the operator's log under the reference that the officer sees. */
function failedRead(error: unknown): Extract<AuditRead, { ok: false }> {
  const reference = referenceCode();
  const code = error instanceof AuditServerFailure ? error.code : 'UNKNOWN';
  writeOperatorLine({ event: 'audit-not-read', reference, about: 'audit', step: 'read', reason: code });
  return { ok: false, why: auditSentences.failed({ code }, reference) };
}
