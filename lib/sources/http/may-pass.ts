import type { FailureReason } from './source-failure.ts';

const passing: ReadonlySet<FailureReason['kind']> = new Set(['refused', 'timeout', 'resting', 'stopped']);

/** Tells whether a failure may be gone in a minute: otherwise trying again gives the same, and someone must mend it. */
export function mayPass(failure: FailureReason): boolean {
  switch (failure.kind) {
    case 'no-token':
      return failure.passing === true;
    case 'no-room':
      return !failure.alone;
    case 'unreachable':
      return failure.detail === 'connection';
    case 'answered-error':
      return failure.status >= 500 || failure.status === 408 || failure.status === 429;
    default:
      return passing.has(failure.kind);
  }
}
