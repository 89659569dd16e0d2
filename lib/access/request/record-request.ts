import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { config } from '#/lib/config/config.ts';
import { networkOf } from '#/lib/config/schema/network-of.ts';
import type { Config, SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { withValidIdentifiers } from '#/lib/sources/match/identity/valid-identifiers.ts';
import { acceptedAt } from '#/lib/session/model/accepted-matches.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { AuditContext } from '#/lib/audit/model/source-events.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { auditedPatient, sessionUser } from './audited-session.ts';
import { namingFiles } from './document-name.ts';
import { requestingUser } from './requesting-user.ts';

/** Everything that one opening of a timeline or a document works with: read once at its start and never changed (H03). */
export interface TimelineRequest {
  readonly session: RecordSession;
  readonly config: Config;
  readonly user: RequestingUser;
  /** Reference identity for queries, without identifiers that fail their check digit (H04). */
  readonly patient: PatientIdentity;
  readonly systems: readonly string[];
  readonly attempt: number;
  /** Ids of the sources that the page requested; undefined for all. */
  readonly named: ReadonlySet<string> | undefined;
  readonly audit: (events: readonly AuditEvent[]) => Promise<void>;
  /** Seals the names of an entry's files, with a key derived once for all batches. */
  readonly nameFiles: (entry: TimelineEntry) => TimelineEntry;
}

/** Parts of a request that the page chooses. */
interface PageChoice {
  readonly sources?: readonly string[] | undefined;
  readonly attempt?: number | undefined;
}

export function timelineRequest(session: RecordSession, { sources, attempt = 1 }: PageChoice = {}): TimelineRequest {
  const configuration = config();
  return {
    session,
    config: configuration,
    user: requestingUser(session),
    patient: withValidIdentifiers(session.patient, configuration.identifiers),
    systems: configuration.identifiers.map(({ system }) => system),
    attempt,
    named: sources && new Set(sources),
    audit: auditSink().write,
    nameFiles: namingFiles(session.id, configuration),
  };
}

/** Input for gathering one source, for a timeline or a document. */
export function gatherInput({ session, user, patient, systems }: TimelineRequest, source: SourceConfig): GatherInput {
  return { source, user, patient, systems, accepted: acceptedAt(session, source.id) };
}

export function auditContext({ session, config }: Pick<TimelineRequest, 'session' | 'config'>): AuditContext {
  return {
    ...sessionUser(session, config),
    session: session.id,
    patient: auditedPatient(session.patient, config, session.launch),
    at: new Date().toISOString(),
  };
}

export function policyRequest({ session, config }: TimelineRequest, blockedOrganisations: ReadonlySet<string>): PolicyRequest {
  const launchedFrom = config.sources.find(({ url }) => url === session.launch?.base)?.id;
  const policy = viewerPolicy(session, config, blockedOrganisations);
  return launchedFrom === undefined ? policy : { ...policy, launchedFrom };
}

/** The configuration's rules for one viewer, whatever the patient. */
export const viewerPolicy = (
  { viewer, purpose }: Pick<RecordSession, 'viewer' | 'purpose'>,
  config: Config,
  blockedOrganisations: ReadonlySet<string>,
): PolicyRequest => ({
  viewer,
  purpose,
  blockedOrganisations,
  sharing: config.sharing,
  labels: config.labels,
  safeguarding: config.safeguarding.shownTo,
  roleLimits: config.roleLimits,
});

/** Sources of this stream: all, or those that the page requested. */
export function sourcesOf({ config, named }: TimelineRequest): readonly SourceConfig[] {
  return named ? config.sources.filter(({ id }) => named.has(id)) : config.sources;
}

/** Members of networks that the page requested without their network: retried, or ticked. */
export function membersNamed({ config, named }: TimelineRequest): ReadonlyMap<SourceConfig, ReadonlySet<string>> {
  const byNetwork = new Map<SourceConfig, Set<string>>();
  for (const id of named ?? []) {
    const network = networkOf(id, config);
    if (network && !named?.has(network.id)) byNetwork.set(network, (byNetwork.get(network) ?? new Set()).add(id));
  }
  return byNetwork;
}
