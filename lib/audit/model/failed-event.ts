import 'server-only';
import type { AuditEvent, OperationOutcome } from 'fhir/r4';
import { balpProfile, type BalpProfile } from './codings.ts';

/** FHIR AuditEvent.outcome: 0 success · 4 minor failure (refused, absent) · 8 serious failure (no answer). */
export type AuditOutcome = '0' | '4' | '8';

export interface Ending {
  readonly outcome: AuditOutcome;
  /** Our own words, never the source's, which may contain names. */
  readonly detail: string;
}

/**
 * Ends an event as BALP asks: success claims the profile, a failure has the same shape and an OperationOutcome in place of the claim,
 * because the profiles are those of success.
 */
export function withEnding(event: AuditEvent, profile: BalpProfile, { outcome, detail }: Ending): AuditEvent {
  const ended: AuditEvent = { ...event, outcome, outcomeDesc: detail };
  if (outcome === '0') return { ...ended, meta: { profile: [balpProfile(profile)] } };
  const failure: OperationOutcome = {
    resourceType: 'OperationOutcome',
    id: 'failure',
    issue: [{ severity: outcome === '8' ? 'error' : 'warning', code: outcome === '8' ? 'incomplete' : 'suppressed', diagnostics: detail }],
  };
  const named = { type: { system: 'http://hl7.org/fhir/resource-types', code: 'OperationOutcome' }, what: { reference: '#failure' } };
  return { ...ended, contained: [failure], entity: [...(event.entity ?? []), named] };
}
