import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { holdConfig } from '#/lib/config/config.ts';
import { configSchema, type Config, type Limits, type SourceConfig } from '#/lib/config/schema/schema.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import { nhs, viewer } from '#/lib/sources/testing/fake-record.ts';
import { collectAudit } from './audit-collector.ts';
import { makeCertificates, type Certificates } from './certificate-faults.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startHeldSources, type HeldSources } from './held-sources.ts';
import { serveNames, type NameService } from './name-service.ts';
import { partnerSystem } from './partner.ts';

/** All that the suite runs against, in this process: names, certificates, sources, the proxy before them, the audit trail. */
export interface Exchange {
  readonly proxy: FaultProxy;
  readonly held: HeldSources;
  readonly names: NameService;
  readonly certificates: Certificates;
  /** Audit events by session. */
  readonly audited: Map<string, AuditEvent[]>;
  readonly stop: () => Promise<void>;
}

export const domain = 'exchange.test';

export async function startExchange(): Promise<Exchange> {
  const certificates = await makeCertificates(domain);
  const [proxy, held] = [await startFaultProxy(certificates), await startHeldSources()];
  const names = serveNames((host) => proxy.placeOf(host));
  const audited = new Map<string, AuditEvent[]>();
  const audit = collectAudit((event) => {
    const session = sessionIn(event);
    const events = audited.get(session) ?? [];
    events.push(event);
    audited.set(session, events);
  });
  return {
    proxy,
    held,
    names,
    certificates,
    audited,
    stop: async () => {
      audit.stop();
      names.stop();
      await Promise.all([proxy.stop(), held.stop()]);
    },
  };
}

function sessionIn({ entity }: AuditEvent): string {
  return entity?.map((part) => part.what?.identifier?.value ?? '').find((value) => value.startsWith('session-')) ?? '';
}

export interface Opening {
  readonly session: string;
  readonly patient: RecordSession['patient'];
  readonly sources: readonly SourceConfig[];
  /** Keyed digests of what was shown are written. */
  readonly hasDigests?: boolean | undefined;
}

/** A session whose issuer cannot be asked: it lives on then, and the sources are what is tried. */
export function sessionOf({ session, patient }: Opening): RecordSession {
  const issuedAt = Date.now() / 1_000;
  return {
    id: session,
    signIn: 'staff',
    viewer,
    purpose: 'TREAT',
    patient,
    patientFrom: 'Master patient index',
    login: { accessToken: 'login-secret', expiresAt: issuedAt + 600 },
    accepted: [],
    rejected: [],
    openedAt: issuedAt,
    framed: false,
  };
}

export function openRecord(opening: Opening): AsyncGenerator<TimelineMessage, void, undefined> {
  holdConfig(configOf(opening));
  return openTimeline(sessionOf(opening), {}, new AbortController().signal);
}

function configOf({ sources, hasDigests = false }: Opening): Config {
  const config = configSchema.parse({
    publicUrl: 'http://localhost:3000',
    organisation: { id: 'exchange', name: 'Exchange' },
    identifiers: [
      { system: nhs, label: 'NHS No.', format: 'nhs-number' },
      { system: partnerSystem, label: 'Id' },
    ],
    signIn: [
      {
        id: 'staff',
        kind: 'oidc',
        issuer: `https://login.${domain}`,
        client: { id: 'us', authentication: 'none' },
        claims: { role: 'role', organisation: 'org' },
      },
    ],
    viewers: [{ organisation: viewer.organisation, roles: [viewer.role] }],
    sources: sources.map((source) => ({ ...source, url: `https://source.${domain}` })),
    sharing: sources.map(({ id }) => ({ source: id, to: [viewer.organisation], roles: [viewer.role] })),
    session: { keys: [Buffer.alloc(32).toString('base64')] },
    audit: { kind: 'stdout', ...(hasDigests && { digests: { id: 'a', key: Buffer.alloc(32, 1).toString('base64') } }) },
  });
  // A configuration lets plain http in on a loopback host only; here names are on loopback too.
  return { ...config, sources: [...sources] };
}

export function sourceConfig(id: string, name: string, url: string, limits: Limits, more: Partial<SourceConfig> = {}): SourceConfig {
  return {
    id,
    name,
    code: 'SO',
    organisation: id,
    kind: 'fhir',
    url,
    authorization: [{ kind: 'static-headers', headers: { Authorization: 'Bearer source-secret' } }],
    match: [{ kind: 'identifier' }],
    attachments: [],
    never: [],
    ask: 'always',
    updated: 'continuously',
    mayWithholdPersonally: false,
    fhirVersion: 'r4',
    limits,
    ...more,
  };
}
