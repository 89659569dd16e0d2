import { statesNeed } from './alert-kind.ts';
import { prepareBatch, type PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { EntryBatch, SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** The few entries of a record that may be notices, and the contacts on which a decision may turn. */
export interface NoticeCandidates {
  readonly entries: readonly PreparedEntry[];
  readonly contacts: readonly TimelineEntry[];
}

const remembered = new WeakMap<EntryBatch, NoticeCandidates>();

/** Candidates of every source; each batch is searched once, since a record of 50,000 entries comes in hundreds of batches. */
export function noticeCandidates({ sources }: Timeline): NoticeCandidates {
  const ofBatches = [...sources.values()].flatMap((state) => state.batches.map((batch) => candidatesOf(batch, state)));
  return { entries: ofBatches.flatMap(({ entries }) => entries), contacts: ofBatches.flatMap(({ contacts }) => contacts) };
}

function candidatesOf(batch: EntryBatch, state: SourceTimeline): NoticeCandidates {
  const earlier = remembered.get(batch);
  if (earlier) return earlier;
  const contacts = batch.filter(({ category }) => category === 'encounters');
  const candidates = {
    entries: batch.some(mayBeNotice) ? prepareBatch(batch, state).filter(({ entry }) => mayBeNotice(entry)) : [],
    contacts,
  };
  remembered.set(batch, candidates);
  return candidates;
}

/** Stubs say nothing, and entries in error are over; safeguarding flags are no alerts: they stand on no first screen (design §6, §8). */
function mayBeNotice(entry: TimelineEntry): boolean {
  const { decision, forbids, category, assertion, withheld } = entry;
  if (assertion === 'removed' || withheld !== undefined) return false;
  if (decision !== undefined || forbids !== undefined) return true;
  return assertion === 'affirmed' && (category === 'alerts' || statesNeed(entry));
}
