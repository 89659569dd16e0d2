import 'server-only';
import { randomUUID } from 'node:crypto';
import { queriesEnded, queriesPlanned, type EndedRequest } from '#/lib/audit/model/source-events.ts';
import { serverTime } from '#/lib/config/clock.ts';
import { limitsSchema } from '#/lib/config/schema/schema.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import type { PatientIdentifier, PatientIdentity } from '#/lib/record/model/patient.ts';
import { consentSearchText, readBlocked, type BlockedOrganisations } from '#/lib/sources/consent/read-blocked.ts';
import { failureFacts } from '#/lib/sources/http/failure-facts.ts';
import { failureOf, failureWords, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { Upstream } from '#/lib/sources/http/upstream.ts';
import { auditContext, type TimelineRequest } from './record-request.ts';

/** The patient's opt-outs; `unknown` when they could not be read, and then only the viewer's own organisation is queried. */
export type ConsentAnswer =
  | { readonly state: 'known'; readonly blocked: ReadonlySet<string> }
  /** `reference` finds the registry's fault in the operator's log. */
  | { readonly state: 'unknown'; readonly reference?: string };

const limits = limitsSchema.parse({ totalMs: 8_000, firstByteMs: 5_000, stallMs: 5_000, megabytes: 2 });

/** Queries the configured consent registry, audited first. Never throws. */
export async function checkConsent(request: TimelineRequest, signal: AbortSignal): Promise<ConsentAnswer> {
  const { consent, sources } = request.config;
  if (!consent) return { state: 'known', blocked: new Set() };
  const identifier = request.systems
    .flatMap((system) => request.patient.identifiers.filter((candidate) => candidate.system === system))
    .at(0);
  if (!identifier) return { state: 'unknown' };
  try {
    const blocked = await askRegistry(request, { ...consent, ...registryNames, limits }, identifier, signal);
    if ('fault' in blocked) return { state: 'unknown', ...(blocked.fault !== undefined && { reference: blocked.fault }) };
    const named = [...blocked.organisations].map((name) =>
      Object.hasOwn(consent.organisations, name) ? consent.organisations[name] : name,
    );
    const organisations = blocked.everyone ? sources.map(({ organisation }) => organisation) : named.filter((name) => name !== undefined);
    return { state: 'known', blocked: new Set(organisations) };
  } catch {
    return { state: 'unknown' };
  }
}

/** Name of the consent registry in the audit. */
export const registryNames = { id: 'consent-registry', name: 'Consent registry' };

/** Reference of the registry's fault in the operator's log; none for a reader who left. */
interface RegistryFault {
  readonly fault: string | undefined;
}

/** Queries the registry, audited before and after; an answer that cannot be audited is not used. Throws if the query itself cannot be audited. */
async function askRegistry(
  request: TimelineRequest,
  registry: Upstream,
  identifier: PatientIdentifier,
  signal: AbortSignal,
): Promise<BlockedOrganisations | RegistryFault> {
  const context = auditContext(request);
  const [requestId, search] = [randomUUID(), consentSearchText(identifier)];
  const auditEnd = ({ outcome, detail }: Omit<EndedRequest, 'request'>): Promise<void> =>
    request.audit([queriesEnded(context, registry, { requestId, requests: [{ request: search, outcome, detail }], counts: {} })]);
  await request.audit([queriesPlanned(context, registry, { requestId, requests: [search] })]);
  try {
    const blocked = await readBlocked({ registry, user: request.user, identifier, requestId, at: serverTime() }, signal);
    await auditEnd({ outcome: '0', detail: 'complete' });
    return blocked;
  } catch (error) {
    const failure = failureOf(error);
    await auditEnd({ outcome: '8', detail: failureWords(failure) }).catch(() => undefined);
    // A reader who left stopped it.
    return { fault: failure.kind === 'stopped' ? undefined : logRegistryFailure(registry.id, failure, request.patient) };
  }
}

/** Writes the registry's fault to the operator's log; the line of each source that is not asked for it has the same reference. */
function logRegistryFailure(about: string, failure: FailureReason, { family, given }: PatientIdentity): string {
  const reference = (failure.kind === 'no-token' ? failure.reference : undefined) ?? referenceCode();
  const event = { event: 'source-failed', reference, about, step: 'consent', reason: failure.kind, ...failureFacts(failure) } as const;
  writeOperatorLine(event, [family, ...given]);
  return reference;
}
