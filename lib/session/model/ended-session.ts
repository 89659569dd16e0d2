import type { SessionEndReason } from '#/lib/record/words/session-words.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { ViewerSession } from './viewer-session.ts';

/** Rest of a viewer's session that has ended: its records can be ended by it, and nothing be opened. It holds no token. */
export interface EndedSession {
  /** Records are sealed with it. */
  readonly browser: string;
  readonly viewer: Viewer;
  readonly records: readonly string[];
  readonly reason: SessionEndReason;
  /** Epoch seconds: its cookie's own life. */
  readonly endsAt: number;
  readonly framed: boolean;
}

/** Long enough for every tab to end its record, a tab that the browser had put to sleep included. */
const endedSeconds = 600;

export const endedSessionOf = (
  { browser, viewer, records, framed }: ViewerSession,
  reason: SessionEndReason,
  at: number,
): EndedSession => ({ browser, viewer, records, reason, endsAt: at + endedSeconds, framed });
