import { networkOf } from '#/lib/config/network-of.ts';
import type { Config } from '#/lib/config/schema.ts';
import type { RecordSession } from '#/lib/session/record-session.ts';
import type { SourceUser } from '#/lib/sources/source-user.ts';
import type { AuditContext, AuditEvent } from '#/lib/audit/events.ts';
import type { SourceConfig } from '#/lib/config/schema.ts';
import type { PolicyRequest } from '#/lib/policy/policy.ts';

/** All that one stream works with: read once at its start and never changed (H03). */
export interface TimelineRequest {
  readonly session: RecordSession;
  readonly config: Config;
  readonly user: SourceUser;
  readonly systems: readonly string[];
  readonly attempt: number;
  /** Ids that the page asked for by name; `undefined`: all. */
  readonly named: ReadonlySet<string> | undefined;
  readonly audit: (events: readonly AuditEvent[]) => Promise<void>;
}

type Opened = Pick<RecordSession, 'viewer' | 'purpose' | 'launch' | 'login'>;

/** Refresh tokens stay behind: nobody but the session's own renewal needs them. */
export function sourceUser({ viewer, purpose, launch, login }: Opened): SourceUser {
  return {
    viewer,
    purpose,
    ...(launch && { launch: { base: launch.base, patient: launch.patient, accessToken: launch.accessToken } }),
    ...(login && { login: { accessToken: login.accessToken, ...(login.idToken !== undefined && { idToken: login.idToken }) } }),
  };
}

export function auditContext({ session }: TimelineRequest): AuditContext {
  const { viewer, purpose, id, patient } = session;
  return { viewer, purpose, session: id, patient: patient.identifiers, at: new Date().toISOString() };
}

export function policyRequest({ session, config }: TimelineRequest, blockedOrganisations: ReadonlySet<string>): PolicyRequest {
  const launchedFrom = config.sources.find(({ url }) => url === session.launch?.base)?.id;
  const { viewer, purpose } = session;
  return { viewer, purpose, blockedOrganisations, sharing: config.sharing, ...(launchedFrom !== undefined && { launchedFrom }) };
}

/** The sources of this stream: all, or those asked for by name. */
export function sourcesOf({ config, named }: TimelineRequest): readonly SourceConfig[] {
  return named ? config.sources.filter(({ id }) => named.has(id)) : config.sources;
}

/** Members of networks that are asked by name without their network: asked again, or ticked. */
export function membersNamed({ config, named }: TimelineRequest): ReadonlyMap<SourceConfig, ReadonlySet<string>> {
  const byNetwork = new Map<SourceConfig, Set<string>>();
  for (const id of named ?? []) {
    const network = networkOf(id, config);
    if (network && !named?.has(network.id)) byNetwork.set(network, (byNetwork.get(network) ?? new Set()).add(id));
  }
  return byNetwork;
}
