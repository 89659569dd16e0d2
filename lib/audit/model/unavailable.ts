/** Reason why the trail did not take a write. */
export type UnavailableReason = 'late' | 'stalled' | 'full' | 'refused' | 'closed';

const reasonWords: Readonly<Record<UnavailableReason, string>> = {
  late: 'it did not take the events in time',
  stalled: 'it has taken nothing since an earlier write',
  full: 'too many events wait for it',
  refused: 'it refused the events',
  closed: 'this process is ending',
};

/** Thrown by a write that was not taken: what the events announce must not be done. `code` is the system's own for the cause, such as ENOSPC. */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
  readonly reason: UnavailableReason;
  readonly code: string | undefined;
  constructor(reason: UnavailableReason, cause?: unknown) {
    super(`The audit trail cannot be written, so nothing was asked: ${reasonWords[reason]}.`, { cause });
    this.reason = reason;
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  }
}
