import type { OtherSide } from '#/lib/operator-log/write-operator-line.ts';
import type { FailureReason } from './source-failure.ts';

/** Facts of a failure for the operator's log: codes and limits, nothing of the patient. */
export function failureFacts(failure: FailureReason): OtherSide {
  switch (failure.kind) {
    case 'denied':
    case 'withheld':
      return { status: failure.status };
    case 'answered-error':
      return { status: failure.status, ...(failure.codes.length > 0 && { error: failure.codes.join(' ') }) };
    case 'timeout':
      return { detail: `${failure.limit} ${failure.ms} ms` };
    case 'too-large':
      return { detail: `${failure.limit} ${failure.value}` };
    case 'no-room':
      return { detail: failure.alone ? 'alone' : 'crowded' };
    case 'resting':
      return { detail: failure.after };
    case 'unreachable':
    case 'unreadable':
    case 'wrong-place':
    case 'no-token':
      return { detail: failure.detail };
    default:
      return {};
  }
}
