import 'server-only';
import { queriesPlanned } from '#/lib/audit/model/source-events.ts';
import { serverTime } from '#/lib/config/clock.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { isOwnSource } from '#/lib/policy/model/agreement.ts';
import { admit } from '#/lib/policy/decide.ts';
import { categoriesHiddenFromRole } from '#/lib/policy/model/role-limit.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ResourceCounts, TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { auditAnswer, auditBrokenOff, brokenOff, unaudited } from '#/lib/access/request/audit-answer.ts';
import { logSourceFailure } from './log-source-failure.ts';
import { batchSize, type QueryTrace, type SourceGathering, type SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { closeBreaker, guardsOf, isRestingForRecord, restForRecord } from '#/lib/sources/http/breaker-and-retries.ts';
import { sourceKinds } from '#/lib/sources/kinds/registry.ts';
import { entryBatches } from '#/lib/sources/answer/entry-batches.ts';
import { startPace } from '#/lib/process/pace.ts';
import { noResources, sameOutcome } from '#/lib/sources/answer/category-outcomes.ts';
import { denialEvents } from '#/lib/access/request/audit-decisions.ts';
import { sourceRefusals } from '#/lib/access/request/words.ts';
import { startEntryRelease, type EntryRelease } from './release-entries.ts';
import { outcomesForRole, withoutHidden } from '#/lib/access/request/role-outcomes.ts';
import { holdWhereabouts, type HeldWhereabouts } from '#/lib/access/whereabouts/hold-whereabouts.ts';
import { releaseHeld } from '#/lib/access/whereabouts/release-held.ts';
import { restrictedPatient } from './opening-messages.ts';
import type { SourceOpening } from '#/lib/access/request/source-opening.ts';
import { auditContext, gatherInput, type TimelineRequest } from '#/lib/access/request/record-request.ts';

/** Runs one source from the decision to its `end`: decide → audit → gather → release → audit. Never throws for what a source does. */
export function askSource(opening: SourceOpening, signal: AbortSignal): AsyncGenerator<TimelineMessage, void, undefined> {
  // Counted before any source runs: whoever answers first must wait for all.
  opening.restriction.expect(opening.source.id);
  const holding = { ...opening, held: holdWhereabouts(opening.restriction) };
  return releaseHeld(runSource(holding, signal), holding);
}

async function* runSource(opening: HoldingSource, signal: AbortSignal): AsyncGenerator<TimelineMessage, void, undefined> {
  const startedAt = performance.now();
  const { request, source, policy } = opening;
  const outcome = decideBeforeAsking(opening);
  if (outcome) await auditDenial(opening, outcome);
  if (outcome) return yield* ending(opening, startedAt, sameOutcome(outcome), noResources);
  if (request.named?.has(source.id)) closeBreaker(guardsOf(source));
  // Categories that the role is not shown are not even asked for.
  const gathering = prepare(request, withoutHidden(source, policy));
  try {
    const { planned, requestId } = gathering;
    if (planned.length > 0) await request.audit([queriesPlanned(auditContext(request), source, { requestId, requests: planned })]);
  } catch {
    return yield* ending(opening, startedAt, sameOutcome({ state: 'failed', why: sourceRefusals.audit }), noResources);
  }
  yield* gathered(opening, gathering, signal, startedAt);
}

/** Source with what it may not give away yet. */
type HoldingSource = SourceOpening & { readonly held: HeldWhereabouts };

/** Outcome known before the source is queried; undefined when it is to be queried. */
function decideBeforeAsking(opening: SourceOpening): Outcome | undefined {
  const { request, source, policy } = opening;
  if (request.session.rejected.includes(source.id)) return { state: 'unmatched', match: 'unconfirmed', why: sourceRefusals.rejected };
  if (waitsForConsent(opening)) return { state: 'failed', why: sourceRefusals.consent };
  if (source.network?.unasked !== undefined) return { state: 'failed', why: source.network.unasked };
  // Pressing "ask again" asks at once: each resource is checked by itself, and the misfiled one may be gone.
  if (!request.named?.has(source.id) && isRestingForRecord(guardsOf(source), request.session.id))
    return { state: 'failed', why: sourceRefusals.restingForRecord };
  const admission = admit(policy, source);
  if (admission.verdict === 'withheld') return { state: 'withheld', basis: admission.basis, why: admission.why };
  return source.ask === 'when-ticked' && !request.named?.has(source.id) ? { state: 'skipped' } : undefined;
}

/** A denial that cannot be written down is a denial all the same. */
async function auditDenial(opening: SourceOpening, { state }: Outcome): Promise<void> {
  const { request, source, policy } = opening;
  const denial = state === 'withheld' ? 'withheld' : state === 'failed' && waitsForConsent(opening) ? 'consent-unknown' : undefined;
  if (denial) await request.audit(denialEvents(request, source, policy, denial)).catch(() => undefined);
}

const waitsForConsent = ({ source, policy, consent }: SourceOpening): boolean =>
  consent.state === 'unknown' && !isOwnSource(policy, source);

function prepare(request: TimelineRequest, source: SourceConfig): SourceGathering {
  const kind = sourceKinds.find((candidate) => candidate.kind === source.kind);
  if (!kind) throw new Error('A source kind passed the start and is in no registry.');
  return kind.prepare(gatherInput(request, source));
}

async function* gathered(
  opening: HoldingSource,
  gathering: SourceGathering,
  signal: AbortSignal,
  startedAt: number,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const { source, policy } = opening;
  const sentNotes = opening.noteSent(source);
  const released = startEntryRelease(policy, source, opening.held.edit, sentNotes.take);
  let audited = false;
  try {
    for await (const event of gathering.start(signal)) {
      if (event.type === 'entries' || event.type === 'answered') opening.restriction.answered(source.id);
      if (event.type !== 'ended') yield* messagesOf(event, opening, released);
      else {
        audited = true;
        yield* entriesMessage(released.rest(), opening);
        const [outcomes, resources] = [released.outcomes(event), released.resources(event)];
        const written = await auditAnswer(opening, gathering, released.counts, signal.aborted ? brokenOff(sentNotes) : sentNotes, outcomes);
        const { notAsked } = event;
        // The date of an answer of which nothing is released would tell that there is one.
        const dataAsOf = resources.entries > 0 ? event.dataAsOf : undefined;
        yield* ending(opening, startedAt, written ? outcomes : unaudited(outcomes), resources, { notAsked, dataAsOf }, gathering.traces());
      }
    }
  } finally {
    // The reader left, or a defect ended the source: the queries and releases until then are audited all the same.
    if (!audited) await auditBrokenOff(opening, gathering, released.counts, sentNotes);
  }
}

async function* messagesOf(
  event: Exclude<SourceEvent, { type: 'ended' }>,
  opening: HoldingSource,
  released: EntryRelease,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const { request, source, policy, join } = opening;
  const from = { source: source.id, attempt: request.attempt };
  switch (event.type) {
    case 'joined':
      // The source message comes first: nothing of a source travels before it.
      for (const { message, begin } of join?.(source, event) ?? []) {
        yield message;
        begin();
      }
      return;
    case 'entries':
      return yield* entriesMessage(released.entries(event.entries), opening);
    case 'answered':
      return yield* entriesMessage(released.endType(event.resourceType, event.whole), opening);
    case 'differences':
      yield { type: 'differences', ...from, differences: event.differences, ...(event.person !== undefined && { person: event.person }) };
      return;
    case 'contacts': {
      if (event.restricted && opening.restriction.begin()) yield restrictedPatient(request);
      const restricted = opening.restriction.holds();
      opening.restriction.answered(source.id);
      const contacts = categoriesHiddenFromRole(policy).has('people') ? [] : opening.held.contacts(event.contacts);
      yield { type: 'contacts', ...from, contacts, ...(restricted && { restricted }), ...(event.speech && { speech: event.speech }) };
      return;
    }
    case 'progress':
      yield { type: 'progress', ...from, pages: event.pages, resources: released.progress(event.resources) };
      return;
    case 'refused':
      if (event.refused.reason === 'other-patient') restForRecord(guardsOf(source), request.session.id);
      if (released.mayReportRefusal(event.refused.resourceType, event.labels)) yield { type: 'refused', ...from, ...event.refused };
      return;
  }
}

/** Sends released entries in batches, with a turn for everyone else between them: many may have waited for one reference. */
async function* entriesMessage(
  entries: Iterable<TimelineEntry>,
  { request, source }: SourceOpening,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const pace = startPace(source.id, batchSize);
  for (const batch of entryBatches(entries, (entry) => entry)) {
    yield { type: 'entries', source: source.id, attempt: request.attempt, entries: batch.map(request.nameFiles) };
    if (pace.isDue(batch.length)) await pace.turn();
  }
}

interface AnswerRemarks {
  readonly notAsked?: readonly string[] | undefined;
  readonly dataAsOf?: string | undefined;
}

function* ending(
  opening: SourceOpening,
  startedAt: number,
  outcomes: ReadonlyMap<Category, Outcome>,
  resources: ResourceCounts,
  { notAsked = [], dataAsOf }: AnswerRemarks = {},
  traces: readonly QueryTrace[] = [],
): Generator<TimelineMessage, void, undefined> {
  const { request, source, consent, policy } = opening;
  const from = { source: source.id, attempt: request.attempt };
  const cause = consent.state === 'unknown' && waitsForConsent(opening) ? consent.reference : undefined;
  const reference = logSourceFailure({ id: source.id, outcomes, traces, patient: request.patient, cause });
  for (const [category, outcome] of outcomesForRole(outcomes, policy)) yield { type: 'outcome', ...from, category, outcome };
  yield {
    type: 'end',
    ...from,
    resources,
    entries: resources.entries,
    at: serverTime().toISOString(),
    tookMs: Math.round(performance.now() - startedAt),
    ...(notAsked.length > 0 && { notAsked }),
    ...(reference !== undefined && { reference }),
    ...(dataAsOf !== undefined && { dataAsOf }),
  };
}
