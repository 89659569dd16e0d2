import 'server-only';
import type { TrailSpan } from '#/lib/audit/fhir-server/search-trail.ts';
import { config } from '#/lib/config/config.ts';
import type { AuditCriteria, AuditedPatientKey, AuditRow, TrailProof } from '#/lib/record/looks/audit-row.ts';
import { formatIdentifier } from '#/lib/record/model/identifier-format.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { changedRecords, proveSpan } from './check-span.ts';
import { foldLooks } from './fold-looks.ts';
import { noteExport } from './note-export.ts';
import { fittingEvents, type FittingEvents } from './search-audit.ts';
import { auditSentences } from './words.ts';

export interface AuditExtract {
  readonly state: 'read';
  readonly patient: { readonly label: string; readonly value: string };
  readonly looks: readonly AuditRow[];
  /** Steps of these looks that the sentences hold together. */
  readonly technicalEvents: number;
  readonly proof: TrailProof;
  readonly from: string;
  readonly to: string;
}

/** Makes the extract for one patient: all looks of the time, and whether the trail of it is proved. Never of a part. */
export async function extractAudit(
  officer: ViewerSession,
  criteria: AuditCriteria & { readonly patient: AuditedPatientKey },
): Promise<AuditExtract | { readonly state: 'unread'; readonly why: string }> {
  const configuration = config();
  const matches = await fittingEvents(officer, { criteria, use: 'extract', purpose: 'PATRQT' });
  if (!matches.ok) return { state: 'unread', why: matches.why };
  if (!matches.isWhole) return { state: 'unread', why: auditSentences.noExtract };
  const events = matches.fitting.map(({ event }) => event);
  const looks = foldLooks(events, configuration);
  const isNoted = await noteExport(officer, criteria, { format: 'extract', count: looks.length, purpose: 'PATRQT' });
  if (!isNoted) return { state: 'unread', why: auditSentences.unwritten };
  const { patient, from, to } = criteria;
  const configured = patient.by === 'number' ? configuration.identifiers.find(({ system }) => system === patient.system) : undefined;
  return {
    state: 'read',
    patient: { label: configured?.label ?? '', value: formatIdentifier(patient.value, configured?.format ?? 'plain') },
    looks,
    technicalEvents: Math.max(0, events.length - looks.length),
    proof: proofOf(matches, { from, to }),
    from,
    to,
  };
}

/** Proof of the trail of an extract: an event that cannot be read is a fault of it, for it may be a look. */
function proofOf({ isSpan, records, unreadable }: FittingEvents, span: TrailSpan): TrailProof {
  const proof: TrailProof = isSpan ? proveSpan(records, span, config()) : { state: 'unchecked', changed: changedRecords(records) };
  if (unreadable === 0) return proof;
  return { state: 'broken', findings: [...(proof.state === 'broken' ? proof.findings : []), auditSentences.unreadable(unreadable)] };
}
