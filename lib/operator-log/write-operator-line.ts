import 'server-only';
import { unblockOutput } from '#/lib/process/unblock-output.ts';
import { logSafeText } from './log-safe-text.ts';

/** Facts of the other side's answer, as far as it answered. */
export interface OtherSide {
  readonly host?: string | undefined;
  readonly status?: number | undefined;
  /** `error` and `error_description` of OAuth, or a FHIR issue's code; as they came. */
  readonly error?: string | undefined;
  readonly errorDescription?: string | undefined;
  /** Our own words for what was wrong with an answer: the names of members that are missing, a code of the network. */
  readonly detail?: string | undefined;
}

export interface OperatorEvent extends OtherSide {
  readonly event:
    | 'sign-in-refused'
    | 'session-ended'
    | 'token-not-given'
    | 'token-not-revoked'
    | 'source-failed'
    | 'document-failed'
    | 'search-failed'
    | 'many-people'
    | 'labels-not-known'
    | 'audit-not-writable'
    | 'audit-not-read'
    | 'audit-writable';
  /** The reference on the reader's screen; `none` where nothing is said there. */
  readonly reference: string;
  /** `signIn[].id` or `sources[].id` of the configuration. */
  readonly about: string;
  readonly step: string;
  readonly reason: string;
}

// A closed pipe emits an error event, which would end the process if unhandled: a lost line ends no reader's session.
process.stderr.on('error', () => undefined);

/** Bytes that wait for a reader of standard error, at most: beyond them lines are lost, so that a stalled pipe costs no memory. */
const mostWaiting = 1_000_000;

/** Writes one line to standard error. `names`: a patient's, which another side's text may repeat. */
export function writeOperatorLine(event: OperatorEvent, names: readonly string[] = []): void {
  if (process.stderr.writableLength > mostWaiting) return;
  unblockOutput(process.stderr);
  process.stderr.write(`${operatorLine(event, names)}\n`);
}

/** The line of an event, texts of the other side cleaned and bounded, members without a value left out. */
export function operatorLine({ event, ...facts }: OperatorEvent, names: readonly string[] = []): string {
  const { reference, about, step, reason, host, status, error, errorDescription, detail } = facts;
  // The other side may send anything in place of a text.
  const cleaned = (text: unknown): string | undefined => (typeof text === 'string' ? logSafeText(text, names) : undefined);
  return JSON.stringify({
    time: new Date().toISOString(),
    event,
    reference,
    about,
    step,
    reason,
    host,
    status,
    error: cleaned(error),
    error_description: cleaned(errorDescription),
    detail: cleaned(detail),
  });
}
