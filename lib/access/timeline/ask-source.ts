import 'server-only';
import { plannedQueries } from '#/lib/audit/model/events.ts';
import { serverTime } from '#/lib/config/clock.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { isOwnSource } from '#/lib/policy/model/agreement.ts';
import { admit } from '#/lib/policy/decide.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ResourceCounts, TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { batchSize, type Gathering, type JoinedEvent, type SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { guardsOf, closeBreaker } from '#/lib/sources/http/breaker-and-retries.ts';
import { sourceKinds } from '#/lib/sources/kinds/registry.ts';
import { noResources, sameOutcome } from '#/lib/sources/answer/category-outcomes.ts';
import { answerEvents } from '#/lib/access/request/audit-outcomes.ts';
import type { ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import { releasing, type Releasing } from './release-entries.ts';
import { auditContext, gatherInput, type TimelineRequest } from '#/lib/access/request/record-request.ts';

export interface SourceOpening {
  readonly request: TimelineRequest;
  readonly source: SourceConfig;
  readonly policy: PolicyRequest;
  readonly consent: ConsentAnswer['state'];
  /** Takes in what a network found. */
  readonly join?: JoinMembers;
}

/** What is said of each source that joins, and then done with it. */
export type JoinMembers = (
  network: SourceConfig,
  joined: JoinedEvent,
) => Iterable<{ readonly message: TimelineMessage; readonly begin: () => void }>;

/** One source, from the decision to its `end`: decide → audit → gather → release → audit. Never throws for what a source does. */
export async function* askSource(asking: SourceOpening, signal: AbortSignal): AsyncGenerator<TimelineMessage, void, undefined> {
  const startedAt = performance.now();
  const { request, source } = asking;
  const before = decided(asking);
  if (before) return yield* ending(asking, startedAt, sameOutcome(before), noResources);
  if (request.named?.has(source.id)) closeBreaker(guardsOf(source));
  const gathering = prepare(request, source);
  try {
    await request.audit(plannedQueries(auditContext(request), source, gathering.planned));
  } catch {
    return yield* ending(
      asking,
      startedAt,
      sameOutcome({ state: 'failed', why: 'not asked: the question could not be audited' }),
      noResources,
    );
  }
  yield* gathered(asking, gathering, signal, startedAt);
}

/** What is known before anything is asked; `undefined`: ask. */
function decided({ request, source, policy, consent }: SourceOpening): Outcome | undefined {
  if (request.session.rejected.includes(source.id))
    return { state: 'unmatched', match: 'unconfirmed', why: 'you said that the person there is another' };
  if (consent === 'unknown' && !isOwnSource(policy, source))
    return { state: 'failed', why: 'not asked: the patient’s consent could not be checked' };
  if (source.network?.unasked !== undefined) return { state: 'failed', why: source.network.unasked };
  const admission = admit(policy, source);
  if (admission.verdict === 'withheld') return { state: 'withheld', basis: admission.basis, why: admission.why };
  return source.ask === 'when-ticked' && !request.named?.has(source.id) ? { state: 'skipped' } : undefined;
}

function prepare(request: TimelineRequest, source: SourceConfig): Gathering {
  const kind = sourceKinds.find((one) => one.kind === source.kind);
  if (!kind) throw new Error('A source kind passed the start and is in no registry.');
  return kind.prepare(gatherInput(request, source));
}

async function* gathered(
  asking: SourceOpening,
  gathering: Gathering,
  signal: AbortSignal,
  startedAt: number,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const { request, source, policy } = asking;
  const leaving = releasing(policy, source);
  let audited = false;
  try {
    for await (const event of gathering.start(signal)) {
      if (event.type !== 'ended') yield* messagesOf(event, asking, leaving);
      else {
        audited = true;
        yield* entriesMessage(leaving.rest(), asking);
        const [outcomes, resources] = [leaving.outcomes(event), leaving.resources(event)];
        const written = await auditAnswer(asking, gathering, leaving);
        yield* ending(asking, startedAt, written ? outcomes : unaudited(outcomes), resources);
      }
    }
  } finally {
    // The reader left, or something broke: what was asked and shown until then is audited all the same.
    if (!audited) await request.audit(answerEvents(request, source, gathering.traces(), leaving.counts)).catch(() => undefined);
  }
}

async function auditAnswer({ request, source }: SourceOpening, gathering: Gathering, leaving: Releasing): Promise<boolean> {
  try {
    await request.audit(answerEvents(request, source, gathering.traces(), leaving.counts));
    return true;
  } catch {
    return false;
  }
}

/** What was sent cannot be called back; the reader is told, and nothing of it reads as a certain no. */
function unaudited(outcomes: ReadonlyMap<Category, Outcome>): ReadonlyMap<Category, Outcome> {
  const why = 'the answer could not be audited';
  const doubt = (outcome: Outcome): Outcome => {
    if (outcome.state === 'complete') return { state: 'partial', entries: outcome.entries, why };
    const certainNo = outcome.state === 'none' || (outcome.state === 'unmatched' && outcome.match === 'not-known');
    return certainNo ? { state: 'failed', why } : outcome;
  };
  return new Map([...outcomes].map(([category, outcome]) => [category, doubt(outcome)]));
}

function* messagesOf(
  event: Exclude<SourceEvent, { type: 'ended' }>,
  asking: SourceOpening,
  leaving: Releasing,
): Generator<TimelineMessage, void, undefined> {
  const { request, source, join } = asking;
  const from = { source: source.id, attempt: request.attempt };
  switch (event.type) {
    case 'joined':
      // Said first: nothing of a source travels before the source.
      for (const { message, begin } of join?.(source, event) ?? []) {
        yield message;
        begin();
      }
      return;
    case 'entries':
      return yield* entriesMessage(leaving.entries(event.entries), asking);
    case 'answered':
      return yield* entriesMessage(leaving.answered(event.resourceType, event.whole), asking);
    case 'differences':
      yield { type: 'differences', ...from, differences: event.differences, ...(event.person !== undefined && { person: event.person }) };
      return;
    case 'progress':
      yield { type: 'progress', ...from, pages: event.pages, resources: leaving.progress(event.resources) };
      return;
    case 'refused':
      if (leaving.refused(event.refused.resourceType, event.labels)) yield { type: 'refused', ...from, ...event.refused };
      return;
  }
}

/** Many may have waited for one. */
function* entriesMessage(
  entries: readonly TimelineEntry[],
  { request, source }: SourceOpening,
): Generator<TimelineMessage, void, undefined> {
  for (let at = 0; at < entries.length; at += batchSize) {
    const some = entries.slice(at, at + batchSize).map(request.nameFiles);
    yield { type: 'entries', source: source.id, attempt: request.attempt, entries: some };
  }
}

function* ending(
  { request, source }: SourceOpening,
  startedAt: number,
  outcomes: ReadonlyMap<Category, Outcome>,
  resources: ResourceCounts,
): Generator<TimelineMessage, void, undefined> {
  const from = { source: source.id, attempt: request.attempt };
  for (const [category, outcome] of outcomes) yield { type: 'outcome', ...from, category, outcome };
  yield {
    type: 'end',
    ...from,
    resources,
    entries: resources.entries,
    at: serverTime().toISOString(),
    tookMs: Math.round(performance.now() - startedAt),
  };
}
