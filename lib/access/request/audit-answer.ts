import 'server-only';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { matchEvents } from './audit-decisions.ts';
import { answerEvent, type ReleaseCounts } from './audit-outcomes.ts';
import { outcomesForRole } from './role-outcomes.ts';
import type { SentNotes, SourceOpening } from './source-opening.ts';
import { sourceRefusals } from './words.ts';
import type { SourceGathering } from '#/lib/sources/answer/source-event.ts';

/** Writes how a source ended and what of it was sent; false where the audit did not accept it, and then its outcomes are `unaudited`. */
export async function auditAnswer(
  { request, source, policy }: SourceOpening,
  gathering: SourceGathering,
  counts: ReleaseCounts,
  sentNotes: SentNotes,
  outcomes: ReadonlyMap<Category, Outcome>,
): Promise<boolean> {
  try {
    await request.audit([
      answerEvent(request, source, gathering, counts),
      ...sentNotes.events(gathering.requestId, outcomesForRole(outcomes, policy)),
      ...matchEvents(request, source, outcomes.values()),
    ]);
    return true;
  } catch {
    return false;
  }
}

/** Notes of a stream that was stopped: the ends of its categories reach nobody. */
export const brokenOff = ({ take, events }: SentNotes): SentNotes => ({ take, events: (requestId) => events(requestId) });

/** Writes what a source was asked and what of it was sent until the stream broke off. Nobody is there any more to be told where that is not accepted. */
export async function auditBrokenOff(
  { request, source }: SourceOpening,
  gathering: SourceGathering,
  counts: ReleaseCounts,
  sentNotes: SentNotes,
): Promise<void> {
  const events = [answerEvent(request, source, gathering, counts), ...sentNotes.events(gathering.requestId)];
  await request.audit(events).catch(() => undefined);
}

/** Outcomes of an answer that was sent but not audited: it cannot be called back, so the reader is told, and none reads as a certain no. */
export function unaudited(outcomes: ReadonlyMap<Category, Outcome>): ReadonlyMap<Category, Outcome> {
  const why = sourceRefusals.answerUnaudited;
  const doubt = (outcome: Outcome): Outcome => {
    if (outcome.state === 'complete') return { state: 'partial', entries: outcome.entries, why };
    const certainNo = outcome.state === 'none' || (outcome.state === 'unmatched' && outcome.match === 'not-known');
    return certainNo ? { state: 'failed', why } : outcome;
  };
  return new Map([...outcomes].map(([category, outcome]) => [category, doubt(outcome)]));
}
