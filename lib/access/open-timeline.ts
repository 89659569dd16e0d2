import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { config } from '#/lib/config/config.ts';
import type { TimelineMessage } from '#/lib/record/timeline-message.ts';
import { mayOpen } from '#/lib/session/may-open.ts';
import type { RecordSession } from '#/lib/session/record-session.ts';
import { createChannel } from '#/lib/sources/channel.ts';
import { askSource } from './ask-source.ts';
import { checkConsent } from './check-consent.ts';
import { openingMessages } from './opening-messages.ts';
import { watchSession } from './watch-session.ts';
import { policyRequest, sourcesOf, sourceUser, type TimelineRequest } from './timeline-request.ts';

export interface TimelineQuestion {
  /** Ask these alone: again, or for the first time where they wait for a tick. */
  readonly sources?: readonly string[] | undefined;
  /** Grows with each time the page asks. */
  readonly attempt?: number | undefined;
}

/** Messages that may wait for the reader; then the sources wait. */
const messagesAhead = 8;
const heartbeatMs = 10_000;

/** The door to a record: decide, audit, ask every source at once, release, and say how each of them ended. */
export async function* openTimeline(
  session: RecordSession,
  question: TimelineQuestion,
  signal: AbortSignal,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const request = timelineRequest(session, question);
  const stop = new AbortController();
  const running = AbortSignal.any([signal, stop.signal]);
  if (!mayOpen(session.viewer, request.config)) {
    yield notAllowed;
    return;
  }
  const watch = watchSession(request, () => stop.abort());
  try {
    const [consent, first] = await Promise.all([checkConsent(request, running), watch.first]);
    if (first === 'over') {
      yield expired;
      return;
    }
    const policy = policyRequest(request, consent.state === 'known' ? consent.blocked : new Set());
    yield* openingMessages(request, policy);
    const asked = sourcesOf(request).map((source) => ({
      id: source.id,
      messages: askSource({ request, source, policy, consent: consent.state }, running),
    }));
    yield* together(asked, request.attempt, () => stop.abort());
    if (watch.isOver()) yield expired;
  } finally {
    stop.abort();
  }
}

const notAllowed: TimelineMessage = { type: 'expired', why: 'Your organisation and role may not open records here.' };

const expired: TimelineMessage = { type: 'expired', why: 'The system that you signed in with ended your session.' };

function timelineRequest(session: RecordSession, { sources, attempt }: TimelineQuestion): TimelineRequest {
  const configuration = config();
  return {
    session,
    config: configuration,
    user: sourceUser(session),
    systems: configuration.identifiers.map(({ system }) => system),
    attempt: attempt ?? 1,
    named: sources && new Set(sources),
    audit: auditSink().write,
  };
}

interface AskedSource {
  readonly id: string;
  readonly messages: AsyncGenerator<TimelineMessage, void, undefined>;
}

/** All sources' messages as they come, in one bounded queue: none waits for another, all wait for the reader. */
async function* together(
  asked: readonly AskedSource[],
  attempt: number,
  stop: () => void,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const channel = createChannel<TimelineMessage>(messagesAhead);
  const ended = Promise.all(asked.map((source) => pump(source, attempt, channel))).finally(channel.end);
  ended.catch(() => undefined);
  try {
    yield* channel;
    await ended;
  } finally {
    // First the sources, so that no generator is still waiting for one when it is told to return.
    stop();
    channel.end();
    await Promise.all(asked.map(({ messages }) => messages.return(undefined).catch(() => undefined)));
  }
}

async function pump(
  { id, messages }: AskedSource,
  attempt: number,
  channel: ReturnType<typeof createChannel<TimelineMessage>>,
): Promise<void> {
  let [pages, resources] = [0, 0];
  const heartbeat = setInterval(() => channel.offer({ type: 'progress', source: id, attempt, pages, resources }), heartbeatMs);
  try {
    for await (const message of messages) {
      if (message.type === 'progress') ({ pages, resources } = message);
      if (message.type === 'end') clearInterval(heartbeat);
      await channel.push(message);
    }
  } catch (error) {
    // A fault of ours at one source must not end the others. Without its `end` the page words it as lost; the message
    // goes to nobody, because it may hold what was read.
    process.emitWarning(`Source ${id} ended by a fault of this program: ${error instanceof Error ? error.name : 'unknown'}.`);
  } finally {
    clearInterval(heartbeat);
  }
}
