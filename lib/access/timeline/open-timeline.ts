import 'server-only';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { askSources } from './ask-sources.ts';
import { auditRefusedReader } from '#/lib/access/request/audit-decisions.ts';
import { checkConsent } from '#/lib/access/request/check-consent.ts';
import { notePeople } from '#/lib/access/limits/many-people.ts';
import { noteSent } from '#/lib/access/request/note-sent.ts';
import { openingMessages } from './opening-messages.ts';
import { mayNotOpenWords } from '#/lib/access/request/words.ts';
import { startRestriction } from '#/lib/access/whereabouts/restriction.ts';
import { watchSession } from '#/lib/access/request/watch-session.ts';
import { onStreamsEnding } from '#/lib/server/lifecycle.ts';
import { policyRequest, timelineRequest } from '#/lib/access/request/record-request.ts';

export interface TimelineQuestion {
  /** Ids of sources to query: again, or for the first time where they wait for a tick. All when absent. */
  readonly sources?: readonly string[] | undefined;
  /** Attempt, which grows with each request of the page. */
  readonly attempt?: number | undefined;
}

/** Opens a record: decides, audits, queries every source at once, releases, and reports how each source ended. */
export async function* openTimeline(
  session: RecordSession,
  question: TimelineQuestion,
  signal: AbortSignal,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const request = timelineRequest(session, question);
  const stop = new AbortController();
  const running = AbortSignal.any([signal, stop.signal]);
  if (!canOpenRecords(session.viewer, request.config)) {
    await auditRefusedReader(request);
    yield expired(mayNotOpenWords);
    return;
  }
  const watch = watchSession(request, () => stop.abort());
  let restarting = false;
  const stopListening = onStreamsEnding(() => {
    restarting = true;
    stop.abort();
  });
  try {
    const [consent, first] = await Promise.all([checkConsent(request, running), watch.first]);
    if (first === 'over') {
      yield expired(watch.endWords());
      return;
    }
    if (restarting) return yield { type: 'restarting' };
    await notePeople(session.viewer, [session.patient], session.launch ? 'launch' : 'search', request.config);
    const policy = policyRequest(request, consent.state === 'known' ? consent.blocked : new Set());
    yield* openingMessages(request, policy);
    const asking = { request, policy, consent, restriction: startRestriction(request.patient), noteSent: noteSent(request) };
    yield* untilRestart(
      askSources(asking, running, () => stop.abort()),
      () => restarting,
    );
    if (watch.isOver()) yield expired(watch.endWords());
  } finally {
    stopListening();
    stop.abort();
    forgetTexts();
  }
}

/** Ends with `restarting` at the first message after it: sources that were stopped for it have not answered, whatever they say now. */
async function* untilRestart(
  messages: AsyncGenerator<TimelineMessage, void, undefined>,
  isRestarting: () => boolean,
): AsyncGenerator<TimelineMessage, void, undefined> {
  for await (const message of messages) {
    if (isRestarting()) return yield { type: 'restarting' };
    yield message;
  }
  if (isRestarting()) yield { type: 'restarting' };
}

const expired = (why: string): TimelineMessage => ({ type: 'expired', why });
