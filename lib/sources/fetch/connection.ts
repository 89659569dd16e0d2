import 'server-only';
import { randomUUID } from 'node:crypto';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import { Agent } from 'undici';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { usualVersion, versionNamed } from '#/lib/fhir/versions/registry.ts';
import { openAuthorization } from '#/lib/sources/authorization/methods/registry.ts';
import { accessFaults } from '#/lib/sources/authorization/words.ts';
import type { Authorization } from '#/lib/sources/authorization/authorization-method.ts';
import { startDeadline, type SourceDeadline } from '#/lib/sources/http/deadline.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { guardsOf, type SourceGuards } from '#/lib/sources/http/breaker-and-retries.ts';
import { publicConnector } from '#/lib/sources/http/public-connector.ts';
import { byteBudget, type ByteBudget } from '#/lib/sources/reading/read-body.ts';
import { heldAnswers, type HeldAnswers } from './held-answers.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import { tlsOptions } from '#/lib/sources/http/tls-options.ts';
import type { Upstream } from '#/lib/sources/http/upstream.ts';

/** Connection of one running request to one source: its own sockets, budgets and credentials, shared with no other (security §1.4). */
export interface Connection {
  readonly upstream: Upstream;
  readonly agent: Agent;
  readonly deadline: SourceDeadline;
  readonly bytes: ByteBudget;
  /** Answers in memory, charged to the process's share for answers. */
  readonly answers: HeldAnswers;
  readonly guards: SourceGuards;
  /**
   * At most as many requests at a time as there are sockets: a request waits here before its clock runs and before it takes
   * a turn that another reader could have.
   */
  readonly turns: BulkheadPolicy;
  readonly authorization: Authorization;
  /** Version by whose definitions its XML is read: as configured, else R4 until its CapabilityStatement names another. */
  speaks: Version['label'];
  /** True once it has answered: its idle sockets may have been closed by the server since. */
  hasAnswered: boolean;
  /** Destroys its sockets: nothing of this patient's answers stays for the next request. */
  readonly close: () => Promise<void>;
}

/** Prepares a connection; the first request opens it. Throws when no configured method authorises this user. */
export function openConnection(upstream: Upstream, user: RequestingUser, signal: AbortSignal, patient?: PatientIdentity): Connection {
  const { limits } = upstream;
  const deadline = startDeadline(limits.totalMs, signal);
  const authorization = openAuthorization(upstream.authorization, { source: upstream, user, patient, signal: deadline.signal });
  if (!authorization) {
    deadline.end();
    throw new SourceFailure({ kind: 'no-token', detail: accessFaults.noMethod });
  }
  const answers = heldAnswers(upstream.id);
  const agent = new Agent({
    connections: limits.concurrency,
    pipelining: 1,
    allowH2: false,
    connect: connectTo(upstream),
    // Our own timers name the limit that was hit; the pool's would race them.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    upstream,
    agent,
    deadline,
    bytes: byteBudget(limits.megabytes),
    answers,
    guards: guardsOf(upstream),
    turns: bulkhead(limits.concurrency, Infinity),
    authorization,
    hasAnswered: false,
    speaks: (versionNamed(upstream.fhirVersion ?? '') ?? usualVersion).label,
    close: async () => {
      deadline.end();
      answers.end();
      await agent.destroy();
    },
  };
}

function connectTo(upstream: Upstream): Agent.Options['connect'] {
  const options = { timeout: upstream.limits.connectMs, ...tlsOptions(upstream.tls) };
  return upstream.reach === undefined ? options : publicConnector(options, upstream.reach);
}

export const newRequestId = (): string => randomUUID();
