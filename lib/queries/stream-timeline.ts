import type { StreamCut } from '#/lib/record/stream/source-timeline.ts';
import { applyMessage, markStreamCut, type Timeline } from '#/lib/record/stream/timeline.ts';
import { foldAhead } from './ahead.ts';
import { inBatches } from './in-batches.ts';
import { inSlices } from './in-slices.ts';
import { readLines } from './ndjson.ts';
import { renewSession } from './renew-session.ts';

export interface StreamQuestion {
  readonly session: string;
  /** Ids; all sources without it. */
  readonly sources?: readonly string[];
  readonly attempt: number;
}

/** A step from a timeline to the next: the page folds, so that two streams can fold into one timeline. */
export type TimelineFold = (timeline: Timeline) => Timeline;

/** A screen needs no more than ten drawings a second. */
const drawEveryMs = 100;
const mostRenewals = 2;

/** A stream as folds; renews the session and asks again when the server demands it. The last fold fails sources left open. */
export async function* streamTimeline(question: StreamQuestion, signal: AbortSignal): AsyncGenerator<TimelineFold, void, undefined> {
  const askedSources = new Set(question.sources);
  let cut: StreamCut = 'connection-lost';
  try {
    for (let renewals = 0; ; renewals += 1) {
      let mustRenew = false;
      const ahead = foldAhead();
      for await (const batch of inBatches(inSlices(linesOf(question, signal), ahead.add), drawEveryMs, firstEntries())) {
        for (const message of batch) noteSource(message, askedSources);
        mustRenew ||= batch.some((message) => typeOf(message) === 'renew');
        cut = batch.map(cutBy).find((reason) => reason !== undefined) ?? cut;
        yield ahead.take(batch);
      }
      if (!mustRenew || renewals === mostRenewals) break;
      const renewal = await renewSession(question.session);
      if (renewal.state === 'over') yield (timeline) => applyMessage(timeline, { type: 'expired', why: renewal.why });
      if (renewal.state !== 'renewed') break;
    }
  } catch {
    // The fold below marks each source that had not ended as failed.
  }
  if (!signal.aborted) yield (timeline) => markStreamCut(timeline, cut, askedSources.size > 0 ? [...askedSources] : undefined);
}

async function* linesOf({ session, sources, attempt }: StreamQuestion, signal: AbortSignal): AsyncGenerator<unknown, void, undefined> {
  const response = await fetch(`/record/${encodeURIComponent(session)}/stream`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
    body: JSON.stringify({ attempt, ...(sources && { sources }) }),
    cache: 'no-store',
    signal,
  });
  if (response.body) yield* readLines(response.body);
}

/** Recognises the first entries of a stream: they are drawn when they come, whatever the page is resting from. */
function firstEntries(): (message: unknown) => boolean {
  let hasCome = false;
  return (message) => {
    if (hasCome || typeOf(message) !== 'entries') return false;
    hasCome = true;
    return true;
  };
}

function noteSource(message: unknown, askedSources: Set<string>): void {
  if (typeOf(message) !== 'source') return;
  const source = fieldOf(message, 'source');
  const id = fieldOf(source, 'id');
  if (typeof id === 'string') askedSources.add(id);
}

/** Reason that the server gives for a stream that ends early. */
function cutBy(message: unknown): StreamCut | undefined {
  const type = typeOf(message);
  return type === 'restarting' || type === 'busy' ? type : undefined;
}

const typeOf = (message: unknown): unknown => fieldOf(message, 'type');

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
