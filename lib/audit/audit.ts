import 'server-only';
import { config } from '#/lib/config/config.ts';
import type { AuditConfig } from '#/lib/config/schema/audit.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import { auditServer, type AuditServer } from './fhir-server/fhir-server.ts';
import { applicationStart, type AuditEvent } from './model/events.ts';
import { headSigner } from './model/signature.ts';
import { NotTaken, type SinkCredentials } from './model/sink.ts';
import { AuditUnavailable } from './model/unavailable.ts';
import { auditSinks } from './sinks/registry.ts';
import { createAuditTrail, type AuditTrail, type TrailSigning, type TrailState } from './trail/audit-trail.ts';

export interface AuditSink {
  /** Rejects when the events could not be written; what they announce must then not be done (fail closed). */
  readonly write: (events: readonly AuditEvent[]) => Promise<void>;
}

interface OpenedTrail {
  readonly options: AuditConfig;
  readonly trail: AuditTrail;
  /** Let this service in at the server that keeps the trail. */
  readonly credentials: SinkCredentials;
}

// Next bundles instrumentation and route handlers apart, each with its own module instances: one process has one trail all the same.
const trailKey: unique symbol = Symbol.for('tributary.audit-trail');
const processGlobals: typeof globalThis & { [trailKey]?: OpenedTrail } = globalThis;

const usual = { timeLimitSeconds: 10, events: 20_000, megabytes: 32, batchEvents: 500, retryMs: 5_000 };

/** This process's audit trail, at the sink of the configuration. */
export function auditSink(): AuditSink {
  return { write: (events) => openTrail(config().audit).write(events) };
}

/** State of the trail: whether events can be written now, as far as the newest attempt tells. */
export const auditState = (): TrailState => openTrail(config().audit).state();

const readers = new WeakMap<AuditConfig, AuditServer>();

/**
 * The server from which the trail can be read, by connections of its own: a long answer holds up no write. Undefined where the sink
 * is none.
 */
export function auditReader(): AuditServer | undefined {
  const { audit } = config();
  const isReadable = auditSinks.some(({ kind, isReadable: readsBack }) => kind === audit.kind && readsBack);
  if (!isReadable || audit.url === undefined) return undefined;
  const reader = readers.get(audit) ?? auditServer(audit.url, audit.tls, processGlobals[trailKey]?.credentials ?? (() => noCredentials));
  readers.set(audit, reader);
  return reader;
}

/** Writes the first event of this process, and so tries the sink before a reader needs it. Throws in the operator's words where it refuses. */
export async function startAudit(credentials?: SinkCredentials): Promise<void> {
  const { audit } = config();
  try {
    await openTrail(audit, credentials).write([applicationStart(new Date().toISOString())]);
  } catch (error) {
    const code = error instanceof AuditUnavailable ? ` (${error.code ?? error.reason})` : '';
    throw new Error(`The audit trail (audit.kind: ${audit.kind}) cannot be written${code}: without it no record is opened.`, {
      cause: error,
    });
  }
}

/** Writes the closing record of this process's chain. Never rejects; lasts as long as the sink stalls, so the caller bounds it. */
export const closeAudit = (): Promise<void> => openTrail(config().audit).close();

/** The trail of this process: made once, or anew for another configuration. */
function openTrail(options: AuditConfig, credentials: SinkCredentials = () => noCredentials): AuditTrail {
  const opened = processGlobals[trailKey];
  if (opened?.options === options) return opened.trail;
  const trail = createTrail(options, credentials);
  processGlobals[trailKey] = { options, trail, credentials };
  return trail;
}

const noCredentials = { headers: async () => ({}), renew: () => false };

function createTrail(options: AuditConfig, credentials: SinkCredentials): AuditTrail {
  const kind = auditSinks.find((sink) => sink.kind === options.kind);
  if (!kind) throw new Error('There is no audit sink of the configured kind.');
  const { timeLimitSeconds = usual.timeLimitSeconds, queue } = options;
  return createAuditTrail({
    sink: kind.open(options, credentials),
    limits: {
      events: queue?.events ?? usual.events,
      bytes: (queue?.megabytes ?? usual.megabytes) * 1_000_000,
      timeLimitMs: timeLimitSeconds * 1_000,
    },
    batchEvents: usual.batchEvents,
    retryMs: usual.retryMs,
    signing: signingOf(options),
    onState: (state, cause) => reportState(options.kind, state, cause),
  });
}

function signingOf({ signing }: AuditConfig): TrailSigning | undefined {
  if (!signing) return undefined;
  const { id, key, everyRecords, everySeconds } = signing;
  return { signer: headSigner(id, key), everyRecords, everyMs: everySeconds * 1_000 };
}

/** Tells the operator that nothing can be read any more, and when it can be again. */
function reportState(kind: string, state: TrailState, cause: unknown): void {
  const detail = cause instanceof NotTaken ? cause.message : cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  const event = state === 'writable' ? 'audit-writable' : 'audit-not-writable';
  writeOperatorLine({ event, reference: 'none', about: `audit.kind: ${kind}`, step: 'audit', reason: state, detail });
}
