import { trailWords, type UnavailableReason } from './words.ts';

/** Thrown by a write that was not taken: what the events announce must not be done. `code` is the system's own for the cause, such as ENOSPC. */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
  readonly reason: UnavailableReason;
  readonly code: string | undefined;
  constructor(reason: UnavailableReason, cause?: unknown) {
    super(trailWords.unavailable(reason), { cause });
    this.reason = reason;
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  }
}
