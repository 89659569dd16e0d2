import { applyToSource } from './apply-to-source.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { readMessage } from './read-message.ts';
import { isSettled, joinSource } from './source-timeline.ts';
import type { SourceTimeline, StreamCut } from './source-timeline.ts';
import { messageVersion } from '#/lib/record/model/timeline-message.ts';
import type { HelloMessage } from '#/lib/record/model/timeline-message.ts';

/**
 * opening: no answer yet · open: a stream is under way · closed: every stream ended · lost: one stopped before its end ·
 * renew: the page renews its token, then asks again · the last three refuse every further message and hold no entries.
 */
export type StreamConnection =
  | { readonly state: 'opening' }
  | { readonly state: 'open' }
  | { readonly state: 'closed' }
  | { readonly state: 'lost'; readonly cut: StreamCut }
  | { readonly state: 'renew' }
  | { readonly state: 'expired'; readonly why: string }
  | { readonly state: 'wrong-patient' }
  | { readonly state: 'outdated' };

/** The record in this page's memory; immutable. */
export interface Timeline {
  readonly session: string;
  readonly connection: StreamConnection;
  readonly hello?: HelloMessage;
  readonly patient?: PatientBanner;
  /** In the order they joined. */
  readonly sources: ReadonlyMap<string, SourceTimeline>;
  /** Lines that could not be read: "part of the answer could not be read". */
  readonly unknownMessages: number;
}

/** Entries come after the hello that names the locale. */
const usualLocale = 'en-GB';

export function emptyTimeline(session: string): Timeline {
  return { session, connection: { state: 'opening' }, sources: new Map(), unknownMessages: 0 };
}

/** The only reducer. Total: takes anything, never throws. */
export function applyMessage(timeline: Timeline, message: unknown): Timeline {
  if (isClosedForGood(timeline)) return timeline;
  const read = readMessage(message);
  if (read === undefined) return countUnknown(timeline);
  switch (read.type) {
    case 'hello':
      return acceptHello(timeline, read);
    case 'patient':
      return { ...timeline, patient: read.patient };
    case 'source':
      return joinOrUpdate(timeline, read.source);
    case 'renew':
      return { ...timeline, connection: { state: 'renew' } };
    case 'restarting':
    case 'busy':
      // The stream ends after it: its reader marks what was cut off (`markStreamCut`).
      return timeline;
    case 'expired':
      return refuseAll(timeline, { state: 'expired', why: read.why });
    default: {
      const state = timeline.sources.get(read.source);
      const next = state && applyToSource(state, read, timeline.hello?.locale ?? usualLocale);
      return next ? withSource(timeline, next) : countUnknown(timeline);
    }
  }
}

/** Ends a stream that stopped: sources that had not ended are incomplete for the reason `cut`. `sources`: those that the stream was asked for. */
export function markStreamCut(timeline: Timeline, cut: StreamCut, sources?: readonly string[]): Timeline {
  if (isClosedForGood(timeline)) return timeline;
  const lost = [...timeline.sources.values()].filter((state) => sources === undefined || sources.includes(state.source.id)).filter(isOpen);
  const next = lost.reduce((before, state) => withSource(before, closeSource(state, cut)), timeline);
  if (timeline.connection.state === 'renew') return next;
  // Before the first source joins, only the connection itself can be marked.
  const isCut = lost.length > 0 || timeline.sources.size === 0;
  return { ...next, connection: isCut ? { state: 'lost', cut } : { state: 'closed' } };
}

/** Marks sources as asked again: their old entries stay, marked "from 14:02", until the new answer's first entry or outcome. */
export function askAgain(timeline: Timeline, sources: readonly string[]): Timeline {
  if (isClosedForGood(timeline)) return timeline;
  const joined = sources.map((id) => timeline.sources.get(id)).filter((state) => state !== undefined);
  const next = joined.reduce((before, state) => withSource(before, { ...state, asking: { from: state.end?.at, early: [] } }), timeline);
  return { ...next, connection: { state: 'open' } };
}

/** Tells whether an answer may still come: no source has joined yet, or one has not ended. */
export function isAnswering({ sources }: Timeline): boolean {
  return sources.size === 0 || [...sources.values()].some((state) => !isSettled(state));
}

/** Title of a received entry, shown or not; undefined for an id that no source sent. */
export function entryTitle({ sources }: Timeline, id: string): string | undefined {
  const state = sources.get(id.slice(0, id.indexOf('|')));
  return state?.batches.flat().find((entry) => entry.id === id)?.title;
}

function isClosedForGood({ connection }: Timeline): boolean {
  return connection.state === 'wrong-patient' || connection.state === 'expired' || connection.state === 'outdated';
}

function isOpen(state: SourceTimeline): boolean {
  return state.asking !== undefined || !isSettled(state);
}

/** A source asked again without an answer keeps its earlier one; a source without any is lost. */
function closeSource(state: SourceTimeline, cut: StreamCut): SourceTimeline {
  const { asking: _, ...rest } = state;
  return isSettled(state) ? rest : { ...rest, lost: cut };
}

function acceptHello(timeline: Timeline, hello: HelloMessage): Timeline {
  if (hello.version !== messageVersion) return refuseAll(timeline, { state: 'outdated' });
  const patientKey = timeline.hello?.patientKey ?? hello.patientKey;
  if (hello.session !== timeline.session || hello.patientKey !== patientKey) return refuseAll(timeline, { state: 'wrong-patient' });
  return { ...timeline, hello, connection: { state: 'open' } };
}

/** H01: no entry, banner or count of the refused record stays in memory. */
function refuseAll(timeline: Timeline, connection: StreamConnection): Timeline {
  return { ...emptyTimeline(timeline.session), connection };
}

function joinOrUpdate(timeline: Timeline, source: PublicSource): Timeline {
  const state = timeline.sources.get(source.id);
  const askedAt = timeline.hello?.at;
  return withSource(timeline, state ? { ...state, source, ...(askedAt !== undefined && { askedAt }) } : joinSource(source, askedAt));
}

function withSource(timeline: Timeline, state: SourceTimeline): Timeline {
  return { ...timeline, sources: new Map(timeline.sources).set(state.source.id, state) };
}

function countUnknown(timeline: Timeline): Timeline {
  return { ...timeline, unknownMessages: timeline.unknownMessages + 1 };
}
